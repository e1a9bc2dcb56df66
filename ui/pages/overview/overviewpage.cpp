// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/overviewpage.h"

#include "core/session/session.h"
#include "ui/pages/overview/attentioncard.h"
#include "ui/pages/overview/busiestcard.h"
#include "ui/pages/overview/connectingview.h"
#include "ui/pages/overview/doctorcard.h"
#include "ui/pages/overview/eventscard.h"
#include "ui/pages/overview/firststepscard.h"
#include "ui/pages/overview/guidecard.h"
#include "ui/pages/overview/lostview.h"
#include "ui/pages/overview/machinecard.h"
#include "ui/pages/overview/statuscard.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <span>

namespace darse::ui {
namespace {

using backend::Kind;

/// Below this, cards side by side would cut their texts, however short these are.
constexpr int kNarrow = 780;

int leastWidth(const QWidget* card)
{
    return card->minimumSizeHint().width();
}

void placeIn(QGridLayout& grid, const std::vector<QWidget*>& cards, int columns)
{
    for (int column = 0; column < grid.columnCount(); ++column)
        grid.setColumnStretch(column, column < columns ? 1 : 0);
    for (int column = grid.columnCount(); column < columns; ++column)
        grid.setColumnStretch(column, 1);
    int at = 0;
    for (QWidget* card : cards) {
        grid.addWidget(card, at / columns, at % columns);
        ++at;
    }
}

constexpr Kind kCounted[] = {Kind::Deployment, Kind::Pod, Kind::Container, Kind::Job};
/// Where there is nothing above containers.
constexpr Kind kPlainlyCounted[] = {Kind::Container, Kind::Image, Kind::Volume, Kind::Network};
const QString kDemonstration = QStringLiteral("demo");

} // namespace

OverviewPage::OverviewPage(PageContext given, QWidget* parent) : Page(given, parent), m_all(new QVBoxLayout(this))
{
    m_all->setContentsMargins(0, 0, 0, 0);
    rebuild();
    // Queued: the signal may come from inside a widget that is about to be replaced.
    connect(&session(), &session::Session::linkChanged, this, &OverviewPage::rebuild, Qt::QueuedConnection);
}

void OverviewPage::show(const Location&) {}

Location OverviewPage::location() const
{
    return {QStringLiteral("overview"), {}, {}};
}

void OverviewPage::refresh()
{
    for (const Kind kind : backend::kAllKinds) {
        if (session().has(kind))
            session().store(kind).refresh();
    }
}

void OverviewPage::rebuild()
{
    delete m_content;
    m_counts = nullptr;
    m_cards = nullptr;
    m_countCards.clear();
    m_bigCards.clear();
    switch (session().backend().link()) {
    case backend::Link::Connecting:
        m_content = new ConnectingView(session(), this);
        break;
    case backend::Link::Lost:
        m_content = makeLost();
        break;
    case backend::Link::Connected:
        m_content = makeContent();
        break;
    }
    m_all->addWidget(m_content);
    m_content->show();
    // The page has the keyboard from the start: what it offers is to be one key away.
    if (focusProxy() != nullptr && window()->focusWidget() == this)
        focusProxy()->setFocus();
}

void OverviewPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    if (m_cards != nullptr && isTooNarrow() != m_isNarrow)
        arrange(!m_isNarrow);
}

/// What cards say grows and shrinks.
bool OverviewPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest && m_cards != nullptr && isTooNarrow() != m_isNarrow)
        arrange(!m_isNarrow);
    return Page::eventFilter(watched, event);
}

bool OverviewPage::isTooNarrow() const
{
    const int gap = px(Space::Card);
    int counts = 0;
    for (const QWidget* card : m_countCards)
        counts += leastWidth(card) + gap;
    int widest = 0;
    for (const QWidget* card : m_bigCards)
        widest = std::max(widest, leastWidth(card) + gap);
    // The gap too many is about as wide as the scroll bar.
    return width() < std::max({px(kNarrow), counts + 2 * px(Space::Page), 2 * widest + 2 * px(Space::Page)});
}

void OverviewPage::arrange(bool isNarrow)
{
    m_isNarrow = isNarrow;
    placeIn(*m_counts, m_countCards, isNarrow ? 2 : static_cast<int>(std::max<std::size_t>(m_countCards.size(), 1)));
    placeIn(*m_cards, m_bigCards, isNarrow ? 1 : 2);
}

QWidget* OverviewPage::makeLost()
{
    auto* view = new LostView(session(), this);
    QPushButton* demonstration = view->addAction(tr("Open the demonstration fleet"));
    connect(demonstration, &QPushButton::clicked, this, [this] { Q_EMIT connectionAsked(kDemonstration); });
    setFocusProxy(view->retryButton());
    return view;
}

QWidget* OverviewPage::makeContent()
{
    // From the outside to the inside: who gets another parent has its look worked out anew, with all that is in it.
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget(area);
    inside->setObjectName(QStringLiteral("scrolled"));
    area->setWidget(inside);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Card));
    column->addWidget(makeLabel(tr("Overview"), Type::PageTitle));
    if (session().backend().capabilities().isDemonstration)
        column->addWidget(
            makeParagraph(tr("A demonstration: a small fleet that lives in this window only. Nothing here is real, "
                             "so everything may be tried."),
                          Type::Body, "muted"));
    auto* guide = new GuideCard(settings(), inside);
    connect(guide, &GuideCard::wanted, this, [this] { Q_EMIT commandAsked(QStringLiteral("guide")); });
    column->addWidget(guide);
    auto* first = new FirstStepsCard(session(), inside);
    connect(first, &FirstStepsCard::commandAsked, this, &OverviewPage::commandAsked);
    column->addWidget(first);
    const int top = column->count();
    m_counts = new QGridLayout;
    m_counts->setSpacing(px(Space::Card));
    const bool hasPods = session().has(Kind::Pod);
    for (const Kind kind : hasPods ? std::span<const Kind>(kCounted) : std::span<const Kind>(kPlainlyCounted)) {
        if (!session().has(kind))
            continue;
        auto* card = new StatusCard(session(), kind, inside);
        connect(card, &StatusCard::goTo, this, &Page::goTo);
        m_countCards.push_back(card);
    }
    column->addLayout(m_counts);

    m_cards = new QGridLayout;
    m_cards->setSpacing(px(Space::Card));
    auto* attention = new AttentionCard(session(), inside);
    auto* busiest = new BusiestCard(session(), inside);
    auto* events = new EventsCard(session(), inside);
    connect(attention, &AttentionCard::goTo, this, &Page::goTo);
    connect(busiest, &BusiestCard::goTo, this, &Page::goTo);
    connect(events, &EventsCard::goTo, this, &Page::goTo);
    m_bigCards = {attention, new MachineCard(session(), inside), events, busiest};
    column->addLayout(m_cards);
    arrange(isTooNarrow());
    inside->installEventFilter(this);
    auto* doctor = new DoctorCard(session(), inside);
    connect(doctor, &DoctorCard::goTo, this, &Page::goTo);
    column->addWidget(doctor);
    QWidget* below = m_countCards.empty() ? attention : m_countCards.front();
    connect(doctor, &DoctorCard::essentialMissing, this, [column, top, doctor, below](QWidget* open) {
        column->removeWidget(doctor);
        column->insertWidget(top, doctor);
        QWidget::setTabOrder(below->previousInFocusChain(), open);
    });
    column->addStretch();
    return area;
}

} // namespace darse::ui
