// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/textdialog.h"

#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace darse::ui {

TextDialog::TextDialog(const Question& question, QWidget* parent) : QDialog(parent)
{
    constexpr int kLongest = 512;
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(question.title);
    setFixedWidth(px(size::kDialog));
    auto* field = new QLineEdit(question.text);
    field->setMaxLength(kLongest);
    field->setAccessibleName(question.label);
    field->selectAll();
    QPushButton* cancel = makeButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    QPushButton* agree = makeButton(question.verb, "primary");
    agree->setDefault(true);
    agree->setEnabled(false);
    QLabel* title = makeLabel(question.title, Type::Section);
    title->setWordWrap(true);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Control));
    column->addWidget(title);
    column->addWidget(makeLabel(question.label, Type::Caption, "muted"));
    column->addWidget(field);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(px(Space::Control));
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(agree);
    column->addSpacing(px(Space::Control));
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(field, &QLineEdit::textChanged, agree, [agree, before = question.text](const QString& text) {
        agree->setEnabled(!text.trimmed().isEmpty() && text.trimmed() != before);
    });
    connect(agree, &QPushButton::clicked, this, [this, field] {
        const QString text = field->text().trimmed();
        accept();
        Q_EMIT given(text);
    });
}

} // namespace darse::ui
