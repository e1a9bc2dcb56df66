// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace darse::tests {

/// A room and the rooms below it: the only ones that its files may include. Its own files are always allowed.
struct Room {
    QString path;
    QStringList below;
};

/// What a pattern looks at.
enum class View {
    Raw,      ///< the file as it is
    Code,     ///< without comments
    BareCode, ///< without comments and without what stands inside string literals
};

/// Something that must not be written, where, and why.
struct Forbidden {
    QString name;
    QRegularExpression pattern;
    View view;
    QStringList within;  ///< path prefixes that the rule is about
    QStringList without; ///< path prefixes that it leaves alone
    QString reason;
    QString bad;  ///< a line that the rule must find
    QString good; ///< a line close to it that is fine
};

/// A file that may be longer than its kind, up to `cap` lines, and why.
struct SizeException {
    QString file;
    int cap;
    QString reason;
};

inline constexpr int kHardCap = 400;

[[nodiscard]] const QList<Room>& rooms();
[[nodiscard]] const QList<Forbidden>& forbidden();
[[nodiscard]] const QList<SizeException>& sizeExceptions();

} // namespace darse::tests
