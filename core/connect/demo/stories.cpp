// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/stories.h"

#include "core/backend/workload.h"
#include "core/connect/demo/derived.h"
#include "core/connect/demo/journal.h"
#include "core/connect/demo/life.h"
#include "core/connect/demo/lifecycle.h"
#include "core/connect/demo/pods.h"
#include "core/connect/demo/workloads.h"

namespace darse::connect::demo {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using backend::Container;
using backend::Deployment;
using backend::Kind;
using backend::Status;

namespace {

constexpr std::size_t kKeptJobs = 2;

/// The first container of a deployment that works, empty when there is none.
QString workingPart(const World& world, const QString& deployment)
{
    for (const QString& pod : podsOf(world, {Kind::Deployment, deployment})) {
        for (const auto& [key, object] : world.table(Kind::Container)) {
            const bool isPart = backend::as<Container>(*object).podKey == pod;
            if (isPart && object->status == Status::Running && !world.dyingPods.contains(pod))
                return key;
        }
    }
    return {};
}

/// Crashes six times, each time after a few seconds and with a longer wait, then works for eleven minutes.
void crashLoop(World& world, int crashes)
{
    const QString key = workingPart(world, u"shop/recommender"_s);
    if (crashes == 6) {
        world.after(11min, [&world] { crashLoop(world, 0); });
        return;
    }
    if (!key.isEmpty())
        crash(world, key, {1, Status::Failed, u"Exited (1): KeyError: 'model'"_s});
    world.after(key.isEmpty() ? 4s : 14s, [&world, next = crashes + !key.isEmpty()] { crashLoop(world, next); });
}

/// Every twelve minutes the health check fails for a minute and a half.
void unhealthy(World& world)
{
    const QString key = u"gitea"_s;
    const auto before = world.get<Container>(key);
    if (before && before->status == Status::Running) {
        world.edit<Container>(key, [](Container& c) {
            c.status = Status::Warning;
            c.isHealthy = false;
            c.reason = u"unhealthy: health check answered HTTP 503"_s;
        });
        tell(world, *before, {Tone::Warning, u"Unhealthy"_s, u"Health check of gitea answered HTTP 503"_s});
        later(world, key, 95s, [&world, key] {
            const auto now = world.get<Container>(key);
            if (now->status != Status::Warning)
                return;
            world.edit<Container>(key, [](Container& c) {
                c.status = Status::Running;
                c.isHealthy = true;
                c.reason = u"Running"_s;
            });
            tell(world, *now, {Tone::Normal, u"Healthy"_s, u"Health check of gitea succeeds again"_s});
        });
    }
    world.after(12min, [&world] { unhealthy(world); });
}

/// A process that fills its memory limit is killed by the kernel.
void outOfMemory(World& world)
{
    const QString key = u"jupyter"_s;
    const auto container = world.get<Container>(key);
    if (container && container->status == Status::Running &&
        world.now() - container->started.toMSecsSinceEpoch() >= kLeakMilliseconds)
        crash(world, key, {137, Status::Failed, u"OOMKilled: the limit of 512 MiB is used up"_s});
    world.after(2s, [&world] { outOfMemory(world); });
}

/// A new version of the cart every thirteen minutes, to and fro.
void rollOutCart(World& world)
{
    const QString key = u"shop/cart"_s;
    if (const auto cart = world.get<Deployment>(key)) {
        const bool isNew = cart->image.endsWith("1.4.3"_L1);
        rollOut(world, key, isNew ? u"localhost/shop/cart:1.4.2"_s : u"localhost/shop/cart:1.4.3"_s);
    }
    world.after(13min, [&world] { rollOutCart(world); });
}

/// Four replicas under load, two again afterwards; whoever scales it to something else is left alone.
void followLoad(World& world)
{
    const QString key = u"shop/frontend"_s;
    if (const auto frontend = world.get<Deployment>(key)) {
        if (frontend->desired == 2)
            scaleTo(world, key, 4);
        else if (frontend->desired == 4)
            scaleTo(world, key, 2);
    }
    world.after(5min, [&world] { followLoad(world); });
}

struct JobStory {
    QString project;
    QString name;
    PartPlan part;
    Milliseconds takes;
    Milliseconds every;
    int exitCode = 0;
    QString reason = u"Completed"_s;
};

void forgetOldJobs(World& world, const JobStory& story)
{
    std::vector<QString> known;
    for (const auto& [key, job] : world.table(Kind::Job)) {
        if (job->labels.value(u"app"_s) == story.name && job->project == story.project)
            known.push_back(key);
    }
    for (std::size_t i = 0; i + kKeptJobs < known.size(); ++i)
        removeJob(world, known[i]);
}

void runJob(World& world, const JobStory& story, int number)
{
    JobPlan plan{.pod = {story.project, u"%1-%2"_s.arg(story.name).arg(number), {story.part}}, .takes = story.takes};
    plan.exitCode = story.exitCode;
    plan.reason = story.reason;
    startJob(world, plan);
    forgetOldJobs(world, story);
    world.after(story.every, [&world, story, number] { runJob(world, story, number + 1); });
}

} // namespace

void tellStories(World& world)
{
    const JobStory backup{u"shop"_s,
                          u"nightly-backup"_s,
                          {u"backup"_s,
                           u"docker.io/library/postgres:16"_s,
                           Character::Batch,
                           1,
                           256,
                           0,
                           {u"pg_dump"_s, u"-h"_s, u"postgres"_s, u"shop"_s}},
                          50s,
                          7min};
    const JobStory report{u"monitoring"_s,
                          u"report"_s,
                          {u"report"_s,
                           u"docker.io/library/python:3.12-slim"_s,
                           Character::Script,
                           0.5,
                           128,
                           0,
                           {u"python"_s, u"report.py"_s}},
                          25s,
                          16min,
                          2,
                          u"Exited (2): report template is missing"_s};
    world.after(35s, [&world] { crashLoop(world, 0); });
    world.after(3min + 20s, [&world] { unhealthy(world); });
    world.after(2s, [&world] { outOfMemory(world); });
    world.after(90s, [&world] { rollOutCart(world); });
    world.after(150s, [&world] { followLoad(world); });
    world.after(15s, [&world, backup] { runJob(world, backup, 29384001); });
    world.after(6min, [&world, report] { runJob(world, report, 29384101); });
}

} // namespace darse::connect::demo
