// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/metrics/metricspage.h"

#include "core/session/session.h"
#include "ui/pages/list/messagepanel.h"
#include "ui/pages/list/skeleton.h"
#include "ui/pages/metrics/allcontainers.h"
#include "ui/pages/metrics/dashboard.h"
#include "ui/style/tokens.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/reasonwords.h"
#include "ui/widgets/visibletext.h"
#include "ui/widgets/whileshown.h"

#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

constexpr int kPatienceMilliseconds = 300;

enum Place { kDashboards, kAll };
const QString kAllName = QStringLiteral("all");

} // namespace

MetricsPage::MetricsPage(PageContext given, QWidget* parent) :
    Page(given, parent),
    m_tabs(new QTabBar(this)),
    m_body(new QStackedWidget(this)),
    m_stack(new QStackedWidget(m_body)),
    m_skeleton(new Skeleton(m_body)),
    m_message(new MessagePanel(m_body))
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
    column->addWidget(m_body, 1);
    m_body->addWidget(m_stack);
    m_body->addWidget(m_skeleton);
    m_body->addWidget(m_message);
    m_stack->addWidget(new QWidget);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMilliseconds);
    connect(&m_patience, &QTimer::timeout, this, &MetricsPage::followState);
    connect(&session(), &session::Session::linkChanged, this, &MetricsPage::followState);
    for (const backend::Kind kind : {backend::Kind::Container, backend::Kind::Node}) {
        const auto& store = session().store(kind);
        connect(&store, &session::ObjectStore::stateChanged, this, &MetricsPage::followState);
        connect(&store, &session::ObjectStore::updated, this, &MetricsPage::followState);
    }
    connect(m_message, &MessagePanel::buttonClicked, this, [this] {
        for (const backend::Kind kind : {backend::Kind::Container, backend::Kind::Node})
            session().store(kind).refresh();
        session().metrics().retry();
    });
    WhileShown::connection(*this, [this] {
        return connect(&session().metrics(), &session::MetricsStore::ticked, this, &MetricsPage::followState);
    });
    m_patience.start();
    for (int at = 0; at < m_tabs->count(); ++at) { // as on the pages of details
        auto* shortcut = new QShortcut(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + at)), this);
        m_tabs->setTabToolTip(at, shortcut->key().toString(QKeySequence::NativeText));
        connect(shortcut, &QShortcut::activated, this, [this, at] {
            if (m_tabs->isVisible())
                m_tabs->setCurrentIndex(at);
        });
    }
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
    followState();
}

/// Numbers of nobody are an empty page: it says why.
void MetricsPage::followState()
{
    const auto& store = session().store(backend::Kind::Container);
    const bool hasSomebody = !store.snapshot()->empty() || !session().store(backend::Kind::Node).snapshot()->empty();
    const backend::Link link = session().backend().link();
    if (const auto& error = session().metrics().error(); hasSomebody && error) {
        StateView::Words words;
        words.drawing = QStringLiteral("empty");
        words.title = tr("There are no numbers");
        words.text = visibleText(reasonText(QString::fromStdString(error->message())));
        words.detail = QString::fromStdString(error->detail());
        m_message->setMessage(words, tr("Retry"));
        return m_body->setCurrentWidget(m_message);
    }
    if (hasSomebody)
        return m_body->setCurrentWidget(m_stack);
    if (link == backend::Link::Lost || store.state() == session::ObjectStore::State::Failed) {
        const auto error = session().backend().error() ? session().backend().error() : store.error();
        StateView::Words words;
        words.drawing = QStringLiteral("disconnected");
        words.title = tr("There are no numbers");
        if (error) {
            const ErrorWords told = errorWords(*error);
            words.text = told.remedy.isEmpty() ? told.why : told.why + u'\n' + told.remedy;
            words.detail = told.raw;
        }
        m_message->setMessage(words, tr("Retry"));
        return m_body->setCurrentWidget(m_message);
    }
    if (link == backend::Link::Connecting || store.state() == session::ObjectStore::State::Loading)
        return m_body->setCurrentWidget(m_patience.isActive() ? static_cast<QWidget*>(m_stack) : m_skeleton);
    StateView::Words words;
    words.drawing = QStringLiteral("empty");
    words.title = tr("Nothing runs that could be measured");
    words.text = tr("Start a container: what it uses is drawn here from its first second on.");
    m_message->setMessage(words);
    m_body->setCurrentWidget(m_message);
}

Location MetricsPage::location() const
{
    return {QStringLiteral("metrics"), {}, m_tabs->currentIndex() == kAll ? kAllName : QString()};
}

/// What nobody looks at is not made.
void MetricsPage::openTab(int index)
{
    if (index == kAll && m_all == nullptr) {
        m_all = new AllContainers(context(), m_stack);
        connect(m_all, &AllContainers::goTo, this, &Page::goTo);
        m_stack->addWidget(m_all);
    }
    if (index == kDashboards && m_dashboard == nullptr) {
        m_dashboard = new Dashboard(context(), m_stack);
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
