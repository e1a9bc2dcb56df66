// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list/listpage.h"

#include "core/session/settings.h"
#include "ui/models/objecttable.h"
#include "ui/models/tablefeed.h"
#include "ui/pages/kindview.h"
#include "ui/pages/list/bulkbar.h"
#include "ui/pages/list/columnlayout.h"
#include "ui/pages/list/filterbar.h"
#include "ui/pages/list/listheader.h"
#include "ui/pages/list/listtoolbar.h"
#include "ui/pages/list/messagepanel.h"
#include "ui/pages/list/projectstrip.h"
#include "ui/pages/list/savedfilters.h"
#include "ui/pages/list/skeleton.h"
#include "ui/style/icons.h"
#include "ui/style/tokens.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

constexpr int kPatienceMilliseconds = 300;
const QString kDensitySetting = QStringLiteral("list/density");

} // namespace

ListPage::ListPage(const KindView& view, PageContext context, QWidget* parent) :
    Page(context, parent),
    m_view(view),
    m_table(new ObjectTable(view.columns, session(), this)),
    m_header(new ListHeader(view, settings(), this)),
    m_bars(new QStackedWidget(this)),
    m_toolbar(new ListToolbar(m_bars)),
    m_runner(new ActionRunner(session(), view, this)),
    m_bulk(new BulkBar(*m_runner, m_bars)),
    m_filters(new FilterBar(*m_table, this)),
    m_card(new QFrame(this)),
    m_body(new QStackedWidget(m_card)),
    m_rows(new ObjectView(*m_table, m_body)),
    m_message(new MessagePanel(m_body)),
    m_skeleton(new Skeleton(m_body)),
    m_blank(new QWidget(m_body))
{
    m_columns = new ColumnLayout(*m_rows, *m_table, settings(),
                                 {
                                     .listName = backend::kindName(view.kind),
                                     .sortedBy = QString::fromLatin1(view.sortedBy),
                                     .order = view.sortsDescending ? Qt::DescendingOrder : Qt::AscendingOrder,
                                 });
    m_rows->setAccessibleName(QCoreApplication::translate("kinds", view.plural));
    layOut();
    setUpDensity();
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMilliseconds);
    m_feed = new TableFeed(session(), view.kind, *m_table, this);
    m_feed->restWhileHidden(*this);
    connectParts();
    connectView();
    setFocusProxy(m_rows);
    followCounts();
}

ListPage::~ListPage() = default;

void ListPage::layOut()
{
    m_bars->addWidget(m_toolbar);
    m_bars->addWidget(m_bulk);
    m_bars->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_card->setProperty("look", QStringLiteral("card"));
    auto* inner = new QVBoxLayout(m_card);
    inner->setContentsMargins(px(1), px(Space::Tight), px(1), px(Space::Tight));
    inner->addWidget(m_body);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_rows, m_message, m_skeleton, m_blank})
        m_body->addWidget(widget);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(Space::Page), px(Space::Card), px(Space::Page), px(Space::Page));
    layout->setSpacing(px(Space::Related));
    layout->addWidget(m_header);
    if (m_view.kind == backend::Kind::Container) {
        auto* projects = new ProjectStrip(session(), *m_runner, this);
        connect(projects, &ProjectStrip::filterWanted, m_toolbar, &ListToolbar::setFilterText);
        layout->addWidget(projects);
    }
    layout->addWidget(m_bars);
    layout->addWidget(m_filters);
    layout->addWidget(makeBanner());
    layout->addWidget(m_card, 1);
}

QWidget* ListPage::makeBanner()
{
    auto* banner = new QFrame(this);
    banner->setProperty("look", QStringLiteral("banner-warning"));
    banner->setObjectName(QStringLiteral("staleBanner"));
    m_bannerText = new QLabel(banner);
    m_bannerText->setTextFormat(Qt::PlainText);
    m_bannerText->setWordWrap(true);
    auto* retry = new QPushButton(tr("Retry"), banner);
    connect(retry, &QPushButton::clicked, this, &ListPage::refresh);
    auto* row = new QHBoxLayout(banner);
    row->setContentsMargins(px(Space::Related), px(Space::Tight), px(Space::Tight), px(Space::Tight));
    row->addWidget(m_bannerText, 1);
    row->addWidget(retry);
    banner->hide();
    m_banner = banner;
    return banner;
}

void ListPage::setUpDensity()
{
    const auto density =
        settings().text(kDensitySetting) == QLatin1StringView("compact") ? Density::Compact : Density::Comfortable;
    m_rows->setDensity(density);
    m_toolbar->setDensity(density);
    connect(m_toolbar, &ListToolbar::densityChosen, this, [this](Density chosen) {
        m_rows->setDensity(chosen);
        settings().setText(kDensitySetting,
                           chosen == Density::Compact ? QStringLiteral("compact") : QStringLiteral("comfortable"));
    });
}

/// The window's command that makes the first one.
QString ListPage::firstCommand() const
{
    if (m_view.kind == backend::Kind::Image)
        return QStringLiteral("create.pull");
    return m_view.kind == backend::Kind::Container ? QStringLiteral("create.container") : QStringLiteral("create.yaml");
}

void ListPage::connectParts()
{
    connect(m_toolbar, &ListToolbar::filterChanged, this, &ListPage::applyFilter);
    connect(m_toolbar, &ListToolbar::rowsWanted, this, [this] { m_rows->setFocus(); });
    connect(m_toolbar, &ListToolbar::columnsMenuWanted, this, [this](QMenu* menu) { m_columns->fillMenu(*menu); });
    connect(m_toolbar, &ListToolbar::filtersMenuWanted, this,
            [this](QMenu* menu) { fillSavedFilters(*menu, *m_toolbar, settings(), backend::kindName(m_view.kind)); });
    connect(m_filters, &FilterBar::textWanted, m_toolbar, &ListToolbar::setFilterText);
    connect(m_filters, &FilterBar::clearWanted, this, &ListPage::clearFilters);
    connect(m_runner, &ActionRunner::goTo, this, &Page::goTo);
    connect(m_bulk, &BulkBar::actionWanted, this, [this](const Action* action) { runAction(*action); });
    connect(m_bulk, &BulkBar::clearWanted, this, [this] {
        m_rows->clearSelection();
        m_rows->setFocus();
    });
    connect(m_message, &MessagePanel::buttonClicked, this, [this] {
        if (m_filters->isFiltering())
            clearFilters();
        else if (m_feed->store().state() == session::ObjectStore::State::Ready)
            Q_EMIT commandAsked(firstCommand());
        else
            refresh();
    });
    connect(m_table, &ObjectTable::countsChanged, this, &ListPage::followCounts);
    connect(m_feed, &TableFeed::stateChanged, this, &ListPage::followState);
    connect(&m_patience, &QTimer::timeout, this, &ListPage::followState);
    connect(&session(), &session::Session::linkChanged, this, &ListPage::followState);
}

void ListPage::connectView()
{
    connect(m_rows, &ObjectView::opened, this, &ListPage::open);
    connect(m_rows, &ObjectView::selectionMayHaveChanged, this, &ListPage::followSelection);
    connect(m_rows, &ObjectView::removeWanted, this, &ListPage::removeSelected);
    connect(m_rows, &ObjectView::menuWanted, this, &ListPage::showMenu);
}

void ListPage::show(const Location& location)
{
    if (!location.key.isEmpty())
        m_rows->showKey(location.key);
}

Location ListPage::location() const
{
    return Location::ofList(m_view.kind);
}

void ListPage::focusFilter()
{
    m_bars->setCurrentWidget(m_toolbar);
    m_toolbar->focusFilter();
}

void ListPage::refresh()
{
    m_feed->store().refresh();
}

void ListPage::open(const QString& key)
{
    Q_EMIT goTo(Location::ofObject({m_view.kind, key}));
}

void ListPage::applyFilter(const QString& text)
{
    const TextFilter filter(text);
    m_table->setFilter(filter);
    m_filters->setFilter(filter);
}

void ListPage::clearFilters()
{
    m_filters->clearStatuses();
    m_toolbar->setFilterText({});
    m_rows->setFocus();
}

} // namespace darse::ui
