// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/config.h"
#include "core/backend/networking.h"
#include "core/backend/node.h"
#include "core/connect/demo/fleet.h"

namespace darse::connect::demo {

using namespace Qt::StringLiterals;
using backend::ConfigMap;
using backend::Network;
using backend::Node;
using backend::Route;
using backend::Secret;
using backend::Service;
using backend::Status;

namespace {

constexpr qint64 kDay = 24LL * 3600 * 1000;

/// The head that everything of a project has.
template <class T>
std::shared_ptr<T> made(const World& world, const QString& project, const QString& name, int ageDays)
{
    auto object = std::make_shared<T>();
    object->key = project.isEmpty() ? name : project + u'/' + name;
    object->name = name;
    object->project = project;
    object->created = World::dateAt(world.now() - ageDays * kDay - qint64(seedOf(object->key) % quint64(kDay)));
    object->status = Status::Active;
    object->reason = u"Active"_s;
    return object;
}

void addConfigMap(World& world, const QString& project, const QString& name, const QMap<QString, QString>& entries)
{
    auto map = made<ConfigMap>(world, project, name, 44);
    map->entries = entries;
    world.put(std::move(map));
}

void addSecret(World& world, const std::shared_ptr<Secret>& secret, const QMap<QString, QString>& values)
{
    secret->keys = values.keys();
    world.secrets[secret->key] = values;
    world.put(secret);
}

std::shared_ptr<Secret> secretOf(const World& world, const QString& project, const QString& name, const QString& type)
{
    auto secret = made<Secret>(world, project, name, 90);
    secret->type = type;
    return secret;
}

void addService(World& world, const QString& project, const QString& app, const backend::ServicePort& port)
{
    auto service = made<Service>(world, project, app, 187);
    service->type = u"ClusterIP"_s;
    service->address = u"10.43.%1.%2"_s.arg(seedOf(service->key) % 250).arg(2 + (seedOf(service->key) >> 8) % 250);
    service->ports = {port};
    service->selector = {{u"app"_s, app}};
    service->labels = service->selector;
    world.put(std::move(service));
}

void addRoute(World& world, const QString& project, const QString& service, const QString& host)
{
    auto route = made<Route>(world, project, service, 187);
    route->host = host;
    route->path = u"/"_s;
    route->service = service;
    route->tls = project == "school"_L1 ? QString() : u"edge"_s;
    route->reason = u"Admitted"_s;
    world.put(std::move(route));
}

struct NetworkRow {
    QString name;
    QString project;
    QString subnet;
    bool isInternal = false;
    bool hasNames = true;
};

} // namespace

void addNode(World& world)
{
    auto node = made<Node>(world, {}, u"this-machine"_s, 402);
    node->reason = u"Ready"_s;
    node->system = u"Debian GNU/Linux 12 (bookworm)"_s;
    node->kernel = u"6.1.0-26-amd64"_s;
    node->engine = u"Demonstration fleet 1.0"_s;
    node->runtime = u"crun 1.8.1"_s;
    node->cgroups = u"v2"_s;
    node->address = u"192.0.2.10"_s;
    node->isRootless = true;
    node->cpus = 8;
    node->memoryBytes = 16LL << 30;
    node->diskBytes = 512LL << 30;
    node->diskUsedBytes = 187LL << 30;
    world.put(std::move(node));
}

void addNetworks(World& world)
{
    const NetworkRow kNetworks[] = {
        {u"bridge"_s, {}, u"10.88.0"_s, false, false},
        {u"shop_backend"_s, u"shop"_s, u"10.89.0"_s},
        {u"school_lab"_s, u"school"_s, u"10.89.1"_s},
        {u"internal"_s, {}, u"10.89.7"_s, true},
    };
    for (const NetworkRow& row : kNetworks) {
        auto network = made<Network>(world, {}, row.name, 187);
        network->project = row.project;
        network->driver = u"bridge"_s;
        network->subnet = row.subnet + u".0/24"_s;
        network->gateway = row.subnet + u".1"_s;
        network->isInternal = row.isInternal;
        network->hasNames = row.hasNames;
        world.put(std::move(network));
    }
}

void addConfiguration(World& world)
{
    addConfigMap(
        world, u"shop"_s, u"frontend-nginx"_s,
        {{u"default.conf"_s,
          u"server {\n    listen 8080;\n    location / {\n        proxy_pass http://cart:3000;\n    }\n}\n"_s}});
    addConfigMap(world, u"shop"_s, u"cart"_s,
                 {{u"LOG_LEVEL"_s, u"info"_s}, {u"REDIS_URL"_s, u"redis://redis:6379/0"_s}, {u"CURRENCY"_s, u"EUR"_s}});
    addConfigMap(world, u"shop"_s, u"payments"_s,
                 {{u"application.yaml"_s, u"server:\n  port: 8443\nprovider:\n  mode: sandbox\n  timeout: 5s\n"_s}});
    addConfigMap(
        world, u"monitoring"_s, u"prometheus"_s,
        {{u"prometheus.yml"_s,
          u"global:\n  scrape_interval: 15s\nscrape_configs:\n  - job_name: frontend\n    static_configs:\n      - targets: ['frontend:9113']\n"_s}});
    addConfigMap(world, u"school"_s, u"exercises"_s,
                 {{u"LANGUAGE"_s, u"fr"_s}, {u"WELCOME"_s, u"Bienvenue à l'atelier « conteneurs »"_s}});

    addSecret(world, secretOf(world, u"shop"_s, u"postgres"_s, u"Opaque"_s),
              {{u"password"_s, u"not-a-real-password"_s}, {u"username"_s, u"shop"_s}});
    addSecret(world, secretOf(world, u"shop"_s, u"payments-api"_s, u"Opaque"_s),
              {{u"token"_s, u"demo-0000-1111-2222"_s}});
    addSecret(world, secretOf(world, u"shop"_s, u"shop-tls"_s, u"kubernetes.io/tls"_s),
              {{u"tls.crt"_s, u"-----BEGIN CERTIFICATE-----\nZGVtb25zdHJhdGlvbiBvbmx5\n-----END CERTIFICATE-----\n"_s},
               {u"tls.key"_s, u"demonstration only\n"_s}});
    addSecret(world, secretOf(world, u"monitoring"_s, u"grafana-admin"_s, u"Opaque"_s),
              {{u"admin-password"_s, u"not-a-real-password"_s}});
}

void addServices(World& world)
{
    addService(world, u"shop"_s, u"frontend"_s, {u"http"_s, 80, 8080, u"TCP"_s});
    addService(world, u"shop"_s, u"cart"_s, {u"http"_s, 3000, 3000, u"TCP"_s});
    addService(world, u"shop"_s, u"payments"_s, {u"https"_s, 8443, 8443, u"TCP"_s});
    addService(world, u"shop"_s, u"search"_s, {u"http"_s, 9200, 9200, u"TCP"_s});
    addService(world, u"blog"_s, u"blog"_s, {u"http"_s, 80, 2368, u"TCP"_s});
    addService(world, u"blog"_s, u"comments"_s, {u"http"_s, 80, 8000, u"TCP"_s});
    addService(world, u"monitoring"_s, u"grafana"_s, {u"http"_s, 80, 3000, u"TCP"_s});
    addService(world, u"school"_s, u"exercises"_s, {u"http"_s, 80, 8000, u"TCP"_s});
    addRoute(world, u"shop"_s, u"frontend"_s, u"shop.example.org"_s);
    addRoute(world, u"blog"_s, u"blog"_s, u"blog.example.org"_s);
    addRoute(world, u"monitoring"_s, u"grafana"_s, u"grafana.example.org"_s);
    addRoute(world, u"school"_s, u"exercises"_s, u"atelier.example.org"_s);
}

} // namespace darse::connect::demo
