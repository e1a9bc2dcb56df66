// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/container.h"
#include "core/connect/demo/fleet.h"
#include "core/connect/demo/lifecycle.h"
#include "core/connect/demo/pods.h"

namespace darse::connect::demo {

using namespace Qt::StringLiterals;
using backend::Container;
using backend::Mount;
using backend::PublishedPort;
using backend::Status;

namespace {

constexpr qint64 kHour = qint64{3600} * 1000;

struct Row {
    PartPlan part;
    QString project;
    QStringList networks;
    std::vector<PublishedPort> ports;
    QString restartPolicy = u"unless-stopped"_s;
    double hoursUp = 0; ///< 0: not running
    std::optional<int> exitCode = {};
    bool isPaused = false;
};

Mount volume(const QString& name, const QString& target)
{
    return {name, target, true, false};
}

std::vector<Row> shopRows()
{
    return {
        {{u"postgres"_s,
          u"docker.io/library/postgres:16"_s,
          Character::Database,
          2,
          1024,
          5432,
          {u"postgres"_s, u"-c"_s, u"shared_buffers=256MB"_s},
          {{u"POSTGRES_DB"_s, u"shop"_s},
           {u"POSTGRES_PASSWORD_FILE"_s, u"/run/secrets/postgres"_s},
           {u"PGDATA"_s, u"/var/lib/postgresql/data"_s}},
          {volume(u"shop_postgres"_s, u"/var/lib/postgresql/data"_s)},
          true},
         u"shop"_s,
         {u"shop_backend"_s},
         {{u"127.0.0.1"_s, 5432, 5432, u"tcp"_s}},
         u"always"_s,
         93.4},
        {{u"redis"_s,
          u"docker.io/library/redis:7"_s,
          Character::Cache,
          1,
          256,
          6379,
          {u"redis-server"_s, u"--save"_s, u"60"_s, u"1000"_s},
          {{u"REDIS_VERSION"_s, u"7.4.1"_s}},
          {volume(u"shop_redis"_s, u"/data"_s)},
          true},
         u"shop"_s,
         {u"shop_backend"_s},
         {},
         u"always"_s,
         93.3},
        {{u"price-import"_s,
          u"docker.io/library/python:3.12-slim"_s,
          Character::Batch,
          1,
          256,
          0,
          {u"python"_s, u"import.py"_s},
          {{u"BATCH"_s, u"prices"_s}},
          {}},
         u"shop"_s,
         {u"shop_backend"_s},
         {},
         u"no"_s,
         3.2,
         {},
         true},
        {{u"mail-catcher"_s,
          u"docker.io/library/node:22-alpine"_s,
          Character::Quiet,
          0,
          128,
          1025,
          {u"node"_s, u"mail.js"_s},
          {{u"NODE_ENV"_s, u"development"_s}},
          {}},
         u"shop"_s,
         {u"shop_backend"_s, u"bridge"_s},
         {{{}, 8025, 8025, u"tcp"_s}},
         u"no"_s,
         0,
         0},
    };
}

std::vector<Row> otherRows()
{
    return {
        {{u"registry"_s,
          u"docker.io/library/registry:2"_s,
          Character::Quiet,
          0,
          0,
          5000,
          {u"/entrypoint.sh"_s, u"/etc/docker/registry/config.yml"_s},
          {{u"REGISTRY_STORAGE_DELETE_ENABLED"_s, u"true"_s}},
          {volume(u"registry_blobs"_s, u"/var/lib/registry"_s)}},
         {},
         {u"bridge"_s},
         {{{}, 5000, 5000, u"tcp"_s}},
         u"always"_s,
         411.0},
        {{u"gitea"_s,
          u"docker.io/gitea/gitea:1.22"_s,
          Character::Web,
          1,
          512,
          3000,
          {u"/usr/bin/entrypoint"_s},
          {{u"USER_UID"_s, u"1000"_s}, {u"GITEA__log__LEVEL"_s, u"info"_s}},
          {volume(u"gitea"_s, u"/data"_s)},
          true},
         {},
         {u"bridge"_s},
         {{{}, 3000, 3000, u"tcp"_s}, {{}, 2222, 22, u"tcp"_s}},
         u"unless-stopped"_s,
         26.1},
        {{u"jupyter"_s,
          u"quay.io/jupyter/minimal-notebook:2024-10-07"_s,
          Character::Leaky,
          2,
          512,
          8888,
          {u"start-notebook.py"_s},
          {{u"JUPYTER_ENABLE_LAB"_s, u"yes"_s}},
          {volume(u"jupyter_home"_s, u"/home/jovyan"_s)}},
         u"school"_s,
         {u"school_lab"_s},
         {{u"127.0.0.1"_s, 8888, 8888, u"tcp"_s}},
         u"on-failure"_s,
         0.01},
        {{u"minecraft"_s,
          u"docker.io/itzg/minecraft-server:java21"_s,
          Character::Game,
          4,
          3072,
          25565,
          {u"/start"_s},
          {{u"EULA"_s, u"TRUE"_s}, {u"DIFFICULTY"_s, u"peaceful"_s}, {u"MEMORY"_s, u"2G"_s}},
          {volume(u"minecraft_world"_s, u"/data"_s)}},
         u"school"_s,
         {u"school_lab"_s},
         {{{}, 25565, 25565, u"tcp"_s}},
         u"unless-stopped"_s,
         5.2},
        {{u"sandbox"_s,
          u"docker.io/library/python:3.12-slim"_s,
          Character::Script,
          0.5,
          128,
          0,
          {u"python"_s, u"-m"_s, u"http.server"_s},
          {{u"PYTHONUNBUFFERED"_s, u"1"_s}},
          {}},
         u"default"_s,
         {u"bridge"_s},
         {},
         u"no"_s,
         0,
         1},
    };
}

void add(World& world, const Row& row)
{
    auto container = containerFrom(world, row.part);
    const QString key = row.part.name;
    container->key = container->name = key;
    container->project = row.project;
    container->networks = row.networks;
    container->restartPolicy = row.restartPolicy;
    container->settings.isKnown = true;
    container->settings.workingDirectory = u"/srv"_s;
    container->settings.hostName = key;
    container->settings.logDriver = u"local"_s;
    container->settings.droppedCapabilities = {u"NET_RAW"_s};
    container->settings.securityOptions = {u"no-new-privileges"_s};
    container->settings.processes = 2048;
    if (!row.ports.empty())
        container->ports = row.ports;
    const auto up = static_cast<qint64>(row.hoursUp * double(kHour));
    container->created = World::dateAt(world.now() - up - 40 * kHour);
    const QString first = row.networks.value(0);
    const QString subnet =
        first == u"shop_backend" ? u"10.89.0"_s : (first == u"school_lab" ? u"10.89.1"_s : u"10.88.0"_s);
    container->address = subnet + u'.' + QString::number(2 + seedOf(key) % 250);
    if (!row.project.isEmpty())
        container->labels.insert(u"com.docker.compose.project"_s, row.project);
    container->labels.insert(u"app"_s, key);
    admit(world, container, row.part.character);
    if (!row.exitCode) {
        setRunning(world, key, world.now() - up);
        if (row.isPaused)
            pause(world, key);
        return;
    }
    world.cells[key].runs.push_back(
        {.from = world.now() - 9 * kHour, .until = world.now() - 8 * kHour, .exit = row.exitCode});
    world.edit<Container>(key, [&](Container& c) {
        c.started = World::dateAt(world.now() - 9 * kHour);
        c.finished = World::dateAt(world.now() - 8 * kHour);
        c.exitCode = row.exitCode;
        c.status = *row.exitCode == 0 ? Status::Stopped : Status::Failed;
        c.reason = *row.exitCode == 0 ? u"Exited (0)"_s : u"Exited (%1)"_s.arg(*row.exitCode);
    });
}

} // namespace

void addContainers(World& world)
{
    for (const Row& row : shopRows())
        add(world, row);
    for (const Row& row : otherRows())
        add(world, row);
}

} // namespace darse::connect::demo
