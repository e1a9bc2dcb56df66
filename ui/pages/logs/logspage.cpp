// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/logs/logspage.h"

#include "core/session/session.h"
#include "ui/logs/logpane.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/stateview.h"

#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {

using backend::Kind;

LogsPage::LogsPage(PageContext given, QWidget* parent) : Page(given, parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Card));
    column->addWidget(makeLabel(tr("Logs"), Type::PageTitle));
    if (session().backend().logs() == nullptr) {
        column->addWidget(new StateView({.drawing = QStringLiteral("empty"),
                                         .title = tr("This connection has no logs"),
                                         .text = {},
                                         .detail = {}}),
                          1);
        return;
    }
    m_pane = new LogPane(*session().backend().logs(), settings(), this);
    column->addWidget(m_pane, 1);
    connect(m_pane, &LogPane::chosen, this, &Page::moved);
    connect(&session().store(Kind::Container), &session::ObjectStore::updated, this, &LogsPage::updateSources);
    connect(&session(), &session::Session::projectChanged, this, &LogsPage::updateSources);
    updateSources();
}

void LogsPage::show(const Location& location)
{
    if (m_pane != nullptr && !location.key.isEmpty())
        m_pane->choose(location.keys());
}

Location LogsPage::location() const
{
    const bool isChosen = m_pane != nullptr && m_pane->choice().isChosen() && !m_pane->choice().isAll();
    return Location::ofLogs(isChosen ? m_pane->choice().chosen() : QStringList());
}

void LogsPage::focusFilter()
{
    if (m_pane != nullptr)
        m_pane->focusSearch();
}

void LogsPage::updateSources()
{
    std::vector<LogPane::Source> sources;
    for (const backend::ObjectPtr& object : *session().store(Kind::Container).snapshot()) {
        if (session().isInScope(*object))
            sources.push_back(LogPane::sourceOf(*object));
    }
    std::ranges::sort(sources, {}, &LogPane::Source::name);
    m_pane->setSources(sources);
}

} // namespace darse::ui
