// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list/ages.h"

#include "ui/models/objecttable.h"
#include "ui/widgets/whileshown.h"

#include <QScrollBar>
#include <QTableView>

#include <algorithm>

namespace darse::ui {
namespace {

using namespace std::chrono_literals;

/// Seconds are not counted one by one.
constexpr std::chrono::seconds kLeast = 5s;
/// The clock may be set, and a machine may have slept.
constexpr std::chrono::seconds kMost = 1h;

/// For how long formatAge() says the same of it at least.
std::chrono::seconds restOf(std::chrono::seconds age)
{
    const std::chrono::seconds unit = age < 1h ? 1min : 1h;
    return unit - std::max(age, 0s) % unit;
}

} // namespace

Ages::Ages(QTableView& view, ObjectTable& table) : QObject(&view), m_view(view), m_table(table)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Ages::paint);
    connect(&table, &ObjectTable::countsChanged, this, &Ages::lookSoon);
    connect(view.verticalScrollBar(), &QScrollBar::valueChanged, this, &Ages::lookSoon);
    auto* watch = new WhileShown(view);
    connect(watch, &WhileShown::shown, this, [this] {
        m_isShown = true;
        paint();
    });
    connect(watch, &WhileShown::hidden, this, [this] {
        m_isShown = false;
        m_timer.stop();
    });
}

void Ages::lookSoon()
{
    if (m_isShown && (!m_timer.isActive() || m_timer.remainingTimeAsDuration() > kLeast))
        m_timer.start(kLeast);
}

void Ages::paint()
{
    std::chrono::seconds next = kMost;
    for (int i = 0; i < m_table.columnCount(); ++i) {
        if (m_table.columns()[static_cast<std::size_t>(i)].paint != Paint::Age || m_view.isColumnHidden(i))
            continue;
        m_view.viewport()->update(m_view.columnViewportPosition(i), 0, m_view.columnWidth(i),
                                  m_view.viewport()->height());
        next = std::min(next, untilOlder(i));
    }
    m_timer.start(std::max(next, kLeast));
}

std::chrono::seconds Ages::untilOlder(int column) const
{
    const auto now = std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch());
    const int first = std::max(m_view.rowAt(0), 0);
    const int below = m_view.rowAt(m_view.viewport()->height() - 1);
    const int last = below < 0 ? m_table.rowCount() - 1 : below;
    std::chrono::seconds next = kMost;
    for (int row = first; row <= last; ++row) {
        const QVariant moment = m_table.index(row, column).data(ObjectTable::SortRole);
        if (!moment.isValid())
            continue;
        const auto then = std::chrono::milliseconds(static_cast<qint64>(-moment.toDouble()));
        next = std::min(next, restOf(std::chrono::floor<std::chrono::seconds>(now - then)));
    }
    return next;
}

} // namespace darse::ui
