// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/lifecycle.h"

#include "core/backend/container.h"
#include "core/backend/storage.h"
#include "core/connect/demo/journal.h"

#include <algorithm>

namespace darse::connect::demo {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using backend::Container;
using backend::Kind;
using backend::Status;

namespace {

constexpr qint64 kForgivenAfter = 5 * 60 * 1000;

void openRun(World& world, const QString& key, Run run)
{
    auto& runs = world.cells[key].runs;
    if (runs.size() == Cell::kKeptRuns)
        runs.erase(runs.begin());
    runs.push_back(run);
}

void closeRun(World& world, const QString& key, std::optional<int> exit)
{
    auto& runs = world.cells[key].runs;
    if (!runs.empty() && runs.back().until == 0) {
        runs.back().until = world.now();
        runs.back().exit = exit;
    }
}

void failPull(World& world, const QString& key)
{
    const auto container = world.get<Container>(key);
    const QString host = container->image.section(u'/', 0, 0);
    world.edit<Container>(key, [&](Container& c) {
        c.status = Status::Failed;
        c.reason = u"ImagePullBackOff: %1 does not answer"_s.arg(host);
    });
    tell(world, *container,
         {Tone::Warning, u"Failed"_s, u"Cannot pull %1: %2 does not answer"_s.arg(container->image, host)});
    tell(world, *container, {Tone::Warning, u"BackOff"_s, u"Waiting before pulling %1 again"_s.arg(container->image)});
    answer(world, key, Error(ErrorKind::NotFound, "image " + container->image.toStdString() + " cannot be pulled"));
    later(world, key, 150s, [&world, key] { beginStart(world, key); });
}

bool comesBack(const Container& container, const Ending& ending)
{
    return container.restartPolicy == "always"_L1 || container.restartPolicy == "unless-stopped"_L1 ||
           (container.restartPolicy == "on-failure"_L1 && ending.code != 0);
}

} // namespace

QString imageKeyOf(const World& world, const QString& reference)
{
    for (const auto& [key, object] : world.table(Kind::Image)) {
        if (backend::as<backend::Image>(*object).tags.contains(reference))
            return key;
    }
    return {};
}

void newCourse(World& world, const QString& key)
{
    answer(world, key, Error(ErrorKind::Conflict, "container " + key.toStdString() + " was told to do something else"));
    ++world.cells[key].epoch;
}

void answer(World& world, const QString& key, const Result<void>& result)
{
    if (const auto promise = std::exchange(world.cells[key].waiting, nullptr)) {
        promise->addResult(result);
        promise->finish();
    }
}

void later(World& world, const QString& key, Milliseconds delay, std::function<void()> action)
{
    const quint64 epoch = world.cells[key].epoch;
    world.after(delay, [&world, key, epoch, action = std::move(action)] {
        const auto cell = world.cells.find(key);
        if (cell != world.cells.end() && cell->second.epoch == epoch)
            action();
    });
}

void beginStart(World& world, const QString& key)
{
    const auto container = world.get<Container>(key);
    const QString image = imageKeyOf(world, container->image);
    const bool isPulling = image.isEmpty();
    world.edit<Container>(key, [&](Container& c) {
        c.status = isPulling ? Status::Pending : Status::Starting;
        c.reason = isPulling ? u"ErrImagePull"_s : u"ContainerCreating"_s;
        c.imageKey = image;
    });
    if (isPulling) {
        tell(world, *container, {Tone::Normal, u"Pulling"_s, u"Pulling image %1"_s.arg(container->image)});
        later(world, key, 6s, [&world, key] { failPull(world, key); });
        return;
    }
    const auto takes = Milliseconds(1200 + static_cast<qint64>(world.random() % 2600));
    later(world, key, takes, [&world, key] {
        setRunning(world, key, world.now());
        tell(world, *world.get<Container>(key),
             {Tone::Normal, u"Started"_s, u"Started container %1"_s.arg(world.get<Container>(key)->name)});
        answer(world, key, ok());
    });
}

void setRunning(World& world, const QString& key, qint64 since)
{
    world.edit<Container>(key, [&](Container& c) {
        c.status = Status::Running;
        c.reason = u"Running"_s;
        c.started = World::dateAt(since);
        c.finished = {};
        c.exitCode.reset();
        if (c.isHealthy)
            c.isHealthy = true;
        c.pid = static_cast<qint64>(2000 + world.random() % 30000);
    });
    openRun(world, key, {.from = since});
}

void setEnded(World& world, const QString& key, const Ending& ending)
{
    closeRun(world, key, ending.code);
    world.edit<Container>(key, [&](Container& c) {
        c.status = ending.status;
        c.reason = ending.reason;
        c.finished = world.date();
        c.exitCode = ending.code;
        c.pid = 0;
    });
}

void beginStop(World& world, const QString& key, const Ending& ending, std::function<void()> afterwards)
{
    const auto container = world.get<Container>(key);
    world.edit<Container>(key, [&](Container& c) {
        c.status = Status::Stopping;
        c.reason = ending.code == 137 ? u"SIGKILL sent"_s : u"SIGTERM sent"_s;
    });
    tell(world, *container, {Tone::Normal, u"Killing"_s, u"Stopping container %1"_s.arg(container->name)});
    const Milliseconds takes =
        ending.code == 137 ? 300ms : Milliseconds(1500 + static_cast<qint64>(world.random() % 1500));
    later(world, key, takes, [&world, key, ending, afterwards = std::move(afterwards)] {
        setEnded(world, key, ending);
        if (afterwards)
            afterwards();
        else
            answer(world, key, ok());
    });
}

void crash(World& world, const QString& key, const Ending& ending)
{
    newCourse(world, key);
    auto container = world.get<Container>(key);
    Cell& cell = world.cells[key];
    if (!cell.runs.empty() && world.now() - cell.runs.back().from > kForgivenAfter)
        cell.crashes = 0;
    setEnded(world, key, ending);
    container = world.get<Container>(key);
    const Tone tone = ending.code == 0 ? Tone::Normal : Tone::Warning;
    tell(world, *container,
         {tone, ending.code == 137 ? u"OOMKilled"_s : u"Exited"_s,
          u"Container %1 ended: %2"_s.arg(container->name, ending.reason)});
    if (!comesBack(*container, ending))
        return;
    const auto delay = std::min(160s, 10s * (1 << std::min(cell.crashes, 5)));
    ++cell.crashes;
    world.edit<Container>(key, [&](Container& c) {
        c.status = Status::Restarting;
        c.reason = u"CrashLoopBackOff: %1; next try in %2 s"_s.arg(ending.reason).arg(delay.count());
    });
    tell(world, *container,
         {Tone::Warning, u"BackOff"_s, u"Back-off restarting failed container %1"_s.arg(container->name)});
    later(world, key, delay, [&world, key] {
        world.edit<Container>(key, [](Container& c) { ++c.restarts; });
        beginStart(world, key);
    });
}

void pause(World& world, const QString& key)
{
    closeRun(world, key, std::nullopt);
    openRun(world, key, {.from = world.now(), .isFrozen = true});
    world.edit<Container>(key, [](Container& c) {
        c.status = Status::Paused;
        c.reason = u"Paused"_s;
    });
    const auto container = world.get<Container>(key);
    tell(world, *container, {Tone::Normal, u"Paused"_s, u"Paused container %1"_s.arg(container->name)});
}

void resume(World& world, const QString& key)
{
    closeRun(world, key, std::nullopt);
    openRun(world, key, {.from = world.now(), .isResumed = true});
    world.edit<Container>(key, [](Container& c) {
        c.status = Status::Running;
        c.reason = u"Running"_s;
    });
    const auto container = world.get<Container>(key);
    tell(world, *container, {Tone::Normal, u"Resumed"_s, u"Resumed container %1"_s.arg(container->name)});
}

} // namespace darse::connect::demo
