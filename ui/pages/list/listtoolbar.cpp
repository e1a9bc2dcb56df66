// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list/listtoolbar.h"

#include "ui/style/icons.h"
#include "ui/style/tokens.h"
#include "ui/widgets/clearbutton.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace darse::ui {
namespace {

constexpr int kFilterWidth = 360;

} // namespace

ListToolbar::ListToolbar(QWidget* parent) :
    QWidget(parent),
    m_filter(new QLineEdit(this)),
    m_density(new QToolButton(this))
{
    makeFilter();
    m_density->setProperty("look", QStringLiteral("boxed"));
    m_density->setObjectName(QStringLiteral("density"));
    connect(m_density, &QToolButton::clicked, this, &ListToolbar::toggleDensity);
    setDensity(Density::Comfortable);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px(Space::Control));
    layout->addWidget(m_filter, 1);
    layout->addWidget(makeFiltersButton());
    layout->addStretch(1);
    layout->addWidget(m_density);
    layout->addWidget(makeColumnsButton());
}

void ListToolbar::makeFilter()
{
    m_filter->setObjectName(QStringLiteral("filter"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter"));
    addClearButton(*m_filter);
    m_filter->setMaximumWidth(px(kFilterWidth));
    m_filter->addAction(icon(QStringLiteral("search"), colors().muted), QLineEdit::LeadingPosition);
    m_filter->setToolTip(tr("Rows that hold every word are shown.\n"
                            "name:web  status:failed  image:nginx  project:shop look into one column,\n"
                            "label:app=web at a label. -word or !word leaves rows out.\n"
                            "Put quotes around words that belong together."));
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, &ListToolbar::filterChanged);
}

QToolButton* ListToolbar::makeColumnsButton()
{
    auto* columns = new QToolButton(this);
    columns->setProperty("look", QStringLiteral("boxed"));
    columns->setObjectName(QStringLiteral("columns"));
    columns->setIcon(icon(QStringLiteral("columns")));
    columns->setText(besideIcon(tr("Columns")));
    columns->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    columns->setFocusPolicy(Qt::StrongFocus);
    columns->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(columns);
    columns->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        Q_EMIT columnsMenuWanted(menu);
    });
    return columns;
}

QToolButton* ListToolbar::makeFiltersButton()
{
    auto* filters = new QToolButton(this);
    filters->setProperty("look", QStringLiteral("boxed"));
    filters->setObjectName(QStringLiteral("filters"));
    filters->setIcon(icon(QStringLiteral("filter")));
    filters->setToolTip(tr("Saved filters"));
    filters->setAccessibleName(tr("Saved filters"));
    filters->setFocusPolicy(Qt::StrongFocus);
    filters->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(filters);
    filters->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        Q_EMIT filtersMenuWanted(menu);
    });
    return filters;
}

bool ListToolbar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_filter || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Escape:
        if (m_filter->text().isEmpty())
            Q_EMIT rowsWanted();
        else
            m_filter->clear();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT rowsWanted();
        return true;
    default:
        return false;
    }
}

QString ListToolbar::filterText() const
{
    return m_filter->text();
}

void ListToolbar::setFilterText(const QString& text)
{
    m_filter->setText(text);
}

void ListToolbar::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ListToolbar::setDensity(Density density)
{
    m_shownDensity = density;
    const bool isCompact = density == Density::Compact;
    m_density->setIcon(icon(isCompact ? QStringLiteral("rows-compact") : QStringLiteral("rows")));
    m_density->setToolTip(isCompact ? tr("Show comfortable rows") : tr("Show compact rows"));
    m_density->setAccessibleName(m_density->toolTip());
    m_density->setFocusPolicy(Qt::StrongFocus);
}

void ListToolbar::toggleDensity()
{
    setDensity(m_shownDensity == Density::Compact ? Density::Comfortable : Density::Compact);
    Q_EMIT densityChosen(m_shownDensity);
}

} // namespace darse::ui
