// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/container.h"
#include "core/backend/storage.h"
#include "core/connect/demo/fleet.h"

namespace darse::connect::demo {

using namespace Qt::StringLiterals;
using backend::Container;
using backend::Kind;
using backend::Status;

namespace {

constexpr qint64 kHour = 3600 * 1000;

constexpr auto kWorkerImage = "localhost/bench/worker:1"_L1;

QString workerKey(int number)
{
    return u"worker-%1"_s.arg(number, 5, 10, QChar(u'0'));
}

} // namespace

void addGenerated(World& world, int count)
{
    if (count <= 0)
        return;
    Container worker;
    worker.image = kWorkerImage;
    worker.imageKey = addImage(world, kWorkerImage);
    worker.project = u"default"_s;
    worker.labels = {{u"generated"_s, u"true"_s}};
    worker.restartPolicy = u"no"_s;
    worker.reason = u"Running"_s;
    QStringList keys;
    keys.reserve(count);
    for (int i = 1; i <= count; ++i) {
        auto copy = std::make_shared<Container>(worker);
        copy->key = copy->name = workerKey(i);
        const quint64 seed = seedOf(copy->key, world.seed());
        copy->status = seed % 11 == 0 ? Status::Stopped : Status::Running;
        copy->created = copy->started = World::dateAt(world.now() - qint64(seed % quint64(72 * kHour)));
        keys << copy->key;
        world.put(std::move(copy));
    }
    world.edit<backend::Image>(worker.imageKey, [&](backend::Image& image) {
        image.labels = worker.labels;
        image.usedBy = keys;
        image.status = Status::Active;
        image.reason = u"In use"_s;
    });
}

void churnGenerated(World& world, double share)
{
    const Table& containers = world.table(Kind::Container);
    QStringList chosen;
    for (auto it = containers.lower_bound(u"worker-"_s); it != containers.end() && it->first.startsWith("worker-"_L1);
         ++it) {
        if (unit(world.random()) < share)
            chosen << it->first;
    }
    for (const QString& key : chosen) {
        world.edit<Container>(key, [](Container& c) {
            const bool runs = c.status == Status::Running;
            c.status = runs ? Status::Restarting : Status::Running;
            c.reason = runs ? u"Restarting"_s : u"Running"_s;
            ++c.restarts;
        });
    }
}

} // namespace darse::connect::demo
