// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logchoice.h"

#include <algorithm>

namespace darse::ui {

bool LogChoice::setSources(const std::vector<LogSource>& sources)
{
    const bool areOther = m_sources != sources;
    m_sources = sources;
    QStringList kept = known(m_wished);
    if (!kept.isEmpty())
        m_wished.clear();
    else
        kept = known(chosen());
    m_isChosen = m_isChosen && !(kept.isEmpty() && m_wished.isEmpty());
    if (!m_isChosen)
        m_isAll = canHaveAll();
    m_isAll = m_isAll && canHaveAll();
    if (m_isAll)
        kept = keys();
    else if (kept.isEmpty() && !m_sources.empty())
        kept = {m_sources.front().containerKey};
    place(kept);
    return areOther;
}

void LogChoice::choose(const QStringList& keys)
{
    const QStringList here = known(keys);
    m_isAll = false;
    m_isChosen = true;
    m_wished = here.isEmpty() ? keys : QStringList();
    if (!here.isEmpty())
        place(here);
}

void LogChoice::chooseAll()
{
    m_isAll = canHaveAll();
    m_isChosen = m_isAll || m_isChosen;
    if (m_isAll)
        place(keys());
}

void LogChoice::add(const QString& key)
{
    if (!has(key) && !isFull())
        choose(chosen() << key);
}

void LogChoice::remove(const QString& key)
{
    QStringList rest = chosen();
    if (rest.removeOne(key) && !rest.isEmpty())
        choose(rest);
}

QStringList LogChoice::chosen() const
{
    QStringList out = m_places;
    out.removeAll(QString());
    return out;
}

const LogSource* LogChoice::find(const QString& key) const
{
    const auto found = std::ranges::find(m_sources, key, &LogSource::containerKey);
    return found == m_sources.end() ? nullptr : &*found;
}

QStringList LogChoice::known(QStringList keys) const
{
    keys.removeIf([this](const QString& key) { return find(key) == nullptr; });
    keys.removeDuplicates();
    return keys;
}

QStringList LogChoice::keys() const
{
    QStringList out;
    for (const LogSource& source : m_sources)
        out << source.containerKey;
    return out;
}

void LogChoice::place(const QStringList& keys)
{
    for (QString& key : m_places) {
        if (!keys.contains(key))
            key.clear();
    }
    for (const QString& key : keys.first(std::min<qsizetype>(keys.size(), kMost))) {
        if (m_places.contains(key))
            continue;
        const qsizetype free = m_places.indexOf(QString());
        if (free >= 0)
            m_places[free] = key;
        else
            m_places << key;
    }
    while (!m_places.isEmpty() && m_places.last().isEmpty())
        m_places.removeLast();
}

} // namespace darse::ui
