// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/workload.h"
#include "core/session/session.h"
#include "ui/pages/kinds/pieces.h"
#include "ui/pages/kinds/tables.h"
#include "ui/style/words.h"
#include "ui/widgets/reasonwords.h"

#include <algorithm>

namespace darse::ui {
namespace {

using backend::Deployment;
using backend::Job;
using backend::Kind;
using backend::Object;

QString readyOf(const Deployment& deployment)
{
    return QStringLiteral("%1/%2").arg(deployment.ready).arg(deployment.desired);
}

bool isOffered(backend::Backend& backend)
{
    return backend.deployments() != nullptr;
}

Action scaleAction(const char* id, const char* label, const char* operation, int step)
{
    return {.id = id,
            .label = label,
            .operation = operation,
            .icon = QLatin1StringView(step > 0 ? "arrow-up" : "arrow-down"),
            .commandLine = QStringLiteral("kubectl scale deployment %1 --replicas=%2"),
            .argument =
                [step](const Object& object) {
                    return QString::number(std::max(0, backend::as<Deployment>(object).desired + step));
                },
            .applies = [step](const Object& object) { return backend::as<Deployment>(object).desired + step >= 0; },
            .isOffered = isOffered,
            .run =
                [step](backend::Backend& backend, const Object& object) {
                    const int replicas = std::max(0, backend::as<Deployment>(object).desired + step);
                    return backend.deployments() != nullptr ? backend.deployments()->scale(object.key, replicas)
                                                            : notOffered(object);
                }};
}

std::vector<Action> deploymentActions()
{
    return {
        scaleAction("scaleup", QT_TRANSLATE_NOOP("actions", "Add a pod"),
                    QT_TRANSLATE_NOOP("operations", "Add a pod to %1"), 1),
        scaleAction("scaledown", QT_TRANSLATE_NOOP("actions", "Take a pod away"),
                    QT_TRANSLATE_NOOP("operations", "Take a pod away from %1"), -1),
        {.id = "restart",
         .label = QT_TRANSLATE_NOOP("actions", "Restart rollout"),
         .operation = QT_TRANSLATE_NOOP("operations", "Restart %1, a few pods at a time"),
         .icon = QStringLiteral("restart"),
         .commandLine = QStringLiteral("kubectl rollout restart deployment %1"),
         .applies = [](const Object& object) { return backend::as<Deployment>(object).desired > 0; },
         .isOffered = isOffered,
         .run =
             [](backend::Backend& backend, const Object& object) {
                 return backend.deployments() != nullptr ? backend.deployments()->restart(object.key)
                                                         : notOffered(object);
             }},
        deleteAction(Kind::Deployment,
                     QT_TRANSLATE_NOOP(
                         "actions", "All pods of a deployment are deleted with it. Services, volumes and images stay."),
                     QStringLiteral("kubectl delete deployment %1")),
    };
}

QString completionsOf(const Job& job)
{
    return QStringLiteral("%1/%2").arg(job.succeeded).arg(job.completions);
}

} // namespace

KindView deploymentView()
{
    return {
        .kind = Kind::Deployment,
        .icon = QStringLiteral("deployment"),
        .plural = QT_TRANSLATE_NOOP("kinds", "Deployments"),
        .singular = QT_TRANSLATE_NOOP("kinds", "Deployment"),
        .purpose = QT_TRANSLATE_NOOP(
            "kinds", "A deployment keeps a number of like pods running: it replaces those that fail and "
                     "rolls out new versions a few at a time."),
        .empty = QT_TRANSLATE_NOOP("kinds", "No deployments yet"),
        .columns = {nameColumn(), statusColumn(),
                    numberColumn<Deployment>(
                        "ready", QT_TRANSLATE_NOOP("columns", "Ready"), 80,
                        [](const Deployment& d) { return double(d.ready); }, readyOf),
                    projectColumn(),
                    mono(textColumn<Deployment>("image", QT_TRANSLATE_NOOP("columns", "Image"), 220,
                                                [](const Deployment& d) { return d.image; })),
                    numberColumn<Deployment>(
                        "updated", QT_TRANSLATE_NOOP("columns", "Up to date"), 100,
                        [](const Deployment& d) { return double(d.updated); },
                        [](const Deployment& d) { return formatNumber(d.updated); }),
                    ageColumn(), labelsColumn()},
        .actions = deploymentActions(),
        .facts =
            {{QT_TRANSLATE_NOOP("facts", "State"),
              {fact<Deployment>(QT_TRANSLATE_NOOP("facts", "Reason"),
                                [](const Deployment& d) { return reasonText(d.reason); }),
               fact<Deployment>(QT_TRANSLATE_NOOP("facts", "Ready pods"), readyOf),
               fact<Deployment>(QT_TRANSLATE_NOOP("facts", "Up to date"),
                                [](const Deployment& d) { return formatNumber(d.updated); }),
               fact<Deployment>(QT_TRANSLATE_NOOP("facts", "Revision"),
                                [](const Deployment& d) { return formatNumber(d.revision); })}},
             {QT_TRANSLATE_NOOP("facts", "Plan"),
              {monoFact<Deployment>(QT_TRANSLATE_NOOP("facts", "Image"), [](const Deployment& d) { return d.image; }),
               fact<Deployment>(QT_TRANSLATE_NOOP("facts", "Strategy"), [](const Deployment& d) { return d.strategy; }),
               fact<Deployment>(QT_TRANSLATE_NOOP("facts", "Chooses pods with"),
                                [](const Deployment& d) { return joinPairs(d.selector, QStringLiteral(", ")); })}},
             identityFacts()},
        .tabs = {Tab::Details, Tab::Yaml, Tab::Events},
    };
}

KindView jobView()
{
    return {
        .kind = Kind::Job,
        .icon = QStringLiteral("job"),
        .plural = QT_TRANSLATE_NOOP("kinds", "Jobs"),
        .singular = QT_TRANSLATE_NOOP("kinds", "Job"),
        .purpose = QT_TRANSLATE_NOOP("kinds", "A job runs pods until enough of them have succeeded, then it is done."),
        .empty = QT_TRANSLATE_NOOP("kinds", "No jobs yet"),
        .columns = {nameColumn(), statusColumn(),
                    numberColumn<Job>(
                        "completions", QT_TRANSLATE_NOOP("columns", "Completions"), 110,
                        [](const Job& j) { return double(j.succeeded); }, completionsOf),
                    numberColumn<Job>(
                        "failed", QT_TRANSLATE_NOOP("columns", "Failures"), 90,
                        [](const Job& j) { return double(j.failed); },
                        [](const Job& j) { return formatNumber(j.failed); }),
                    projectColumn(),
                    mono(textColumn<Job>("image", QT_TRANSLATE_NOOP("columns", "Image"), 220,
                                         [](const Job& j) { return j.image; })),
                    ageColumn(), labelsColumn()},
        .actions = {deleteAction(
            Kind::Job, QT_TRANSLATE_NOOP("actions", "The pods of a job are deleted with it, and so are their logs."),
            QStringLiteral("kubectl delete job %1"))},
        .facts = {{QT_TRANSLATE_NOOP("facts", "State"),
                   {fact<Job>(QT_TRANSLATE_NOOP("facts", "Reason"), [](const Job& j) { return reasonText(j.reason); }),
                    fact<Job>(QT_TRANSLATE_NOOP("facts", "Completions"), completionsOf),
                    fact<Job>(QT_TRANSLATE_NOOP("facts", "Failures"),
                              [](const Job& j) { return formatNumber(j.failed); }),
                    fact<Job>(QT_TRANSLATE_NOOP("facts", "Finished"),
                              [](const Job& j) { return formatMoment(j.finished); })}},
                  {QT_TRANSLATE_NOOP("facts", "Plan"),
                   {monoFact<Job>(QT_TRANSLATE_NOOP("facts", "Image"), [](const Job& j) { return j.image; })}},
                  identityFacts()},
        .tabs = {Tab::Details, Tab::Yaml, Tab::Events},
    };
}

} // namespace darse::ui
