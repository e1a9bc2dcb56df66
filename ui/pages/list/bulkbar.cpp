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

/// With words where there is room for all of them, else with those of what is dangerous, else with icons alone.
void BulkBar::fit()
{
    enum class Words { All, OfDanger, None };
    for (const Words words : {Words::All, Words::OfDanger, Words::None}) {
        for (const Offer& offer : m_offers) {
            const QString label = actionLabel(*offer.action);
            const bool hasWords = words == Words::All || (words == Words::OfDanger && offer.action->isDanger);
            offer.button->setText(hasWords ? label : QString());
            offer.button->setToolTip(hasWords ? QString() : label);
        }
        m_buttons->invalidate();
        layout()->invalidate();
        if (layout()->sizeHint().width() <= width())
            return;
    }
}

} // namespace darse::ui
