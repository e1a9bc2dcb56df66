// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminalsearchbar.h"

#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace darse::ui {

using terminal::Direction;

TerminalSearchBar::TerminalSearchBar(QWidget* parent) :
    QWidget(parent),
    m_field(new QLineEdit(this)),
    m_outcome(makeLabel({}, Type::Caption, "muted"))
{
    m_field->setPlaceholderText(tr("Search in the terminal"));
    m_field->setAccessibleName(tr("Search in the terminal"));
    m_field->setMaximumWidth(px(360));
    m_field->installEventFilter(this);
    QToolButton* up = makeIconButton(QStringLiteral("chevron-up"), tr("Older match"));
    QToolButton* down = makeIconButton(QStringLiteral("chevron-down"), tr("Newer match"));
    QToolButton* close = makeIconButton(QStringLiteral("close"), tr("End the search"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(Space::Tight));
    row->addWidget(m_field, 100);
    for (QWidget* widget : {static_cast<QWidget*>(up), static_cast<QWidget*>(down), static_cast<QWidget*>(m_outcome)})
        row->addWidget(widget);
    row->addStretch();
    row->addWidget(close);
    connect(m_field, &QLineEdit::textChanged, this, [this] { Q_EMIT wanted(text(), Direction::Up); });
    connect(up, &QToolButton::clicked, this, [this] { Q_EMIT wanted(text(), Direction::Up); });
    connect(down, &QToolButton::clicked, this, [this] { Q_EMIT wanted(text(), Direction::Down); });
    connect(close, &QToolButton::clicked, this, &TerminalSearchBar::left);
}

QString TerminalSearchBar::text() const
{
    return m_field->text();
}

void TerminalSearchBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void TerminalSearchBar::tell(Outcome outcome)
{
    m_outcome->setText(outcome == Outcome::Missing ? tr("Not found") : QString());
}

bool TerminalSearchBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        const bool isShift = key->modifiers().testFlag(Qt::ShiftModifier);
        Q_EMIT wanted(text(), isShift ? Direction::Down : Direction::Up);
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        Q_EMIT left();
        return true;
    }
    return false;
}

} // namespace darse::ui
