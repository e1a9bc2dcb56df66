// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/logstab.h"

#include "core/session/session.h"
#include "ui/logs/logpane.h"
#include "ui/logs/logview.h"
#include "ui/pages/details/parts.h"

#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {

LogsTab::LogsTab(const PageContext& context, QWidget* parent) :
    DetailsTab(context, parent),
    m_pane(new LogPane(*session().backend().logs(), settings(), this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pane);
    if (session().has(backend::Kind::Container))
        connect(&session().store(backend::Kind::Container), &session::ObjectStore::updated, this, &LogsTab::fill);
}

void LogsTab::setObject(const backend::ObjectPtr& object)
{
    m_object = object;
    fill();
}

void LogsTab::focusFilter()
{
    m_pane->focusSearch();
}

void LogsTab::showMoment(qint64 atMilliseconds)
{
    m_pane->showMoment(atMilliseconds);
}

void LogsTab::takeKeyboard()
{
    m_pane->view().setFocus(Qt::ShortcutFocusReason);
}

void LogsTab::fill()
{
    if (!m_object)
        return;
    std::vector<LogPane::Source> sources;
    const auto add = [&](const backend::Object& container, const QString& words) {
        sources.push_back(LogPane::sourceOf(container));
        sources.back().name = words.arg(nameWithin(container, *m_object));
    };
    const auto containers = containersOf(m_object, session());
    for (const backend::ObjectPtr& container : containers)
        add(*container, QStringLiteral("%1"));
    for (const backend::ObjectPtr& container : runsBefore(*m_object, containers))
        add(*container, tr("%1 (run before)"));
    m_pane->setSources(sources);
}

/// An engine that makes a container anew for each run of a part of a pod keeps the one of the run before.
std::vector<backend::ObjectPtr> LogsTab::runsBefore(const backend::Object& object,
                                                    const std::vector<backend::ObjectPtr>& now) const
{
    std::vector<backend::ObjectPtr> out;
    if (object.kind != backend::Kind::Pod)
        return out;
    for (const backend::ObjectPtr& one : partsOf(object, backend::Kind::Container, session())) {
        const auto isSamePart = [&one](const backend::ObjectPtr& other) { return other->name == one->name; };
        if (std::ranges::find(now, one) == now.end() && std::ranges::any_of(now, isSamePart))
            out.push_back(one);
    }
    return out;
}

} // namespace darse::ui
