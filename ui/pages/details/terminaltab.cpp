// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/terminaltab.h"

#include "core/session/session.h"
#include "ui/pages/details/parts.h"
#include "ui/terminal/terminalpane.h"
#include "ui/terminal/terminalsession.h"

#include <QVBoxLayout>

namespace darse::ui {

TerminalTab::TerminalTab(const PageContext& context, QWidget* parent) :
    DetailsTab(context, parent),
    m_pane(new TerminalPane(session(), settings(), this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pane);
    if (session().has(backend::Kind::Container))
        connect(&session().store(backend::Kind::Container), &session::ObjectStore::updated, this, &TerminalTab::fill);
}

void TerminalTab::setObject(const backend::ObjectPtr& object)
{
    m_object = object;
    fill();
}

void TerminalTab::focusFilter()
{
    m_pane->openSearch();
}

void TerminalTab::takeKeyboard()
{
    m_pane->takeKeyboard();
}

void TerminalTab::fill()
{
    if (!m_object)
        return;
    std::vector<TerminalPane::Source> sources;
    for (const backend::ObjectPtr& container : containersOf(m_object, session()))
        sources.push_back({container->key, nameWithin(*container, *m_object), canRunPrograms(container->status)});
    m_pane->setSources(sources);
}

} // namespace darse::ui
