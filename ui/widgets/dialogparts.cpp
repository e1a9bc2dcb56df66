// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dialogparts.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/paragraph.h"

#include <QDialog>
#include <QHBoxLayout>

namespace darse::ui {

QLabel* makeNaming(const QString& text, Type type)
{
    auto* words = new Paragraph;
    words->setFont(font(type));
    words->setBreakable(text);
    return words;
}

QHBoxLayout* makeDialogButtons(QDialog& dialog, const QString& leave, QPushButton& verb)
{
    QPushButton* left = makeButton(leave);
    left->setObjectName(QStringLiteral("cancel"));
    QObject::connect(left, &QPushButton::clicked, &dialog, &QDialog::reject);
    for (QPushButton* each : {left, &verb})
        each->setParent(&dialog); // which tells it what is pressed by Enter
    auto* row = new QHBoxLayout;
    row->setSpacing(px(Space::Control));
    row->addStretch();
    row->addWidget(left);
    row->addWidget(&verb);
    verb.setDefault(true);
    return row;
}

} // namespace darse::ui
