// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/container.h"
#include "core/backend/pod.h"
#include "core/backend/workload.h"
#include "core/connect/demo/journal.h"
#include "core/connect/demo/lifecycle.h"
#include "core/connect/demo/pods.h"
#include "core/connect/demo/workloads.h"

namespace darse::connect::demo {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using backend::Container;
using backend::Job;
using backend::Kind;
using backend::Status;

namespace {

void endJob(World& world, const QString& key, const JobPlan& plan)
{
    const bool isGood = plan.exitCode == 0;
    world.edit<Job>(key, [&](Job& job) {
        (isGood ? job.succeeded : job.failed) = 1;
        job.status = isGood ? Status::Succeeded : Status::Failed;
        job.reason = isGood ? u"Complete"_s : u"BackoffLimitExceeded"_s;
        job.finished = world.date();
    });
    if (const auto job = world.get<Job>(key)) {
        tell(world, *job,
             {isGood ? Tone::Normal : Tone::Warning, isGood ? u"Completed"_s : u"BackoffLimitExceeded"_s,
              isGood ? u"Job %1 has succeeded"_s.arg(job->name)
                     : u"Job %1 has failed: %2"_s.arg(job->name, plan.reason)});
    }
}

/// What was planned, unless somebody has ended or deleted the work before.
void endWork(World& world, const QString& container, JobPlan plan)
{
    const auto found = world.get<Container>(container);
    if (!found) {
        plan.exitCode = 1;
        plan.reason = u"its pod was deleted"_s;
    } else if (found->pid == 0) {
        plan.exitCode = found->exitCode.value_or(1);
        plan.reason = found->reason;
    } else {
        newCourse(world, container);
        setEnded(world, container,
                 {plan.exitCode, plan.exitCode == 0 ? Status::Succeeded : Status::Failed, plan.reason});
    }
    endJob(world, plan.pod.project + u'/' + plan.pod.name, plan);
}

} // namespace

void startJob(World& world, const JobPlan& plan)
{
    auto job = std::make_shared<Job>();
    job->name = plan.pod.name;
    job->project = plan.pod.project;
    job->key = job->project + u'/' + job->name;
    job->created = world.date();
    job->image = plan.pod.parts.front().image;
    job->status = Status::Running;
    job->reason = u"Active"_s;
    job->labels = {{u"app"_s, plan.pod.name.section(u'-', 0, -2)}};
    world.put(job);
    tell(world, *job, {Tone::Normal, u"SuccessfulCreate"_s, u"Started job %1"_s.arg(job->name)});
    Birth birth{.name = job->name + u'-' + randomName(world.random(), 5), .owners = {{Kind::Job, job->key}}};
    birth.restartPolicy = u"no"_s;
    const QString pod = createPod(world, plan.pod, birth);
    const QString container = pod + u'/' + plan.pod.parts.front().name;
    world.after(4500ms + plan.takes, [&world, container, plan] { endWork(world, container, plan); });
}

void removeJob(World& world, const QString& key)
{
    for (const QString& pod : podsOf(world, {Kind::Job, key}))
        erasePod(world, pod);
    world.erase(Kind::Job, key);
}

} // namespace darse::connect::demo
