// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/detailstabs.h"

#include "core/backend/objects.h"
#include "ui/pages/details/environmenttab.h"
#include "ui/pages/details/eventstab.h"
#include "ui/pages/details/filestab.h"
#include "ui/pages/details/inspecttab.h"
#include "ui/pages/details/logstab.h"
#include "ui/pages/details/metricstab.h"
#include "ui/pages/details/networktab.h"
#include "ui/pages/details/overviewtab.h"
#include "ui/pages/details/picturetab.h"
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

bool hasInspection(Backend& backend, Kind)
{
    return backend.inspection() != nullptr;
}

bool hasContainers(Backend& backend, Kind)
{
    return backend.objects(Kind::Container) != nullptr;
}

bool hasAttachments(Backend& backend, Kind)
{
    return backend.networkJoining() != nullptr;
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
    {Tab::Processes, "processes", QT_TRANSLATE_NOOP("tabs", "Processes"), hasInspection, makeTab<ProcessesTab>},
    {Tab::Network, "network", QT_TRANSLATE_NOOP("tabs", "Network"), hasAttachments, makeTab<NetworkTab>},
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
