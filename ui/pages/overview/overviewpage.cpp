// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/overviewpage.h"

#include "core/session/session.h"
#include "ui/pages/overview/attentioncard.h"
#include "ui/pages/overview/busiestcard.h"
#include "ui/pages/overview/eventscard.h"
#include "ui/pages/overview/firststepscard.h"
#include "ui/pages/overview/machinecard.h"
#include "ui/pages/overview/statuscard.h"
#include "ui/style/tokens.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/stateview.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <span>

namespace darse::ui {
namespace {

using backend::Kind;

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
    switch (session().backend().link()) {
    case backend::Link::Connecting:
        m_content = makeConnecting();
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

void OverviewPage::offerDemonstration(StateView& view)
{
    QPushButton* button = view.addAction(tr("Open the demonstration fleet"));
    connect(button, &QPushButton::clicked, this, [this] { Q_EMIT connectionAsked(kDemonstration); });
    setFocusProxy(button);
}

QWidget* OverviewPage::makeConnecting()
{
    return new StateView({.drawing = {},
                          .title = tr("Connecting…"),
                          .text = tr("An engine that does not run yet is started now."),
                          .detail = {}});
}

QWidget* OverviewPage::makeLost()
{
    ErrorWords words;
    if (session().backend().error())
        words = errorWords(*session().backend().error());
    auto* view = new StateView(
        {.drawing = QStringLiteral("disconnected"),
         .title = tr("The container engine does not answer"),
         .text = QStringList{words.why, words.remedy, tr("Darse tries again by itself every few seconds.")}.join(
             QLatin1Char(' ')),
         .detail = words.raw});
    offerDemonstration(*view);
    return view;
}

QWidget* OverviewPage::makeContent()
{
    auto* inside = new QWidget;
    inside->setObjectName(QStringLiteral("scrolled"));
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Card));
    column->addWidget(makeLabel(tr("Overview"), Type::PageTitle));
    if (session().backend().capabilities().isDemonstration)
        column->addWidget(
            makeParagraph(tr("A demonstration: a small fleet that lives in this window only. Nothing here is real, "
                             "so everything may be tried."),
                          Type::Body, "muted"));
    auto* first = new FirstStepsCard(session());
    connect(first, &FirstStepsCard::commandAsked, this, &OverviewPage::commandAsked);
    column->addWidget(first);
    auto* counts = new QHBoxLayout;
    counts->setSpacing(px(Space::Card));
    const bool hasPods = session().has(Kind::Pod);
    for (const Kind kind : hasPods ? std::span<const Kind>(kCounted) : std::span<const Kind>(kPlainlyCounted)) {
        if (!session().has(kind))
            continue;
        auto* card = new StatusCard(session(), kind);
        connect(card, &StatusCard::goTo, this, &Page::goTo);
        counts->addWidget(card, 1);
    }
    column->addLayout(counts);

    auto* grid = new QGridLayout;
    grid->setSpacing(px(Space::Card));
    auto* attention = new AttentionCard(session());
    auto* busiest = new BusiestCard(session());
    auto* events = new EventsCard(session());
    connect(attention, &AttentionCard::goTo, this, &Page::goTo);
    connect(busiest, &BusiestCard::goTo, this, &Page::goTo);
    connect(events, &EventsCard::goTo, this, &Page::goTo);
    grid->addWidget(attention, 0, 0);
    grid->addWidget(new MachineCard(session()), 0, 1);
    grid->addWidget(events, 1, 0);
    grid->addWidget(busiest, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
    column->addStretch();

    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inside);
    return area;
}

} // namespace darse::ui
