// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/metrics/metricspage.h"

#include "core/session/session.h"
#include "ui/pages/metrics/allcontainers.h"
#include "ui/pages/metrics/dashboard.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

enum Place { kDashboards, kAll };
const QString kAllName = QStringLiteral("all");

} // namespace

MetricsPage::MetricsPage(PageContext given, QWidget* parent) :
    Page(given, parent),
    m_tabs(new QTabBar),
    m_stack(new QStackedWidget)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Related));
    column->addWidget(makeLabel(tr("Metrics"), Type::PageTitle));
    column->addWidget(makeParagraph(tr("What the machine and its containers use, as the kernel counts it for each "
                                       "control group (cgroup)."),
                                    Type::Body, "muted"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->addTab(tr("Dashboards"));
    m_tabs->addTab(tr("All containers"));
    column->addWidget(m_tabs);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(new QWidget);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        openTab(index);
        Q_EMIT moved();
    });
}

void MetricsPage::show(const Location& location)
{
    const QSignalBlocker quiet(m_tabs);
    if (!location.tab.isEmpty())
        m_tabs->setCurrentIndex(location.tab == kAllName ? kAll : kDashboards);
    openTab(m_tabs->currentIndex());
}

Location MetricsPage::location() const
{
    return {QStringLiteral("metrics"), {}, m_tabs->currentIndex() == kAll ? kAllName : QString()};
}

/// What nobody looks at is not made.
void MetricsPage::openTab(int index)
{
    if (index == kAll && m_all == nullptr) {
        m_all = new AllContainers(context(), this);
        connect(m_all, &AllContainers::goTo, this, &Page::goTo);
        m_stack->addWidget(m_all);
    }
    if (index == kDashboards && m_dashboard == nullptr) {
        m_dashboard = new Dashboard(context(), this);
        connect(m_dashboard, &Dashboard::goTo, this, &Page::goTo);
        m_stack->addWidget(m_dashboard);
    }
    m_stack->setCurrentWidget(index == kAll ? static_cast<QWidget*>(m_all) : m_dashboard);
}

void MetricsPage::refresh()
{
    if (m_dashboard != nullptr)
        m_dashboard->rebuild();
}

void MetricsPage::focusFilter()
{
    if (m_tabs->currentIndex() == kAll)
        m_all->focusFilter();
    else
        m_dashboard->focusFilter();
}

} // namespace darse::ui
