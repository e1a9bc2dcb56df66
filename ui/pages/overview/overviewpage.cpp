// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/overviewpage.h"

#include "core/session/session.h"
#include "ui/pages/overview/connectingview.h"
#include "ui/pages/overview/lostview.h"
#include "ui/style/tokens.h"
#include "ui/widgets/stepwise.h"

#include <QEvent>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

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

const QString kDemonstration = QStringLiteral("demo");

} // namespace

OverviewPage::OverviewPage(PageContext given, QWidget* parent) :
    Page(given, parent),
    m_all(new QVBoxLayout(this)),
    m_making(new Stepwise(this))
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
    m_making->clear();
    delete std::exchange(m_coming, nullptr);
    m_counts = nullptr;
    m_cards = nullptr;
    m_countCards.clear();
    m_bigCards.clear();
    switch (session().backend().link()) {
    case backend::Link::Connecting:
        bring(new ConnectingView(session(), this));
        break;
    case backend::Link::Lost:
        bring(makeLost());
        break;
    case backend::Link::Connected:
        makeContent();
        break;
    }
}

void OverviewPage::bring(QWidget* content)
{
    const bool hadFocus = m_content != nullptr && m_content->isAncestorOf(window()->focusWidget());
    delete m_content;
    m_content = content;
    m_all->addWidget(m_content);
    m_content->show();
    if (hadFocus)
        setFocus();
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

} // namespace darse::ui
