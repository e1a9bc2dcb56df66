// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"
#include "ui/pages/overview/attentioncard.h"
#include "ui/pages/overview/busiestcard.h"
#include "ui/pages/overview/doctorcard.h"
#include "ui/pages/overview/eventscard.h"
#include "ui/pages/overview/firststepscard.h"
#include "ui/pages/overview/guidecard.h"
#include "ui/pages/overview/machinecard.h"
#include "ui/pages/overview/overviewpage.h"
#include "ui/pages/overview/statuscard.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/stepwise.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <span>
#include <utility>

namespace darse::ui {
namespace {

using backend::Kind;

constexpr Kind kCounted[] = {Kind::Deployment, Kind::Pod, Kind::Container, Kind::Job};
/// Where there is nothing above containers.
constexpr Kind kPlainlyCounted[] = {Kind::Container, Kind::Image, Kind::Volume, Kind::Network};

/// With its look worked out, which then does not happen to all cards at once when they are shown.
QWidget* polished(QWidget* card)
{
    for (const QWidget* part : card->findChildren<QWidget*>())
        part->ensurePolished();
    card->ensurePolished();
    return card;
}

} // namespace

void OverviewPage::makeContent()
{
    // From the outside to the inside: who gets another parent has its look worked out anew, with all that is in it.
    auto* area = new QScrollArea(this);
    m_coming = area;
    area->hide();
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
    column->addLayout(m_counts);
    m_cards = new QGridLayout;
    m_cards->setSpacing(px(Space::Card));
    column->addLayout(m_cards);
    makeCards(inside);
    step([this, inside, column, top] {
        addDoctor(inside, column, top);
        column->addStretch();
    });
    step([this, inside] {
        arrange(isTooNarrow());
        inside->installEventFilter(this);
        bring(std::exchange(m_coming, nullptr));
    });
}

/// At once while there is nothing else to look at.
void OverviewPage::step(std::function<void()> make)
{
    if (m_content == nullptr)
        make();
    else
        m_making->add(std::move(make));
}

template <typename C>
QWidget* OverviewPage::leading(C* card)
{
    connect(card, &C::goTo, this, &Page::goTo);
    return polished(card);
}

void OverviewPage::makeCards(QWidget* inside)
{
    const bool hasPods = session().has(Kind::Pod);
    for (const Kind kind : hasPods ? std::span<const Kind>(kCounted) : std::span<const Kind>(kPlainlyCounted)) {
        if (!session().has(kind))
            continue;
        step([this, inside, kind] { m_countCards.push_back(leading(new StatusCard(session(), kind, inside))); });
    }
    step([this, inside] { m_bigCards.push_back(leading(new AttentionCard(session(), inside))); });
    step([this, inside] { m_bigCards.push_back(polished(new MachineCard(session(), inside))); });
    step([this, inside] { m_bigCards.push_back(leading(new EventsCard(session(), inside))); });
    step([this, inside] { m_bigCards.push_back(leading(new BusiestCard(session(), inside))); });
}

void OverviewPage::addDoctor(QWidget* inside, QVBoxLayout* column, int top)
{
    auto* doctor = new DoctorCard(session(), inside);
    connect(doctor, &DoctorCard::goTo, this, &Page::goTo);
    column->addWidget(doctor);
    QWidget* below = m_countCards.empty() ? m_bigCards.front() : m_countCards.front();
    connect(doctor, &DoctorCard::essentialMissing, this, [column, top, doctor, below](QWidget* open) {
        column->removeWidget(doctor);
        column->insertWidget(top, doctor);
        QWidget::setTabOrder(below->previousInFocusChain(), open);
    });
}

} // namespace darse::ui
