// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/habits.h"

#include "core/backend/trash.h"
#include "core/session/session.h"
#include "core/session/settings.h"

#include <algorithm>

namespace darse::ui {
namespace {

constexpr int kHour = 60; // minutes
constexpr int kDay = 24 * kHour;
constexpr int kShortestTrash = 5;
constexpr int kLongestTrash = 30 * kDay;
constexpr int kLongestInterval = 60; // seconds

} // namespace

void Habits::bind(session::Settings& settings)
{
    m_settings = &settings;
    const int interval = settings.number(QStringLiteral("metrics.seconds"), 1);
    m_session.metrics().setInterval(std::chrono::seconds(std::clamp(interval, 1, kLongestInterval)));
}

std::chrono::minutes Habits::trashTime() const
{
    constexpr int kUsual = static_cast<int>(backend::Trash::kKept.count());
    const int chosen = m_settings ? m_settings->number(QStringLiteral("trash.minutes"), kUsual) : kUsual;
    return std::chrono::minutes(std::clamp(chosen, kShortestTrash, kLongestTrash));
}

QString Habits::trashWords() const
{
    const auto minutes = static_cast<int>(trashTime().count());
    if (minutes < 2 * kHour)
        return tr("%1 minutes").arg(minutes);
    if (minutes < kDay)
        return tr("%1 hours").arg(minutes / kHour);
    return minutes < 2 * kDay ? tr("one day") : tr("%1 days").arg(minutes / kDay);
}

bool Habits::asksBeforeTrash() const
{
    return !m_settings || m_settings->flag(QStringLiteral("ask.trash"), true);
}

bool Habits::asksBeforeMany() const
{
    return !m_settings || m_settings->flag(QStringLiteral("ask.many"), true);
}

} // namespace darse::ui
