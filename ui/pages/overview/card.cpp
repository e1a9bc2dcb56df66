// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/card.h"

#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QLabel>
#include <QVBoxLayout>

namespace darse::ui {

Card::Card(const QString& title, QWidget* parent) :
    QFrame(parent),
    m_title(makeLabel(title, Type::Section)),
    m_content(new QVBoxLayout)
{
    setProperty("look", QStringLiteral("card"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Card), px(Space::Card), px(Space::Card), px(Space::Card));
    column->setSpacing(px(Space::Related));
    column->addWidget(m_title);
    column->addLayout(m_content);
    m_content->setSpacing(px(Space::Tight));
    column->addStretch();
}

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
}

} // namespace darse::ui
