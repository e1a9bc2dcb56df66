// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/netcard.h"

#include "ui/style/icons.h"
#include "ui/style/statuslook.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QKeyEvent>
#include <QPainter>

namespace darse::ui {
namespace {

constexpr int kCard = 68;
constexpr int kPorts = 10; ///< what hangs below the card

void roundedRect(QPainter& painter, const QRectF& rect, const QColor& fill, const QPen& line, qreal radius)
{
    const qreal half = line.widthF() / 2;
    painter.setPen(line);
    painter.setBrush(fill);
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius);
}

bool opens(const QKeyEvent& event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace

NetCard::NetCard(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

int NetCard::cardHeight()
{
    return px(kCard + kPorts);
}

void NetCard::setMember(const NetMember& member)
{
    m_member = member;
    QStringList words{visibleText(member.name), statusLook(member.status).word};
    words << (member.address.isEmpty() ? tr("no address") : member.address);
    if (!member.names.isEmpty())
        words << tr("also found as %1").arg(visibleText(member.names.join(QStringLiteral(", "))));
    for (const QString& port : member.ports)
        words << tr("port %1 of this machine").arg(port);
    if (!member.elsewhere.isEmpty())
        words << tr("also in %1").arg(visibleText(member.elsewhere.join(QStringLiteral(", "))));
    setAccessibleName(words.join(QStringLiteral(", ")));
    explain(*this, words.join(u'\n'));
    update();
}

void NetCard::setIsMarked(bool isMarked)
{
    if (m_isMarked == isMarked)
        return;
    m_isMarked = isMarked;
    update();
}

void NetCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& c = colors();
    const QRect card(0, 0, width(), px(kCard));
    const bool isBold = hasFocus() || m_isMarked;
    roundedRect(painter, card, m_isMarked ? tint(c.accent) : c.surface,
                QPen(isBold ? c.accent : c.border, hasFocus() ? px(size::kFocusRing) : 1), px(size::kCardRadius));
    const StatusLook look = statusLook(m_member.status);
    const int side = px(size::kIcon);
    QRect inner = card.adjusted(px(Space::Control), px(6), -px(Space::Control), -px(Space::Tight));
    QFont bold = ui::font(Type::Body);
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    const int line = painter.fontMetrics().height();
    painter.drawPixmap(inner.left(), inner.top() + (line - side) / 2,
                       iconPixmap(look.icon, look.color, side, devicePixelRatioF()));
    painter.setPen(c.text);
    const QRect title(inner.left() + side + px(6), inner.top(), inner.width() - side - px(6), line);
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(visibleText(m_member.name), Qt::ElideMiddle, title.width()));
    inner.setTop(inner.top() + line + px(1));
    painter.setFont(ui::font(Type::MonoCaption));
    painter.setPen(c.muted);
    const QString address = m_member.address.isEmpty() ? QStringLiteral("–") : m_member.address;
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop,
                     painter.fontMetrics().elidedText(address, Qt::ElideRight, inner.width()));
    inner.setTop(inner.top() + painter.fontMetrics().height() + px(1));
    painter.setFont(ui::font(Type::Caption));
    QString last = visibleText(m_member.names.join(QStringLiteral(", ")));
    if (!m_member.elsewhere.isEmpty()) {
        painter.setPen(c.accent);
        last = tr("also in %1").arg(visibleText(m_member.elsewhere.join(QStringLiteral(", "))));
    }
    // The ports hang over the lower edge.
    const QRect room = m_member.ports.isEmpty() ? inner : inner.adjusted(0, -px(2), 0, -px(kPorts));
    if (painter.fontMetrics().height() <= room.height() + px(6))
        painter.drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextDontClip,
                         painter.fontMetrics().elidedText(last, Qt::ElideRight, room.width()));
    paintPorts(painter, card);
}

void NetCard::paintPorts(QPainter& painter, const QRect& card) const
{
    const Colors& c = colors();
    painter.setFont(ui::font(Type::MonoCaption));
    const int height = px(2 * kPorts - 2);
    int x = card.left() + px(Space::Control);
    for (qsizetype i = 0; i < m_member.ports.size(); ++i) {
        const qsizetype left = m_member.ports.size() - i;
        const QString more = QStringLiteral("+%1").arg(left);
        QString text = m_member.ports[i];
        int width = painter.fontMetrics().horizontalAdvance(text) + px(Space::Related);
        const int reserve = left > 1 ? painter.fontMetrics().horizontalAdvance(more) + px(Space::Card) : 0;
        const bool isLast = x + width + reserve > card.right() - px(Space::Tight) && i > 0;
        if (isLast) {
            text = more;
            width = painter.fontMetrics().horizontalAdvance(text) + px(Space::Related);
        }
        const QRect pill(x, card.bottom() - px(kPorts) + px(2), std::min(width, card.right() - x), height);
        roundedRect(painter, pill, c.window, QPen(c.accent, 1), height / 2.0);
        painter.setPen(c.accent);
        painter.drawText(pill, Qt::AlignCenter, painter.fontMetrics().elidedText(text, Qt::ElideRight, pill.width()));
        x += width + px(Space::Tight);
        if (isLast)
            return;
    }
}

void NetCard::keyPressEvent(QKeyEvent* event)
{
    if (opens(*event))
        return click();
    // Arrows are the picture's: among buttons they would go in the order of making.
    if (event->key() == Qt::Key_Space)
        return QAbstractButton::keyPressEvent(event);
    event->ignore();
}

void NetCard::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    Q_EMIT pointed(true);
}

void NetCard::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    Q_EMIT pointed(hasFocus());
}

void NetCard::focusInEvent(QFocusEvent* event)
{
    QAbstractButton::focusInEvent(event);
    Q_EMIT pointed(true);
}

void NetCard::focusOutEvent(QFocusEvent* event)
{
    QAbstractButton::focusOutEvent(event);
    Q_EMIT pointed(false);
}

NetBar::NetBar(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

void NetBar::setBand(const NetBand& band, const QColor& color)
{
    m_key = band.key;
    m_name = visibleText(band.name);
    m_about = visibleText(band.about);
    m_count =
        band.members.empty() ? tr("no container") : tr("%n container(s)", "", static_cast<int>(band.members.size()));
    m_color = color;
    setAccessibleName(tr("Network %1, %2, %3").arg(m_name, m_about, m_count));
    update();
}

void NetBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& c = colors();
    roundedRect(painter, rect(), tint(m_color),
                QPen(hasFocus() ? c.accent : m_color, hasFocus() ? px(size::kFocusRing) : 1), px(size::kControlRadius));
    const int side = px(size::kIcon);
    QRect inner = rect().adjusted(px(Space::Control), 0, -px(Space::Related), 0);
    painter.drawPixmap(inner.left(), (height() - side) / 2,
                       iconPixmap(QStringLiteral("network"), m_color, side, devicePixelRatioF()));
    inner.setLeft(inner.left() + side + px(Space::Control));
    painter.setFont(ui::font(Type::Caption));
    painter.setPen(c.muted);
    painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, m_count);
    inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(m_count) - px(Space::Related));
    QFont bold = ui::font(Type::Body);
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(c.text);
    const QString name = painter.fontMetrics().elidedText(m_name, Qt::ElideMiddle, inner.width());
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter, name);
    inner.setLeft(inner.left() + painter.fontMetrics().horizontalAdvance(name) + px(Space::Related));
    painter.setFont(ui::font(Type::Caption));
    painter.setPen(c.muted);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_about, Qt::ElideRight, inner.width()));
}

void NetBar::keyPressEvent(QKeyEvent* event)
{
    if (opens(*event))
        return click();
    if (event->key() == Qt::Key_Space)
        return QAbstractButton::keyPressEvent(event);
    event->ignore();
}

} // namespace darse::ui
