// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list/messagepanel.h"

#include "ui/style/icons.h"
#include "ui/style/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

constexpr int kDrawing = 96;
constexpr int kDrawnIcon = 40;
constexpr int kTextWidth = 480;
constexpr int kDetailHeight = 160;

/// The kind's own drawing, large, on a quiet disc.
QPixmap drawing(const QString& name, const QColor& color, double ratio)
{
    const int size = px(kDrawing);
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(color, 0.08));
    painter.drawEllipse(0, 0, size, size);
    painter.setBrush(faded(color, 0.08));
    painter.drawEllipse(px(12), px(12), size - px(24), size - px(24));
    const int inner = px(kDrawnIcon);
    const int at = (size - inner) / 2;
    painter.drawPixmap(QRect(at, at, inner, inner), iconPixmap(name, color, inner, ratio));
    return pixmap;
}

QLabel* makeLabel(Type type, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(font(type));
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setFixedWidth(px(kTextWidth));
    return label;
}

} // namespace

MessagePanel::MessagePanel(QWidget* parent) :
    QWidget(parent),
    m_drawing(new QLabel(this)),
    m_title(makeLabel(Type::Section, this)),
    m_text(makeLabel(Type::Body, this)),
    m_button(new QPushButton(this)),
    m_more(new QPushButton(this)),
    m_detail(new QPlainTextEdit(this))
{
    m_title->setObjectName(QStringLiteral("messageTitle"));
    m_text->setProperty("look", QStringLiteral("muted"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_button->setObjectName(QStringLiteral("messageButton"));
    m_more->setObjectName(QStringLiteral("showDetails"));
    m_more->setProperty("look", QStringLiteral("link"));
    m_detail->setReadOnly(true);
    m_detail->setFont(ui::font(Type::MonoCaption));
    m_detail->setFixedSize(px(kTextWidth), px(kDetailHeight));
    connect(m_button, &QPushButton::clicked, this, &MessagePanel::buttonClicked);
    connect(m_more, &QPushButton::clicked, this, &MessagePanel::toggleDetail);

    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(px(Space::Related));
    layout->addStretch(2);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_drawing, m_title, m_text, m_button, m_more, m_detail})
        layout->addWidget(widget, 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

void MessagePanel::setMessage(const Message& message)
{
    const QString all = message.icon + message.title + message.text + message.detail + message.button;
    if (std::exchange(m_shown, all) == all)
        return;
    const QColor color = message.isFailure ? colors().failed : colors().accent;
    m_drawing->setPixmap(drawing(message.icon, color, devicePixelRatioF()));
    m_title->setText(message.title);
    m_text->setText(message.text);
    m_text->setVisible(!message.text.isEmpty());
    m_button->setText(message.button);
    m_button->setVisible(!message.button.isEmpty());
    m_more->setText(tr("Show details"));
    m_more->setVisible(!message.detail.isEmpty());
    m_detail->setPlainText(message.detail);
    m_detail->hide();
}

void MessagePanel::toggleDetail()
{
    m_detail->setVisible(m_detail->isHidden());
    m_more->setText(m_detail->isHidden() ? tr("Show details") : tr("Hide details"));
}

} // namespace darse::ui
