// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigation.h"

#include "core/session/session.h"
#include "core/session/settings.h"
#include "ui/shell/navigationitem.h"
#include "ui/shell/places.h"
#include "ui/style/icons.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QMenu>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {
namespace {

const QString kClosed = QStringLiteral("navigation.closedGroups");
const QString kHidden = QStringLiteral("navigation.hidden");
const QString kCollapsed = QStringLiteral("navigation.collapsed");

void toggleIn(session::Settings& settings, const QString& name, const QString& item)
{
    QStringList list = settings.list(name);
    if (list.removeAll(item) == 0)
        list.append(item);
    settings.setList(name, list);
}

/// Whether how many there are is told. Nothing is asked for before somebody answers.
bool isCounted(const Place& place, session::Session& session)
{
    return place.kind && place.kind != backend::Kind::Event && session.backend().link() != backend::Link::Connecting;
}

constexpr int kChevron = 12;

QPushButton* groupHeading(const QString& title)
{
    QPushButton* heading = makeButton(title, "heading");
    heading->setFont(font(Type::Caption));
    heading->setFocusPolicy(Qt::TabFocus);
    return heading;
}

} // namespace

Navigation::Navigation(session::Session& session, session::Settings& settings, QWidget* parent) :
    QFrame(parent),
    m_session(session),
    m_settings(settings),
    m_column(new QVBoxLayout(this))
{
    setProperty("look", QStringLiteral("navigation"));
    setObjectName(QStringLiteral("guide.navigation"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_isCollapsed = m_settings.flag(kCollapsed);
    rebuild();
    connect(&m_session, &session::Session::linkChanged, this, &Navigation::followLink);
    connect(&m_session, &session::Session::projectChanged, this, &Navigation::updateCounts);
}

void Navigation::setCollapsed(bool isCollapsed)
{
    if (m_isNarrow) {
        m_isUnfolded = !isCollapsed;
    } else {
        m_isCollapsed = isCollapsed;
        m_settings.setFlag(kCollapsed, isCollapsed);
    }
    rebuild();
}

void Navigation::setNarrow(bool isNarrow)
{
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    m_isUnfolded = false;
    rebuild();
}

void Navigation::setCurrent(const Location& location)
{
    m_current = location.page;
    for (NavigationItem* item : std::as_const(m_byPage))
        item->setChecked(item->page() == m_current);
}

/// The pages that the connection has, and whether their things are counted.
QStringList Navigation::offered() const
{
    QStringList pages;
    for (const Place& place : places()) {
        if (isOffered(place, m_session))
            pages.append(QString::fromLatin1(place.page) + QLatin1StringView(isCounted(place, m_session) ? "#" : ""));
    }
    return pages;
}

/// A link changes more often than what there is behind it.
void Navigation::followLink()
{
    if (offered() == m_offered)
        updateCounts();
    else
        rebuild();
}

void Navigation::rebuild()
{
    m_offered = offered();
    m_byPage.clear();
    delete m_items;
    auto* area = new QScrollArea;
    m_items = area;
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget;
    inside->setObjectName(QStringLiteral("scrolled"));
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, px(Space::Control), 0, px(Space::Control));
    column->setSpacing(0);

    for (std::size_t i = 0; i < places().size();) {
        const char* group = places()[i].group;
        QStringList pages;
        for (; i < places().size() && places()[i].group == group; ++i) {
            const QString page = QString::fromLatin1(places()[i].page);
            if (isOffered(places()[i], m_session) && !m_settings.list(kHidden).contains(page))
                pages.append(page);
        }
        if (!pages.isEmpty())
            addGroup(column, group, pages);
    }
    column->addStretch();
    area->setWidget(inside);
    m_column->addWidget(area);
    setFixedWidth(px(isCollapsed() ? size::kNavigationCollapsed : size::kNavigation));
    setCurrent({m_current, {}, {}});
    updateCounts();
}

void Navigation::addGroup(QVBoxLayout* column, const char* title, const QStringList& pages)
{
    const QString group = QString::fromLatin1(title);
    const bool isClosed = !isCollapsed() && m_settings.list(kClosed).contains(group);
    if (isCollapsed()) {
        column->addSpacing(px(Space::Control));
    } else {
        QPushButton* heading = groupHeading(QCoreApplication::translate("navigation", title));
        heading->setIcon(icon(QLatin1StringView(isClosed ? "chevron-right" : "chevron-down"), colors().muted));
        heading->setIconSize({px(kChevron), px(kChevron)});
        heading->setAccessibleDescription(isClosed ? tr("Closed group") : tr("Open group"));
        connect(heading, &QPushButton::clicked, this, [this, group] {
            toggleIn(m_settings, kClosed, group);
            QMetaObject::invokeMethod(this, &Navigation::rebuild, Qt::QueuedConnection);
        });
        column->addSpacing(px(Space::Control));
        auto* row = new QHBoxLayout;
        row->setContentsMargins(px(Space::Control), 0, px(Space::Control), 0);
        row->addWidget(heading);
        column->addLayout(row);
    }
    if (isClosed)
        return;
    for (const Place& place : places()) {
        const QString page = QString::fromLatin1(place.page);
        if (!pages.contains(page))
            continue;
        auto* item = new NavigationItem(page, placeIcon(place), placeText(place));
        item->setCollapsed(isCollapsed());
        connect(item, &NavigationItem::clicked, this, [this, page] {
            setCurrent({m_current, {}, {}});
            Q_EMIT goTo({page, {}, {}});
        });
        if (isCounted(place, m_session)) {
            session::ObjectStore& store = m_session.store(*place.kind);
            const auto recount = [this, item, &store] { count(*item, store); };
            connect(&store, &session::ObjectStore::updated, item, recount);
            connect(&store, &session::ObjectStore::stateChanged, item, recount);
        }
        m_byPage.insert(page, item);
        column->addWidget(item);
    }
}

void Navigation::updateCounts()
{
    for (const Place& place : places()) {
        NavigationItem* item = m_byPage.value(QString::fromLatin1(place.page));
        if (item == nullptr || !isCounted(place, m_session))
            continue;
        count(*item, m_session.store(*place.kind));
    }
}

void Navigation::count(NavigationItem& item, const session::ObjectStore& store) const
{
    const auto rows = store.snapshot();
    const auto isShown = [this](const backend::ObjectPtr& object) { return m_session.isInScope(*object); };
    const auto shown = m_session.project().isEmpty() ? static_cast<std::ptrdiff_t>(rows->size())
                                                     : std::ranges::count_if(*rows, isShown);
    const bool isKnown = !rows->empty() || store.state() == session::ObjectStore::State::Ready;
    item.setCount(isKnown ? static_cast<int>(shown) : -1);
}

void Navigation::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("Shown in the navigation"));
    for (const Place& place : places()) {
        if (!isOffered(place, m_session))
            continue;
        const QString page = QString::fromLatin1(place.page);
        QAction* action = menu->addAction(placeText(place));
        action->setCheckable(true);
        action->setChecked(!m_settings.list(kHidden).contains(page));
        action->setEnabled(page != QLatin1StringView("overview"));
        connect(action, &QAction::triggered, this, [this, page] {
            toggleIn(m_settings, kHidden, page);
            QMetaObject::invokeMethod(this, &Navigation::rebuild, Qt::QueuedConnection);
        });
    }
    menu->popup(event->globalPos());
}

} // namespace darse::ui
