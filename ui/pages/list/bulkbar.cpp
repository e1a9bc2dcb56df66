// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list/bulkbar.h"

#include "ui/style/icons.h"
#include "ui/style/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <iterator>

namespace darse::ui {

BulkBar::BulkBar(ActionRunner& runner, QWidget* parent) :
    QFrame(parent),
    m_runner(runner),
    m_count(new QLabel(this)),
    m_buttons(new QHBoxLayout)
{
    setProperty("look", QStringLiteral("banner-info"));
    m_count->setObjectName(QStringLiteral("selectedCount"));
    auto* clear = new QToolButton(this);
    clear->setObjectName(QStringLiteral("clearSelection"));
    clear->setIcon(icon(QStringLiteral("close")));
    clear->setToolTip(tr("Clear the selection"));
    clear->setAccessibleName(clear->toolTip());
    clear->setFocusPolicy(Qt::StrongFocus);
    connect(clear, &QToolButton::clicked, this, &BulkBar::clearWanted);

    m_buttons->setSpacing(px(Space::Tight));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(px(Space::Related), px(2), px(Space::Tight), px(2));
    layout->setSpacing(px(Space::Related));
    layout->addWidget(m_count);
    layout->addLayout(m_buttons);
    layout->addStretch();
    layout->addWidget(clear);
}

QPushButton* BulkBar::makeButton(const Action& action)
{
    auto* button = new QPushButton(actionLabel(action), this);
    const QColor color = action.isDanger ? colors().failed : colors().text;
    button->setIcon(icon(action.icon, color));
    button->setProperty("look", QStringLiteral("quiet"));
    button->setAccessibleName(button->text());
    button->setObjectName(QStringLiteral("action-%1").arg(QLatin1StringView(action.id)));
    if (action.isDanger) {
        QPalette palette = button->palette();
        palette.setColor(QPalette::ButtonText, color);
        button->setPalette(palette);
        button->setStyleSheet(QStringLiteral("color: %1").arg(color.name()));
    }
    m_buttons->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, &action] { Q_EMIT actionWanted(&action); });
    return button;
}

void BulkBar::setObjects(const Objects& objects)
{
    m_objects = objects;
    follow();
}

void BulkBar::follow()
{
    m_count->setText(tr("%n selected", "", static_cast<int>(m_objects.size())));
    // What the backend offers can change with its connection.
    const std::vector<const Action*> offered = m_runner.offered();
    const auto isKnown = [](const Offer& offer, const Action* action) { return offer.action == action; };
    if (!std::equal(m_offers.begin(), m_offers.end(), offered.begin(), offered.end(), isKnown)) {
        for (const Offer& offer : m_offers)
            offer.button->deleteLater();
        m_offers.clear();
        for (const Action* action : offered)
            m_offers.push_back({action, makeButton(*action)});
    }
    for (const Offer& offer : m_offers)
        offer.button->setVisible(!applicable(*offer.action, m_objects).empty());
    fit();
}

void BulkBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fit();
}

bool BulkBar::isTooWide()
{
    m_buttons->invalidate();
    layout()->invalidate();
    return layout()->sizeHint().width() > width();
}

/// With words as far as there is room, first those of what is dangerous, then from the left; icons alone say theirs in
/// a tooltip.
void BulkBar::fit()
{
    const auto say = [](const Offer& offer, bool hasWords) {
        const QString label = actionLabel(*offer.action);
        offer.button->setText(hasWords ? label : QString());
        offer.button->setToolTip(hasWords ? QString() : label);
    };
    std::vector<Offer> offers;
    std::ranges::copy_if(m_offers, std::back_inserter(offers),
                         [](const Offer& one) { return !one.button->isHidden(); });
    // Not of std::ranges: clang 14 cannot read that one of libstdc++ 12.
    std::stable_partition(offers.begin(), offers.end(), [](const Offer& one) { return one.action->isDanger; });
    for (const Offer& offer : offers)
        say(offer, true);
    while (isTooWide() && !offers.empty()) {
        say(offers.back(), false);
        offers.pop_back();
    }
}

} // namespace darse::ui
