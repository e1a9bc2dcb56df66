// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/findbar.h"

#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace darse::ui {

FindBar::FindBar(QPlainTextEdit& edit, QWidget* parent) :
    QWidget(parent),
    m_edit(edit),
    m_wanted(new QLineEdit),
    m_other(new QLineEdit),
    m_count(makeLabel({}, Type::Caption, "muted"))
{
    m_wanted->setPlaceholderText(tr("Search in the text"));
    m_wanted->setAccessibleName(tr("Search in the text"));
    m_other->setPlaceholderText(tr("Replace by"));
    m_other->setAccessibleName(tr("Replace by"));
    auto* previous = makeIconButton(QStringLiteral("chevron-up"), tr("Previous match"));
    auto* next = makeIconButton(QStringLiteral("chevron-down"), tr("Next match"));
    auto* one = makeButton(tr("Replace"));
    auto* all = makeButton(tr("Replace all"));
    auto* close = makeIconButton(QStringLiteral("close"), tr("Close the search"));
    connect(m_wanted, &QLineEdit::textEdited, this, &FindBar::look);
    connect(&m_edit, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (isVisible())
            count();
    });
    connect(m_other, &QLineEdit::returnPressed, this, &FindBar::replace);
    connect(previous, &QAbstractButton::clicked, this, [this] { find(Direction::Previous); });
    connect(next, &QAbstractButton::clicked, this, [this] { find(Direction::Next); });
    connect(one, &QAbstractButton::clicked, this, &FindBar::replace);
    connect(all, &QAbstractButton::clicked, this, &FindBar::replaceAll);
    connect(close, &QAbstractButton::clicked, this, [this] {
        hide();
        m_edit.setFocus();
    });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(Space::Control));
    row->addWidget(m_wanted, 2);
    row->addWidget(m_count);
    row->addWidget(previous);
    row->addWidget(next);
    row->addWidget(m_other, 2);
    row->addWidget(one);
    row->addWidget(all);
    row->addWidget(close);
    hide();
}

void FindBar::open(Purpose purpose)
{
    show();
    if (const QString selected = m_edit.textCursor().selectedText(); !selected.isEmpty() && selected.size() < 200)
        m_wanted->setText(selected);
    const bool isKnown = purpose == Purpose::Replace && !m_wanted->text().isEmpty();
    QLineEdit* first = isKnown ? m_other : m_wanted;
    first->selectAll();
    first->setFocus(Qt::ShortcutFocusReason);
    count();
}

void FindBar::again(Direction direction)
{
    if (m_wanted->text().isEmpty())
        return open(Purpose::Find);
    find(direction);
}

void FindBar::keyPressEvent(QKeyEvent* event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && !m_other->hasFocus()) {
        find(event->modifiers().testFlag(Qt::ShiftModifier) ? Direction::Previous : Direction::Next);
    } else if (event->key() == Qt::Key_Escape) {
        hide();
        m_edit.setFocus(Qt::OtherFocusReason);
    } else {
        QWidget::keyPressEvent(event);
    }
}

/// What is written so far is looked for from where the last match began.
void FindBar::look()
{
    QTextCursor cursor = m_edit.textCursor();
    cursor.setPosition(cursor.selectionStart());
    m_edit.setTextCursor(cursor);
    find(Direction::Next);
    count();
}

bool FindBar::find(Direction direction)
{
    const QString wanted = m_wanted->text();
    if (wanted.isEmpty())
        return false;
    const auto flags = direction == Direction::Next ? QTextDocument::FindFlags() : QTextDocument::FindBackward;
    if (m_edit.find(wanted, flags))
        return true;
    const QTextCursor before = m_edit.textCursor();
    m_edit.moveCursor(direction == Direction::Next ? QTextCursor::Start : QTextCursor::End);
    if (m_edit.find(wanted, flags))
        return true;
    m_edit.setTextCursor(before);
    return false;
}

void FindBar::replace()
{
    QTextCursor cursor = m_edit.textCursor();
    if (cursor.selectedText().compare(m_wanted->text(), Qt::CaseInsensitive) == 0 && cursor.hasSelection())
        cursor.insertText(m_other->text());
    find(Direction::Next);
    count();
}

void FindBar::replaceAll()
{
    const QString wanted = m_wanted->text();
    if (wanted.isEmpty())
        return;
    QTextCursor all(m_edit.document());
    all.beginEditBlock(); // one step back takes all of it back
    for (QTextCursor at = m_edit.document()->find(wanted, 0); !at.isNull(); at = m_edit.document()->find(wanted, at))
        at.insertText(m_other->text());
    all.endEditBlock();
    count();
}

void FindBar::count()
{
    const QString wanted = m_wanted->text();
    if (wanted.isEmpty())
        return m_count->setText({});
    const QString text = m_edit.toPlainText();
    const QTextCursor cursor = m_edit.textCursor();
    int all = 0;
    int which = 0;
    for (auto at = text.indexOf(wanted, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(wanted, at + wanted.size(), Qt::CaseInsensitive)) {
        ++all;
        if (at == cursor.selectionStart() && at + wanted.size() == cursor.selectionEnd())
            which = all;
    }
    m_count->setText(which > 0 ? tr("%1 of %2").arg(which).arg(all) : tr("%n match(es)", "", all));
}

} // namespace darse::ui
