// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace darse::connect::demo {

/// Writes block-style YAML, one node a call. Keys and values may be hostile: what is not plainly safe is quoted.
class YamlWriter {
public:
    YamlWriter& text(const QString& key, const QString& value);
    YamlWriter& number(const QString& key, qint64 value);
    YamlWriter& flag(const QString& key, bool value);
    /// Nothing when the list is empty.
    YamlWriter& list(const QString& key, const QStringList& values);
    YamlWriter& map(const QString& key, const QMap<QString, QString>& values);

    /// What follows, up to end(), is below `key`.
    YamlWriter& begin(const QString& key);
    /// What follows, up to end(), is one item of the list above.
    YamlWriter& item();
    YamlWriter& end();

    [[nodiscard]] QString result() const { return m_text; }
    /// The value as one YAML scalar.
    [[nodiscard]] static QString scalar(const QString& value);

private:
    void line(const QString& content);

    QString m_text;
    int m_depth = 0;
    bool m_isItemOpen = false; ///< the next line carries the dash
};

} // namespace darse::connect::demo
