// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/overviewtab.h"

#include "core/session/session.h"
#include "ui/pages/details/factpanel.h"
#include "ui/pages/details/section.h"
#include "ui/style/tokens.h"
#include "ui/widgets/spoken.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace darse::ui {

OverviewTab::OverviewTab(const PageContext& context, QWidget* parent) :
    DetailsTab(context, parent),
    m_column(new QVBoxLayout)
{
    auto* scroll = new QScrollArea(this);
    auto* content = new QWidget(scroll);
    content->setObjectName(QStringLiteral("scrolled"));
    content->setLayout(m_column);
    m_column->setContentsMargins(0, 0, px(Space::Control), 0);
    m_column->setSpacing(px(Space::Card));
    speakAs(*scroll, QAccessible::Pane);
    scroll->setAccessibleName(tr("Details"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
}

void OverviewTab::makeFacts(backend::Kind kind)
{
    m_facts = new FactPanel(kindView(kind), session(), m_column->parentWidget());
    connect(m_facts, &FactPanel::goTo, this, &DetailsTab::goTo);
    m_column->addWidget(m_facts);
}

void OverviewTab::makeSections(backend::Kind kind)
{
    m_sections = ui::makeSections(kind, session(), m_column->parentWidget());
    m_hasSections = true;
    int first = 0;
    for (Section* section : m_sections) {
        connect(section, &Section::goTo, this, &DetailsTab::goTo);
        m_column->insertWidget(section->comesFirst() ? first++ : -1, section);
    }
    m_column->addStretch();
}

bool OverviewTab::makeMore(const backend::ObjectPtr& object)
{
    if (m_hasSections)
        return false;
    if (m_facts == nullptr) {
        makeFacts(object->kind);
        m_facts->setObject(*object);
        return true;
    }
    makeSections(object->kind);
    for (Section* section : m_sections)
        section->setObject(object);
    return true;
}

void OverviewTab::setObject(const backend::ObjectPtr& object)
{
    while (makeMore(object)) {
    }
    m_facts->setObject(*object);
    for (Section* section : m_sections)
        section->setObject(object);
}

} // namespace darse::ui
