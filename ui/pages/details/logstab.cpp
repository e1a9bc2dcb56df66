// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/logstab.h"

#include "core/session/session.h"
#include "ui/logs/logpane.h"
#include "ui/logs/logview.h"
#include "ui/pages/details/parts.h"

#include <QVBoxLayout>

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
    for (const backend::ObjectPtr& container : containersOf(m_object, session()))
        sources.push_back(LogPane::sourceOf(*container));
    m_pane->setSources(sources);
}

} // namespace darse::ui
