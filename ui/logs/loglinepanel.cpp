// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/loglinepanel.h"

#include "ui/logs/jsonline.h"
#include "ui/logs/loglines.h"
#include "ui/logs/logstamp.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

constexpr qsizetype kMostJson = 256 << 10; ///< each value becomes a row
constexpr qsizetype kMostText = 64 << 10;  ///< a text field lays out each row whole

/// The pieces of the line that `number` belongs to, up to a size.
QString wholeLine(const LogLines& lines, qint64 number)
{
    while (number > lines.first() && lines.line(number).isContinuation)
        --number;
    QString text = lines.line(number).text;
    while (++number < lines.end() && text.size() < kMostJson && lines.line(number).isContinuation)
        text += lines.line(number).text;
    return text;
}

} // namespace

LogLinePanel::LogLinePanel(const LogLines& lines, QWidget* parent) :
    QWidget(parent),
    m_lines(lines),
    m_title(makeLabel({}, Type::Caption, "muted")),
    m_text(new QPlainTextEdit(this))
{
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFont(ui::font(Type::Mono));
    m_text->setAccessibleName(tr("The whole line"));
    auto* copy = makeButton(tr("Copy"));
    QToolButton* close = makeIconButton(QStringLiteral("close"), tr("Close the line"));
    auto* head = new QHBoxLayout;
    head->setSpacing(px(Space::Control));
    head->addWidget(m_title, 1);
    head->addWidget(copy);
    head->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, px(Space::Tight), 0, 0);
    column->setSpacing(px(Space::Tight));
    column->addLayout(head);
    column->addWidget(m_text, 1);
    setFocusProxy(m_text);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_text->toPlainText()); });
    connect(close, &QToolButton::clicked, this, &LogLinePanel::closeWanted);
}

void LogLinePanel::showLine(qint64 number)
{
    if (number < m_lines.first() || number >= m_lines.end())
        return;
    const QString line = wholeLine(m_lines, number);
    const auto json = expandedJson(line);
    const QString shown = shownRows(json.value_or(line));
    const QString stamp = stampText(m_lines.line(number).atMilliseconds, Stamps::Local, 0);
    QString title = json ? tr("JSON of the line") : tr("The whole line");
    if (!stamp.isEmpty())
        title = QStringLiteral("%1 · %2").arg(stamp, title);
    if (!json && shown.size() > kMostText)
        title = QStringLiteral("%1 · %2").arg(title, tr("only its beginning"));
    m_title->setText(title);
    m_text->setPlainText(json ? shown : shown.left(kMostText));
}

QString LogLinePanel::text() const
{
    return m_text->toPlainText();
}

void LogLinePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeWanted();
    else
        QWidget::keyPressEvent(event);
}

} // namespace darse::ui
