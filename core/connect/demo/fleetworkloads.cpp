// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/derived.h"
#include "core/connect/demo/fleet.h"
#include "core/connect/demo/workloads.h"

namespace darse::connect::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHour = 3600 * 1000;

struct Row {
    PodPlan plan;
    int replicas = 1;
    int hoursUp = 1;
};

std::vector<Row> shopRows()
{
    const PartPlan nginx{u"nginx"_s,
                         u"docker.io/library/nginx:1.27"_s,
                         Character::Web,
                         0.5,
                         128,
                         8080,
                         {u"nginx"_s, u"-g"_s, u"daemon off;"_s},
                         {{u"NGINX_VERSION"_s, u"1.27.2"_s}, {u"UPSTREAM"_s, u"http://cart:3000"_s}},
                         {{u"frontend-nginx"_s, u"/etc/nginx/conf.d"_s, false, true}},
                         true};
    const PartPlan exporter{
        u"metrics"_s, u"docker.io/nginx/nginx-prometheus-exporter:1.3"_s, Character::Sidecar, 0.1, 32,
        9113,         {u"/usr/bin/nginx-prometheus-exporter"_s}};
    const PartPlan cart{
        u"cart"_s,
        u"localhost/shop/cart:1.4.2"_s,
        Character::Script,
        1,
        256,
        3000,
        {u"node"_s, u"server.js"_s},
        {{u"NODE_ENV"_s, u"production"_s}, {u"REDIS_URL"_s, u"redis://redis:6379/0"_s}, {u"LOG_LEVEL"_s, u"info"_s}},
        {},
        true};
    const PartPlan payments{u"payments"_s,
                            u"localhost/shop/payments:2.0.1"_s,
                            Character::Heap,
                            1.5,
                            768,
                            8443,
                            {u"java"_s, u"-Xmx512m"_s, u"-jar"_s, u"/app/payments.jar"_s},
                            {{u"JAVA_TOOL_OPTIONS"_s, u"-XX:+UseG1GC"_s}, {u"PROVIDER_MODE"_s, u"sandbox"_s}},
                            {},
                            true};
    const PartPlan search{u"search"_s,
                          u"docker.io/opensearchproject/opensearch:2.17"_s,
                          Character::Heap,
                          2,
                          2048,
                          9200,
                          {u"/usr/share/opensearch/bin/opensearch"_s},
                          {{u"discovery.type"_s, u"single-node"_s}}};
    const PartPlan recommender{u"recommender"_s,
                               u"localhost/shop/recommender:0.3"_s,
                               Character::Script,
                               1,
                               384,
                               8000,
                               {u"python"_s, u"-m"_s, u"recommender"_s},
                               {{u"PYTHONUNBUFFERED"_s, u"1"_s}, {u"MODEL"_s, u"/models/latest"_s}}};
    return {
        {{u"shop"_s, u"frontend"_s, {nginx, exporter}}, 2, 52}, {{u"shop"_s, u"cart"_s, {cart}}, 2, 31},
        {{u"shop"_s, u"payments"_s, {payments}}, 2, 76},        {{u"shop"_s, u"search"_s, {search}}, 1, 90},
        {{u"shop"_s, u"recommender"_s, {recommender}}, 1, 1},
    };
}

std::vector<Row> otherRows()
{
    const PartPlan ghost{u"ghost"_s,
                         u"docker.io/library/ghost:5"_s,
                         Character::Script,
                         0.5,
                         384,
                         2368,
                         {u"node"_s, u"current/index.js"_s},
                         {{u"url"_s, u"https://blog.example.org"_s}},
                         {},
                         true};
    const PartPlan comments{u"comments"_s, u"registry.example.org/blog/comments:0.9"_s, Character::Script, 0.5, 128,
                            8000};
    const PartPlan prometheus{u"prometheus"_s,
                              u"quay.io/prometheus/prometheus:v2.55.0"_s,
                              Character::Database,
                              1,
                              512,
                              9090,
                              {u"/bin/prometheus"_s, u"--config.file=/etc/prometheus/prometheus.yml"_s},
                              {},
                              {{u"prometheus"_s, u"/etc/prometheus"_s, false, true}}};
    const PartPlan grafana{u"grafana"_s,   u"docker.io/grafana/grafana:11.3.0"_s,       Character::Web, 0.5, 256, 3000,
                           {u"/run.sh"_s}, {{u"GF_USERS_DEFAULT_THEME"_s, u"system"_s}}};
    const PartPlan exercises{u"exercises"_s,
                             u"docker.io/library/python:3.12-slim"_s,
                             Character::Script,
                             0.5,
                             192,
                             8000,
                             {u"python"_s, u"-m"_s, u"http.server"_s, u"8000"_s},
                             {{u"LANGUAGE"_s, u"fr"_s}}};
    return {
        {{u"blog"_s, u"blog"_s, {ghost}}, 1, 120},
        {{u"blog"_s, u"comments"_s, {comments}}, 1, 2},
        {{u"monitoring"_s, u"prometheus"_s, {prometheus}}, 1, 200},
        {{u"monitoring"_s, u"grafana"_s, {grafana}}, 1, 200},
        {{u"school"_s, u"exercises"_s, {exercises}}, 2, 7},
    };
}

} // namespace

void addDeployments(World& world)
{
    for (const auto& rows : {shopRows(), otherRows()}) {
        for (const Row& row : rows)
            addDeployment(world, row.plan, row.replicas,
                          world.now() - row.hoursUp * kHour - qint64(seedOf(row.plan.name) % quint64(kHour)));
    }
}

void populate(World& world)
{
    addNode(world);
    addImages(world);
    addVolumes(world);
    addNetworks(world);
    addConfiguration(world);
    addContainers(world);
    addDeployments(world);
    addServices(world);
    settle(world);
}

} // namespace darse::connect::demo
