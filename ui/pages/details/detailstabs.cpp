// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/detailstabs.h"

#include "core/backend/objects.h"
#include "ui/pages/details/eachcontainertab.h"
#include "ui/pages/details/environmenttab.h"
#include "ui/pages/details/eventstab.h"
#include "ui/pages/details/filestab.h"
#include "ui/pages/details/inspecttab.h"
#include "ui/pages/details/logstab.h"
#include "ui/pages/details/metricstab.h"
#include "ui/pages/details/networktab.h"
#include "ui/pages/details/overviewtab.h"
#include "ui/pages/details/picturetab.h"
#include "ui/pages/details/podnetworktab.h"
#include "ui/pages/details/processestab.h"
#include "ui/pages/details/terminaltab.h"
#include "ui/pages/details/yamltab.h"

#include <algorithm>

namespace darse::ui {
namespace {

using backend::Backend;
using backend::Kind;

template <class T>
DetailsTab* makeTab(const PageContext& context, QWidget* parent)
{
    return new T(context, parent);
}

/// Of one of the containers of a pod.
template <class T>
DetailsTab* makeEach(const PageContext& context, QWidget* parent)
{
    return new EachContainerTab(context, parent, makeTab<T>);
}

bool always(Backend&, Kind)
{
    return true;
}

bool hasYaml(Backend& backend, Kind kind)
{
    const backend::Objects* objects = backend.objects(kind);
    return objects != nullptr && objects->hasYaml();
}

bool hasMetrics(Backend& backend, Kind)
{
    return backend.metrics() != nullptr;
}

bool hasLogs(Backend& backend, Kind)
{
    return backend.logs() != nullptr;
}

bool hasEvents(Backend& backend, Kind)
{
    return backend.objects(Kind::Event) != nullptr;
}

bool hasTerminal(Backend& backend, Kind)
{
    return backend.execs() != nullptr;
}

bool hasFiles(Backend& backend, Kind kind)
{
    return backend.files(kind) != nullptr;
}

bool hasPodFiles(Backend& backend, Kind kind)
{
    return kind == Kind::Pod && backend.files(Kind::Container) != nullptr;
}

bool hasProcesses(Backend& backend, Kind kind)
{
    return kind == Kind::Container && backend.inspection() != nullptr;
}

bool hasPodProcesses(Backend& backend, Kind kind)
{
    return kind == Kind::Pod && backend.inspection() != nullptr;
}

bool isPod(Backend&, Kind kind)
{
    return kind == Kind::Pod;
}

bool hasInspection(Backend& backend, Kind)
{
    return backend.inspection() != nullptr;
}

bool hasContainers(Backend& backend, Kind)
{
    return backend.objects(Kind::Container) != nullptr;
}

bool hasAttachments(Backend& backend, Kind kind)
{
    return kind == Kind::Container && backend.networkJoining() != nullptr;
}

constexpr TabRow kTabs[] = {
    {Tab::Details, "details", QT_TRANSLATE_NOOP("tabs", "Details"), always, makeTab<OverviewTab>},
    {Tab::Yaml, "yaml", QT_TRANSLATE_NOOP("tabs", "YAML"), hasYaml, makeTab<YamlTab>},
    {Tab::Environment, "environment", QT_TRANSLATE_NOOP("tabs", "Environment"), always, makeTab<EnvironmentTab>},
    {Tab::Metrics, "metrics", QT_TRANSLATE_NOOP("tabs", "Metrics"), hasMetrics, makeTab<MetricsTab>},
    {Tab::Logs, "logs", QT_TRANSLATE_NOOP("tabs", "Logs"), hasLogs, makeTab<LogsTab>},
    {Tab::Events, "events", QT_TRANSLATE_NOOP("tabs", "Events"), hasEvents, makeTab<EventsTab>},
    {Tab::Terminal, "terminal", QT_TRANSLATE_NOOP("tabs", "Terminal"), hasTerminal, makeTab<TerminalTab>},
    {Tab::Files, "files", QT_TRANSLATE_NOOP("tabs", "Files"), hasFiles, makeTab<FilesTab>},
    {Tab::Files, "files", QT_TRANSLATE_NOOP("tabs", "Files"), hasPodFiles, makeEach<FilesTab>},
    {Tab::Processes, "processes", QT_TRANSLATE_NOOP("tabs", "Processes"), hasProcesses, makeTab<ProcessesTab>},
    {Tab::Processes, "processes", QT_TRANSLATE_NOOP("tabs", "Processes"), hasPodProcesses, makeEach<ProcessesTab>},
    {Tab::Network, "network", QT_TRANSLATE_NOOP("tabs", "Network"), hasAttachments, makeTab<NetworkTab>},
    {Tab::Network, "network", QT_TRANSLATE_NOOP("tabs", "Network"), isPod, makeTab<PodNetworkTab>},
    {Tab::Picture, "picture", QT_TRANSLATE_NOOP("tabs", "Picture"), hasContainers, makeTab<PictureTab>},
    {Tab::Inspect, "inspect", QT_TRANSLATE_NOOP("tabs", "Inspect"), hasInspection, makeTab<InspectTab>},
};

} // namespace

std::vector<const TabRow*> tabsOf(const KindView& view, Backend& backend)
{
    std::vector<const TabRow*> tabs;
    for (const TabRow& row : kTabs) {
        const bool isListed = row.tab == Tab::Details || std::ranges::find(view.tabs, row.tab) != view.tabs.end();
        if (isListed && row.isOffered(backend, view.kind))
            tabs.push_back(&row);
    }
    return tabs;
}

} // namespace darse::ui
