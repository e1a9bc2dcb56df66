// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>
#include <vector>

namespace darse::ui {

/// A container whose log can be read.
struct LogSource {
    QString containerKey;
    QString name;
    qint64 startedAtMilliseconds = 0; ///< its present run, or the last one; 0 when that is not known

    friend bool operator==(const LogSource& a, const LogSource& b)
    {
        return a.containerKey == b.containerKey && a.name == b.name; // a new run goes on in the same log
    }
};

/// Which of several containers are read, and the place of each: its colour. A place that was given stays with its
/// container as long as it is read, so that a colour never changes hands under the eyes of a reader.
class LogChoice {
public:
    static constexpr std::size_t kMost = 16; ///< so many can be read at once

    /// What is gone is not read any more. Where nobody has chosen: all when they are few, else the first. False when
    /// they are the same as before, but for when they have begun.
    bool setSources(const std::vector<LogSource>& sources);
    [[nodiscard]] const std::vector<LogSource>& sources() const { return m_sources; }
    /// Keys that nobody has, and those beyond kMost, are left out.
    void choose(const QStringList& keys);
    void chooseAll();
    void add(const QString& key);
    void remove(const QString& key); ///< but the last one
    [[nodiscard]] bool canHaveAll() const { return m_sources.size() > 1 && m_sources.size() <= kMost; }
    /// All, those to come too.
    [[nodiscard]] bool isAll() const { return m_isAll; }
    /// Somebody has said so.
    [[nodiscard]] bool isChosen() const { return m_isChosen; }
    [[nodiscard]] bool isFull() const { return chosen().size() >= qsizetype(kMost); }
    [[nodiscard]] bool has(const QString& key) const { return m_places.contains(key); }
    /// In the order of their places.
    [[nodiscard]] QStringList chosen() const;
    /// By place; a place that is nobody's has an empty key.
    [[nodiscard]] const QStringList& places() const { return m_places; }
    [[nodiscard]] const LogSource* find(const QString& key) const;

private:
    void place(const QStringList& keys);
    [[nodiscard]] QStringList keys() const;
    [[nodiscard]] QStringList known(QStringList keys) const;

    std::vector<LogSource> m_sources;
    QStringList m_places;
    QStringList m_wished; ///< chosen before its containers were known
    bool m_isAll = false;
    bool m_isChosen = false;
};

} // namespace darse::ui
