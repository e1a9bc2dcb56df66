// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/objectstore.h"
#include "ui/pages/details/detailsheader.h"
#include "ui/pages/details/detailspage.h"
#include "ui/pages/details/detailstabs.h"
#include "ui/style/icons.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

constexpr int kNumberKeys = 10; ///< the last is 0

}

void DetailsPage::build()
{
    m_header = new DetailsHeader(session(), this);
    m_tabBar = new QTabBar(this);
    m_tabBar->setObjectName(QStringLiteral("tabs"));
    m_tabBar->setExpanding(false);
    m_tabBar->setDrawBase(false);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(new QWidget); // the first would be shown as soon as it is added
    m_banner = makeBanner();
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(px(Space::Page), px(Space::Card), px(Space::Page), px(Space::Card));
    m_column->setSpacing(px(Space::Related));
    m_column->addWidget(m_header);
    m_column->addWidget(m_banner);
    m_column->addWidget(m_tabBar);
    m_column->addWidget(m_stack, 1);
    connect(m_header, &DetailsHeader::goTo, this, &Page::goTo);
    connect(m_tabBar, &QTabBar::currentChanged, this, [this](int index) {
        openTab(index);
        Q_EMIT moved();
    });
    addShortcuts();
}

QWidget* DetailsPage::makeBanner()
{
    auto* banner = new QFrame(this);
    banner->setObjectName(QStringLiteral("goneBanner"));
    banner->setProperty("look", QStringLiteral("banner-info"));
    m_bannerText = makeParagraph({});
    QPushButton* back = makeButton(tr("Go to the list"));
    connect(back, &QPushButton::clicked, this, [this] { Q_EMIT goTo(Location::ofList(m_ref.kind)); });
    auto* row = new QHBoxLayout(banner);
    row->setContentsMargins(px(Space::Related), px(Space::Control), px(Space::Related), px(Space::Control));
    row->addWidget(m_bannerText, 1);
    row->addWidget(back);
    banner->hide();
    return banner;
}

void DetailsPage::addShortcuts()
{
    for (int number = 1; number <= kNumberKeys; ++number) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_0 + number % kNumberKeys)), this);
        connect(shortcut, &QShortcut::activated, this, [this, number] {
            if (number > m_tabBar->count() || !m_tabBar->isVisible())
                return;
            m_wantsKeyboard = true; // of the tab, as soon as it is there
            m_tabBar->setCurrentIndex(number - 1);
            bringTab();
        });
    }
    const auto addStep = [this](Qt::Key key, int step) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(shortcut, &QShortcut::activated, this, [this, step] {
            const int count = m_tabBar->count();
            if (count > 0 && m_tabBar->isVisible())
                m_tabBar->setCurrentIndex((m_tabBar->currentIndex() + step + count) % count);
        });
    };
    addStep(Qt::Key_PageDown, 1);
    addStep(Qt::Key_PageUp, -1);
}

void DetailsPage::focusFilter()
{
    // Whoever presses a key has not to wait for the turn in which the tab comes.
    makeTab();
    bringTab();
    const int index = m_tabBar->currentIndex();
    if (index >= 0 && m_slots[std::size_t(index)].widget != nullptr)
        m_slots[std::size_t(index)].widget->focusFilter();
}

} // namespace darse::ui
