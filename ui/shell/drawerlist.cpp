// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/drawerlist.h"

#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace darse::ui {

DrawerList makeDrawerList(const std::vector<QWidget*>& rows, const QString& whenEmpty)
{
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget;
    inside->setObjectName(QStringLiteral("scrolled"));
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(Space::Control));
    for (QWidget* row : rows)
        column->addWidget(row);
    if (rows.empty())
        column->addWidget(makeParagraph(whenEmpty, Type::Body, "muted"));
    column->addStretch();
    area->setWidget(inside);
    return {area, column};
}

} // namespace darse::ui
