// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/fieldgrid.h"

#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace darse::ui {
namespace {

constexpr int kLinesOfField = 3;
constexpr int kRowsOfField = 3; ///< label, editor, note

} // namespace

FieldGrid::FieldGrid()
{
    setHorizontalSpacing(px(Space::Card));
    setVerticalSpacing(px(Space::Tight));
    setColumnStretch(0, 1);
    setColumnStretch(1, 1);
}

QLabel* FieldGrid::add(const Field& field)
{
    const int row = m_cell / 2 * kRowsOfField;
    const int column = m_cell++ % 2;
    QLabel* caption = makeLabel(field.label, Type::Caption, "muted");
    caption->setBuddy(field.editor);
    explain(*caption, field.meaning);
    explain(*field.editor, field.meaning);
    field.editor->setAccessibleName(field.label);
    QLabel* note = makeLabel({}, Type::Caption, "muted");
    note->setWordWrap(true);
    // Nearer to its own field than to the one above.
    const int above = row > 0 ? px(Space::Tight) : 0;
    if (field.beside == nullptr) {
        caption->setContentsMargins(0, above, 0, 0);
        addWidget(caption, row, column);
    } else {
        auto* head = new QHBoxLayout;
        head->setContentsMargins(0, above, 0, 0);
        head->addWidget(caption);
        head->addStretch();
        head->addWidget(field.beside);
        addLayout(head, row, column);
    }
    addWidget(field.around != nullptr ? field.around : field.editor, row + 1, column, Qt::AlignTop);
    addWidget(note, row + 2, column);
    if (field.beside != nullptr)
        QWidget::setTabOrder(field.editor, field.beside); // it is above, but the field is what is asked for
    return note;
}

QLineEdit* FieldGrid::makeLine(const QString& example)
{
    auto* line = new QLineEdit;
    line->setPlaceholderText(example);
    line->setMaxLength(kLongestText);
    return line;
}

QPlainTextEdit* FieldGrid::makeLines(const QString& example)
{
    auto* lines = new QPlainTextEdit;
    lines->setPlaceholderText(example);
    lines->setFont(ui::font(Type::Mono));
    lines->setTabChangesFocus(true);
    lines->setLineWrapMode(QPlainTextEdit::NoWrap);
    lines->setFixedHeight(lines->fontMetrics().lineSpacing() * kLinesOfField + px(Space::Group));
    return lines;
}

} // namespace darse::ui
