// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/storage.h"
#include "core/connect/demo/fleet.h"

#include <algorithm>

namespace darse::connect::demo {

using namespace Qt::StringLiterals;
using backend::as;
using backend::Image;
using backend::ImageLayer;
using backend::Kind;
using backend::Status;
using backend::Volume;

namespace {

constexpr qint64 kMiB = 1 << 20;
constexpr qint64 kDay = 24LL * 3600 * 1000;

struct Step {
    QString seed; ///< the same seed is the same layer
    double mib = 0;
    QString createdBy;
};

struct ImageRow {
    QString tag; ///< empty: dangling
    QString base;
    std::vector<Step> steps;
    int ageDays = 0;
};

const std::map<QString, Step>& bases()
{
    static const std::map<QString, Step> kBases = {
        {u"debian"_s, {u"debian-12"_s, 74.8, u"ADD rootfs.tar.xz / # buildkit"_s}},
        {u"alpine"_s, {u"alpine-3.20"_s, 7.8, u"ADD alpine-minirootfs-3.20.3-x86_64.tar.gz / # buildkit"_s}},
        {u"scratch"_s, {u"scratch-certs"_s, 2.1, u"COPY /etc/ssl/certs /etc/ssl/certs"_s}},
    };
    return kBases;
}

const Step kNode = {u"node-22"_s, 142.3, u"RUN apk add --no-cache libstdc++ && install node 22.11"_s};
const Step kJava = {u"jre-21"_s, 168.4, u"RUN apt-get install -y openjdk-21-jre-headless"_s};
const Step kPython = {u"python-3.12"_s, 41.6, u"RUN set -eux; build python 3.12.7"_s};
const Step kShopModules = {u"shop-cart-modules"_s, 61.2, u"RUN npm ci --omit=dev"_s};

const std::vector<ImageRow>& rows()
{
    static const std::vector<ImageRow> kRows = {
        {u"docker.io/library/postgres:16"_s,
         u"debian"_s,
         {{u"pg16-user"_s, 9.4, u"RUN groupadd -r postgres"_s},
          {u"pg16"_s, 332.1, u"RUN apt-get install -y postgresql-16"_s},
          {u"pg16-entry"_s, 0.02, u"COPY docker-entrypoint.sh /usr/local/bin/"_s}},
         41},
        {u"docker.io/library/redis:7"_s,
         u"debian"_s,
         {{u"redis7"_s, 37.9, u"RUN make -C /usr/src/redis"_s},
          {u"redis7-entry"_s, 0.01, u"COPY docker-entrypoint.sh /usr/local/bin/"_s}},
         33},
        {u"docker.io/library/nginx:1.27"_s,
         u"debian"_s,
         {{u"nginx127"_s, 112.5, u"RUN apt-get install -y nginx=1.27.2-1"_s},
          {u"nginx127-conf"_s, 0.03, u"COPY 15-local-resolvers.envsh /docker-entrypoint.d"_s}},
         27},
        {u"docker.io/library/python:3.12-slim"_s, u"debian"_s, {kPython}, 19},
        {u"docker.io/library/node:22-alpine"_s,
         u"alpine"_s,
         {kNode, {u"yarn"_s, 5.3, u"RUN install yarn 1.22.22"_s}},
         23},
        {u"docker.io/library/registry:2"_s,
         u"alpine"_s,
         {{u"registry2"_s, 17.6, u"COPY registry /bin/registry"_s}},
         210},
        {u"docker.io/library/ghost:5"_s,
         u"alpine"_s,
         {kNode, {u"ghost5"_s, 311.7, u"RUN npm install -g ghost-cli"_s}},
         60},
        {u"localhost/shop/cart:1.4.2"_s,
         u"alpine"_s,
         {kNode, kShopModules, {u"cart-142"_s, 2.4, u"COPY dist ./"_s}},
         9},
        {u"localhost/shop/cart:1.4.3"_s,
         u"alpine"_s,
         {kNode, kShopModules, {u"cart-143"_s, 2.5, u"COPY dist ./"_s}},
         2},
        {u"localhost/shop/payments:2.0.1"_s,
         u"debian"_s,
         {kJava, {u"payments-201"_s, 58.9, u"COPY target/payments.jar /app/"_s}},
         14},
        {u"docker.io/opensearchproject/opensearch:2.17"_s,
         u"debian"_s,
         {kJava, {u"opensearch"_s, 702.3, u"COPY opensearch /usr/share/opensearch"_s}},
         52},
        {u"localhost/shop/recommender:0.3"_s,
         u"debian"_s,
         {kPython, {u"recommender"_s, 214.8, u"RUN pip install -r requirements.txt"_s}},
         5},
        {u"docker.io/nginx/nginx-prometheus-exporter:1.3"_s,
         u"scratch"_s,
         {{u"nginx-exporter"_s, 13.2, u"COPY nginx-prometheus-exporter /usr/bin/"_s}},
         71},
        {u"quay.io/prometheus/prometheus:v2.55.0"_s,
         u"scratch"_s,
         {{u"prometheus"_s, 131.4, u"COPY prometheus /bin/prometheus"_s},
          {u"promtool"_s, 123.0, u"COPY promtool /bin/promtool"_s}},
         35},
        {u"docker.io/grafana/grafana:11.3.0"_s, u"alpine"_s, {{u"grafana"_s, 451.0, u"COPY public ./public"_s}}, 35},
        {u"quay.io/jupyter/minimal-notebook:2024-10-07"_s,
         u"debian"_s,
         {kPython, {u"jupyter"_s, 388.2, u"RUN mamba install -y jupyterlab"_s}},
         45},
        {u"docker.io/itzg/minecraft-server:java21"_s,
         u"debian"_s,
         {kJava, {u"minecraft"_s, 96.4, u"COPY scripts /"_s}},
         30},
        {u"docker.io/gitea/gitea:1.22"_s, u"alpine"_s, {{u"gitea"_s, 166.5, u"COPY gitea /app/gitea/gitea"_s}}, 48},
        {{}, u"alpine"_s, {kNode, kShopModules, {u"cart-141"_s, 2.4, u"COPY dist ./"_s}}, 31},
        {{}, u"debian"_s, {kPython, {u"recommender-old"_s, 201.5, u"RUN pip install -r requirements.txt"_s}}, 16},
    };
    return kRows;
}

ImageLayer layerFrom(const Step& step)
{
    return {digestOf(step.seed), static_cast<qint64>(step.mib * double(kMiB)), step.createdBy};
}

} // namespace

void shareLayers(World& world)
{
    std::map<QString, int> owners;
    const Table images = world.table(Kind::Image);
    for (const auto& [key, image] : images) {
        for (const ImageLayer& layer : as<Image>(*image).layers)
            ++owners[layer.digest];
    }
    for (const auto& [key, image] : images) {
        qint64 shared = 0;
        for (const ImageLayer& layer : as<Image>(*image).layers)
            shared += owners[layer.digest] > 1 ? layer.size : 0;
        if (shared != as<Image>(*image).sharedSize)
            world.edit<Image>(key, [&](Image& i) { i.sharedSize = shared; });
    }
}

namespace {

std::shared_ptr<Image> made(const World& world, const ImageRow& row)
{
    auto image = std::make_shared<Image>();
    QString recipe = row.base;
    image->layers.push_back(layerFrom(bases().at(row.base)));
    for (const Step& step : row.steps) {
        image->layers.push_back(layerFrom(step));
        recipe += u' ' + step.seed;
    }
    image->key = digestOf(recipe);
    image->digest = digestOf(u"manifest "_s + recipe);
    image->platform = u"linux/amd64"_s;
    if (row.tag.isEmpty())
        image->name = image->key.mid(7, 12);
    else
        image->tags << (image->name = row.tag);
    for (const ImageLayer& layer : image->layers)
        image->size += layer.size;
    image->created = World::dateAt(world.now() - row.ageDays * kDay - qint64(seedOf(image->key) % quint64(kDay)));
    image->status = Status::Idle;
    image->reason = u"Unused"_s;
    return image;
}

struct VolumeRow {
    QString name;
    QString project;
    double mib = -1; ///< < 0: not measured
    int ageDays = 0;
};

} // namespace

std::shared_ptr<Image> imageFrom(const World& world, const QString& reference)
{
    const auto known =
        std::find_if(rows().begin(), rows().end(), [&](const ImageRow& r) { return r.tag == reference; });
    if (known != rows().end())
        return made(world, *known);
    const quint64 seed = seedOf(reference);
    ImageRow row{reference, seed % 2 ? u"alpine"_s : u"debian"_s, {}, 3 + int(seed % 60)};
    for (quint64 i = 0; i < 2 + (seed >> 8) % 3; ++i)
        row.steps.push_back(
            {u"%1 %2"_s.arg(reference).arg(i), 1 + 90 * unit(mixed(seed, i)), u"RUN build step %1"_s.arg(i + 1)});
    return made(world, row);
}

QString addImage(World& world, const QString& reference)
{
    auto image = imageFrom(world, reference);
    const QString key = image->key;
    world.put(std::move(image));
    shareLayers(world);
    return key;
}

void addImages(World& world)
{
    for (const ImageRow& row : rows())
        world.put(made(world, row));
    shareLayers(world);
}

void addVolumes(World& world)
{
    const VolumeRow kVolumes[] = {
        {u"shop_postgres"_s, u"shop"_s, 2412.4, 187},     {u"shop_redis"_s, u"shop"_s, 38.2, 187},
        {u"registry_blobs"_s, {}, 9120.9, 320},           {u"jupyter_home"_s, u"school"_s, 612.0, 66},
        {u"minecraft_world"_s, u"school"_s, 1288.7, 120}, {u"gitea"_s, {}, 845.1, 240},
        {u"shop_postgres_old"_s, u"shop"_s, 1871.3, 402}, {u"scratch"_s, {}, -1, 12},
    };
    for (const VolumeRow& row : kVolumes) {
        auto volume = std::make_shared<Volume>();
        volume->key = volume->name = row.name;
        volume->project = row.project;
        volume->created = World::dateAt(world.now() - row.ageDays * kDay);
        volume->status = Status::Idle;
        volume->reason = u"Unused"_s;
        volume->driver = u"local"_s;
        volume->mountPoint = u"/var/lib/darse/volumes/%1/data"_s.arg(row.name);
        if (row.mib >= 0)
            volume->size = static_cast<qint64>(row.mib * double(kMiB));
        world.put(std::move(volume));
    }
}

} // namespace darse::connect::demo
