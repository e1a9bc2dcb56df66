// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/clearbutton.h"

#include "ui/style/icons.h"
#include "ui/style/tokens.h"

#include <QAction>
#include <QCoreApplication>
#include <QLineEdit>

namespace darse::ui {

void addClearButton(QLineEdit& field)
{
    QAction* clear = field.addAction(icon(QStringLiteral("close"), colors().muted), QLineEdit::TrailingPosition);
    clear->setText(QCoreApplication::translate("fields", "Clear"));
    clear->setVisible(!field.text().isEmpty());
    QObject::connect(clear, &QAction::triggered, &field, &QLineEdit::clear);
    QObject::connect(&field, &QLineEdit::textChanged, clear,
                     [clear](const QString& text) { clear->setVisible(!text.isEmpty()); });
}

} // namespace darse::ui
