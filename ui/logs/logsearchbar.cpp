// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logsearchbar.h"

#include "ui/style/tokens.h"
#include "ui/widgets/clearbutton.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

namespace darse::ui {
namespace {

void makeToggle(QToolButton& button, const QString& text, const QString& name)
{
    button.setProperty("look", QStringLiteral("quiet"));
    button.setText(text);
    button.setCheckable(true);
    button.setToolTip(name);
    button.setAccessibleName(name);
}

} // namespace

LogSearchBar::LogSearchBar(QWidget* parent) :
    QWidget(parent),
    m_field(new QLineEdit(this)),
    m_expression(new QToolButton(this)),
    m_inverted(new QToolButton(this)),
    m_around(new QComboBox(this)),
    m_previous(makeIconButton(QStringLiteral("chevron-up"), tr("Previous match"))),
    m_next(makeIconButton(QStringLiteral("chevron-down"), tr("Next match"))),
    m_onlyMatching(new QCheckBox(tr("Only matching"), this)),
    m_count(new QLabel(this))
{
    m_field->setPlaceholderText(tr("Search in the log"));
    m_field->setAccessibleName(tr("Search in the log"));
    addClearButton(*m_field);
    m_field->setMinimumWidth(px(160));
    m_field->setMaximumWidth(px(360));
    m_field->installEventFilter(this);
    makeToggle(*m_expression, QStringLiteral(".*"), tr("Regular expression"));
    makeToggle(*m_inverted, QStringLiteral("≠"), tr("Lines that do not match"));
    m_around->setAccessibleName(tr("Lines around a match"));
    for (const int lines : {0, 1, 3, 10})
        m_around->addItem(lines == 0 ? tr("No lines around") : tr("%n line(s) around", nullptr, lines), lines);
    m_around->hide();
    m_count->setTextFormat(Qt::PlainText);
    m_count->setFont(ui::font(Type::Caption));

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(Space::Tight));
    row->addWidget(m_field, 100); // up to its greatest width before the empty end gets any
    for (QWidget* widget :
         {static_cast<QWidget*>(m_expression), static_cast<QWidget*>(m_inverted), static_cast<QWidget*>(m_previous),
          static_cast<QWidget*>(m_next), static_cast<QWidget*>(m_count)})
        row->addWidget(widget);
    row->addSpacing(px(Space::Control));
    row->addWidget(m_onlyMatching);
    row->addWidget(m_around);
    row->addStretch();

    connect(m_field, &QLineEdit::textChanged, this, &LogSearchBar::queryChanged);
    connect(m_expression, &QToolButton::toggled, this, &LogSearchBar::queryChanged);
    connect(m_inverted, &QToolButton::toggled, this, &LogSearchBar::queryChanged);
    connect(m_around, &QComboBox::currentIndexChanged, this, &LogSearchBar::queryChanged);
    connect(m_onlyMatching, &QCheckBox::toggled, m_around, &QWidget::setVisible);
    connect(m_previous, &QToolButton::clicked, this, &LogSearchBar::previousWanted);
    connect(m_next, &QToolButton::clicked, this, &LogSearchBar::nextWanted);
    connect(m_onlyMatching, &QCheckBox::toggled, this, &LogSearchBar::onlyMatchingToggled);
}

LogQuery LogSearchBar::query() const
{
    return {.text = m_field->text(),
            .isRegularExpression = m_expression->isChecked(),
            .isInverted = m_inverted->isChecked(),
            .around = m_around->currentData().toInt()};
}

void LogSearchBar::setRegularExpression(bool isOn)
{
    m_expression->setChecked(isOn);
}

void LogSearchBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void LogSearchBar::tell(const LogSearch& search, qsizetype current)
{
    const bool canMove = !search.matches().isEmpty();
    m_previous->setEnabled(canMove);
    m_next->setEnabled(canMove);
    const QLocale locale;
    const QString count = locale.toString(qlonglong(search.matches().size()));
    if (!search.problem().isEmpty())
        m_count->setText(search.problem());
    else if (!search.isActive())
        m_count->clear();
    else if (current > 0)
        m_count->setText(tr("%1 of %2").arg(locale.toString(qlonglong(current)), count));
    else
        m_count->setText(tr("%n line(s)", "that match", int(search.matches().size())));
    explain(*m_count, search.problem());
    const QColor color = search.problem().isEmpty() ? colors().muted : colors().failed;
    if (m_count->palette().color(QPalette::WindowText) == color)
        return; // a palette costs milliseconds
    QPalette colored = palette();
    colored.setColor(QPalette::WindowText, color);
    m_count->setPalette(colored);
}

bool LogSearchBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        if (key->modifiers().testFlag(Qt::ShiftModifier))
            Q_EMIT previousWanted();
        else
            Q_EMIT nextWanted();
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        if (m_field->text().isEmpty())
            Q_EMIT left();
        m_field->clear();
        return true;
    }
    return false;
}

} // namespace darse::ui
