// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/yamlview.h"

#include "ui/editor/codeedit.h"
#include "ui/editor/syntax.h"
#include "ui/style/tokens.h"
#include "ui/widgets/clearbutton.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>

namespace darse::ui {

YamlView::YamlView(QWidget* parent) : QWidget(parent), m_edit(new CodeEdit(this))
{
    m_edit->setAccessibleName(tr("YAML"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(Space::Control));
    column->addWidget(makeBar());
    column->addWidget(m_edit, 1);
    auto* shortcut = new QShortcut(QKeySequence::Find, this);
    connect(shortcut, &QShortcut::activated, this, &YamlView::focusSearch);
    highlightSoon(*m_edit->document(), QStringLiteral("object.yaml"));
}

QWidget* YamlView::makeBar()
{
    auto* bar = new QWidget(this);
    m_search = new QLineEdit(bar);
    m_search->setPlaceholderText(tr("Search in the text"));
    m_search->setAccessibleName(tr("Search in the text"));
    addClearButton(*m_search);
    m_search->setMaximumWidth(px(360));
    m_search->installEventFilter(this);
    m_matches = makeLabel({}, Type::Caption, "muted");
    m_lines = makeLabel({}, Type::Caption, "muted");
    QPushButton* copy = makeButton(tr("Copy"));
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_text); });
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        m_edit->moveCursor(QTextCursor::Start);
        find(Direction::Next);
        countMatches();
    });
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(Space::Related));
    row->addWidget(m_search, 1);
    row->addWidget(m_matches);
    row->addStretch();
    row->addWidget(m_lines);
    row->addWidget(copy);
    return bar;
}

void YamlView::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    const int top = m_edit->verticalScrollBar()->value();
    const int line = m_edit->textCursor().blockNumber();
    m_edit->setPlainText(visibleLines(text));
    QTextCursor cursor = m_edit->textCursor();
    cursor.movePosition(QTextCursor::Down, QTextCursor::MoveAnchor, line);
    m_edit->setTextCursor(cursor);
    m_edit->verticalScrollBar()->setValue(top);
    m_lines->setText(tr("%n line(s)", "", m_edit->blockCount()));
    countMatches();
}

void YamlView::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void YamlView::find(Direction direction)
{
    const QString wanted = m_search->text();
    if (wanted.isEmpty())
        return;
    const QTextDocument::FindFlags flags =
        direction == Direction::Next ? QTextDocument::FindFlags() : QTextDocument::FindBackward;
    if (m_edit->find(wanted, flags))
        return;
    const QTextCursor before = m_edit->textCursor();
    m_edit->moveCursor(direction == Direction::Next ? QTextCursor::Start : QTextCursor::End);
    if (!m_edit->find(wanted, flags))
        m_edit->setTextCursor(before);
}

void YamlView::countMatches()
{
    const QString wanted = m_search->text();
    const auto count = wanted.isEmpty() ? 0 : m_edit->toPlainText().count(wanted, Qt::CaseInsensitive);
    m_matches->setText(wanted.isEmpty() ? QString() : tr("%n match(es)", "", int(count)));
}

bool YamlView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        find(key->modifiers().testFlag(Qt::ShiftModifier) ? Direction::Previous : Direction::Next);
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        m_search->clear();
        m_edit->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

} // namespace darse::ui
