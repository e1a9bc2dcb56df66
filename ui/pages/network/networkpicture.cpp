// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/networkpicture.h"

#include "core/session/session.h"
#include "ui/pages/network/netcard.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QTimer>

#include <algorithm>

namespace darse::ui {
namespace {

using namespace std::chrono_literals;
using backend::Kind;

constexpr auto kSettle = 100ms;
constexpr int kBar = 36;
constexpr int kCardWidth = 190;
constexpr int kDrop = 18;   ///< from a bar, or from the line of a row, to its cards
constexpr int kGutter = 20; ///< left of the cards: the line that goes down
constexpr int kRest = 24;

/// How the cards of a network stand.
struct Grid {
    int columns = 1;
    int cardWidth = 0;
    int rows = 0;

    Grid(int width, std::size_t count)
    {
        const int gap = px(Space::Related);
        const int room = std::max(px(kCardWidth), width - px(kGutter));
        columns = std::max(1, (room + gap) / (px(kCardWidth) + gap));
        cardWidth = (room + gap) / columns - gap;
        rows = static_cast<int>((count + static_cast<std::size_t>(columns) - 1) / static_cast<std::size_t>(columns));
    }
};

} // namespace

NetworkPicture::NetworkPicture(session::Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    setObjectName(QStringLiteral("scrolled"));
    setAccessibleName(tr("Picture of the networks"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    for (const Kind kind : {Kind::Network, Kind::Container}) {
        if (!session.has(kind))
            continue;
        connect(&session.store(kind), &session::ObjectStore::updated, this, [this] {
            if (!std::exchange(m_isWaiting, true))
                QTimer::singleShot(kSettle, this, &NetworkPicture::rebuild);
        });
    }
    rebuild();
}

void NetworkPicture::setOnly(const QString& network)
{
    if (m_only == network)
        return;
    m_only = network;
    rebuild();
}

void NetworkPicture::rebuild()
{
    m_isWaiting = false;
    if (!m_session.has(Kind::Network) || !m_session.has(Kind::Container))
        return;
    m_bands = bandsOf(*m_session.store(Kind::Network).snapshot(), *m_session.store(Kind::Container).snapshot());
    if (!m_only.isEmpty())
        std::erase_if(m_bands, [this](const NetBand& band) { return band.key != m_only; });
    QMap<QString, Shown> old = std::exchange(m_shown, {});
    int index = 0;
    for (const NetBand& band : m_bands)
        fill(m_shown[band.key] = old.take(band.key), band, index++);
    for (const Shown& gone : std::as_const(old)) {
        gone.bar->deleteLater();
        gone.rest->deleteLater();
        for (NetCard* card : gone.cards)
            card->deleteLater();
    }
    arrange(width(), false);
    updateGeometry();
    update();
    Q_EMIT changed();
}

void NetworkPicture::fill(Shown& shown, const NetBand& band, int index)
{
    if (shown.bar == nullptr) {
        shown.bar = new NetBar(this);
        connect(shown.bar, &QAbstractButton::clicked, this, [this, key = band.key] {
            Q_EMIT goTo(Location::ofObject({Kind::Network, key}));
        });
        shown.bar->show();
        shown.rest = makeLabel({}, Type::Caption, "muted");
        shown.rest->setParent(this);
    }
    const auto& series = colors().series;
    shown.color = series[static_cast<std::size_t>(index) % series.size()];
    shown.bar->setBand(band, shown.color);
    const std::size_t count = std::min(band.members.size(), kMost);
    while (shown.cards.size() > count) {
        shown.cards.back()->deleteLater();
        shown.cards.back()->hide();
        shown.cards.pop_back();
    }
    while (shown.cards.size() < count)
        shown.cards.push_back(makeCard());
    for (std::size_t i = 0; i < count; ++i)
        shown.cards[i]->setMember(band.members[i]);
    shown.rest->setText(tr("and %n more", "", static_cast<int>(band.members.size() - count)));
    shown.rest->setVisible(band.members.size() > count);
}

NetCard* NetworkPicture::makeCard()
{
    auto* card = new NetCard(this);
    connect(card, &QAbstractButton::clicked, this, [this, card] {
        Q_EMIT goTo(Location::ofObject({Kind::Container, card->member().key}));
    });
    connect(card, &NetCard::pointed, this, [this, card](bool isPointed) { mark(card->member().key, isPointed); });
    card->show();
    return card;
}

int NetworkPicture::arrange(int width, bool isDry) const
{
    int y = 0;
    for (const NetBand& band : m_bands) {
        const Shown& shown = *m_shown.constFind(band.key);
        const Grid grid(width, shown.cards.size());
        if (!isDry)
            shown.bar->setGeometry(0, y, width, px(kBar));
        y += px(kBar);
        for (std::size_t i = 0; !isDry && i < shown.cards.size(); ++i) {
            const int column = static_cast<int>(i) % grid.columns;
            const int row = static_cast<int>(i) / grid.columns;
            shown.cards[i]->setGeometry(px(kGutter) + column * (grid.cardWidth + px(Space::Related)),
                                        y + px(kDrop) + row * (NetCard::cardHeight() + px(kDrop)), grid.cardWidth,
                                        NetCard::cardHeight());
        }
        y += grid.rows * (NetCard::cardHeight() + px(kDrop));
        if (band.members.size() > shown.cards.size()) {
            if (!isDry)
                shown.rest->setGeometry(px(kGutter), y, width - px(kGutter), px(kRest));
            y += px(kRest);
        }
        y += px(band.members.empty() ? Space::Control : Space::Card);
    }
    return y;
}

QSize NetworkPicture::sizeHint() const
{
    constexpr int kWidth = 640;
    return {px(kWidth), heightForWidth(px(kWidth))};
}

int NetworkPicture::heightForWidth(int width) const
{
    return arrange(width, true);
}

void NetworkPicture::resizeEvent(QResizeEvent*)
{
    arrange(width(), false);
}

void NetworkPicture::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    for (const Shown& shown : std::as_const(m_shown)) {
        if (shown.cards.empty())
            continue;
        painter.setPen(QPen(shown.color, px(2)));
        const int trunk = px(kGutter) / 2;
        const int bottom = shown.bar->geometry().bottom();
        int last = bottom;
        for (std::size_t i = 0; i < shown.cards.size(); ++i) {
            const QRect card = shown.cards[i]->geometry();
            const bool isBelowBar = card.top() == shown.cards.front()->geometry().top();
            const int from = isBelowBar ? bottom : card.top() - px(kDrop) / 2;
            painter.drawLine(card.center().x(), from, card.center().x(), card.top());
            if (isBelowBar)
                continue;
            // One line for a row, up to its last card.
            painter.drawLine(trunk, from, card.center().x(), from);
            last = from;
        }
        if (last > bottom)
            painter.drawLine(trunk, bottom, trunk, last);
    }
}

void NetworkPicture::mark(const QString& container, bool isPointed)
{
    for (const Shown& shown : std::as_const(m_shown)) {
        for (NetCard* card : shown.cards)
            card->setIsMarked(isPointed && card->member().key == container && !card->member().elsewhere.isEmpty());
    }
}

/// Arrows go to what is nearest in that direction.
void NetworkPicture::keyPressEvent(QKeyEvent* event)
{
    const QWidget* from = focusWidget();
    const int key = event->key();
    const bool isAcross = key == Qt::Key_Left || key == Qt::Key_Right;
    const bool isForward = key == Qt::Key_Right || key == Qt::Key_Down;
    if (from == nullptr || from == this || (!isAcross && key != Qt::Key_Up && key != Qt::Key_Down))
        return QWidget::keyPressEvent(event);
    const QPoint here = from->geometry().center();
    QWidget* best = nullptr;
    int least = 0;
    for (auto* button : findChildren<QAbstractButton*>(Qt::FindDirectChildrenOnly)) {
        const QRect there = button->geometry();
        // A bar is as wide as everything: it is straight above and below.
        const int x = there.contains(here.x(), there.center().y()) ? here.x() : there.center().x();
        const int along = (isAcross ? x - here.x() : there.center().y() - here.y()) * (isForward ? 1 : -1);
        const int aside = std::abs(isAcross ? there.center().y() - here.y() : x - here.x());
        if (button == from || along <= 0 || (isAcross && aside > 0))
            continue;
        const int far = along + 4 * aside;
        if (best == nullptr || far < least) {
            best = button;
            least = far;
        }
    }
    if (best != nullptr)
        best->setFocus(Qt::OtherFocusReason);
}

} // namespace darse::ui
