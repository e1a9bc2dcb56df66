// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/pod.h"
#include "core/session/session.h"
#include "ui/pages/kinds/manifestactions.h"
#include "ui/pages/kinds/pieces.h"
#include "ui/pages/kinds/tables.h"
#include "ui/style/statuslook.h"
#include "ui/widgets/reasonwords.h"

#include <algorithm>

namespace darse::ui {
namespace {

using backend::Kind;
using backend::Pod;

/// Those that it is to have, also while it is on no machine and there are none.
qsizetype containersOf(const Pod& pod)
{
    const auto asked = std::ranges::count_if(pod.parts, &backend::PodPart::isOfItsWork);
    return std::max(qsizetype(asked), pod.containers.size());
}

QString readyOf(const Pod& pod)
{
    return QStringLiteral("%1/%2").arg(pod.readyContainers).arg(containersOf(pod));
}

double readyShare(const Pod& pod)
{
    const qsizetype all = containersOf(pod);
    return all == 0 ? 0 : double(pod.readyContainers) / double(all);
}

/// Of those that do not run as they should, why; of others the status has said all.
QString whyNot(const backend::Object& object, session::Session&)
{
    const bool isWell = object.status == backend::Status::Running || object.status == backend::Status::Succeeded;
    const QString reason = reasonText(object.reason);
    return isWell || reason == statusLook(object.status).word ? QString() : reason;
}

Column reasonColumn()
{
    return {
        .id = "reason", .title = QT_TRANSLATE_NOOP("columns", "Reason"), .width = 170, .stretch = 170, .text = whyNot};
}

Column ownerColumn()
{
    return {.id = "owner",
            .title = QT_TRANSLATE_NOOP("columns", "Owner"),
            .width = 150,
            .stretch = 150,
            .text = [](const backend::Object& object, session::Session& session) {
                if (object.owners.empty())
                    return QString();
                const backend::ObjectRef& owner = object.owners.front();
                const backend::ObjectPtr found = session.store(owner.kind).find(owner.key);
                return found ? found->name : owner.key;
            }};
}

} // namespace

KindView podView()
{
    return {
        .kind = Kind::Pod,
        .icon = QStringLiteral("pod"),
        .plural = QT_TRANSLATE_NOOP("kinds", "Pods"),
        .singular = QT_TRANSLATE_NOOP("kinds", "Pod"),
        .purpose =
            QT_TRANSLATE_NOOP("kinds", "A pod is a group of containers that share one network address and live and die "
                                       "together. It is what Kubernetes places and counts."),
        .empty = QT_TRANSLATE_NOOP("kinds", "No pods yet"),
        .columns = {nameColumn(), statusColumn(), reasonColumn(),
                    numberColumn<Pod>("ready", QT_TRANSLATE_NOOP("columns", "Ready"), 80, readyShare, readyOf),
                    projectColumn(), cpuColumn(), memoryColumn(),
                    numberColumn<Pod>(
                        "restarts", QT_TRANSLATE_NOOP("columns", "Restarts"), 90,
                        [](const Pod& p) { return double(p.restarts); },
                        [](const Pod& p) { return formatNumber(p.restarts); }),
                    ageColumn(), hiddenAtFirst(ownerColumn()),
                    hiddenAtFirst(textColumn<Pod>("node", QT_TRANSLATE_NOOP("columns", "Node"), 120,
                                                  [](const Pod& p) { return p.node; })),
                    hiddenAtFirst(textColumn<Pod>("address", QT_TRANSLATE_NOOP("columns", "Address"), 120,
                                                  [](const Pod& p) { return p.address; })),
                    labelsColumn()},
        .actions = {forwardPortAction(), copyAsYamlAction(), deletePodAction()},
        .facts =
            {{QT_TRANSLATE_NOOP("facts", "State"),
              {fact<Pod>(QT_TRANSLATE_NOOP("facts", "Reason"), [](const Pod& p) { return reasonText(p.reason); }),
               fact<Pod>(QT_TRANSLATE_NOOP("facts", "Ready containers"), readyOf),
               fact<Pod>(QT_TRANSLATE_NOOP("facts", "Restarts"), [](const Pod& p) { return formatNumber(p.restarts); }),
               fact<Pod>(QT_TRANSLATE_NOOP("facts", "Quality of service"), [](const Pod& p) { return p.qosClass; })}},
             {QT_TRANSLATE_NOOP("facts", "Place"),
              {linkFact<Pod>(QT_TRANSLATE_NOOP("facts", "Containers"),
                             [](const Pod& p) { return refs(Kind::Container, p.containers); }),
               fact<Pod>(QT_TRANSLATE_NOOP("facts", "Node"), [](const Pod& p) { return p.node; }),
               monoFact<Pod>(QT_TRANSLATE_NOOP("facts", "Address"), [](const Pod& p) { return p.address; })}},
             identityFacts()},
        .tabs = {Tab::Details, Tab::Yaml, Tab::Environment, Tab::Metrics, Tab::Logs, Tab::Events, Tab::Terminal,
                 Tab::Files, Tab::Processes, Tab::Network},
    };
}

} // namespace darse::ui
