// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/archrules.h"

namespace darse::tests {

/// A source file, its path relative to the root of the sources.
struct SourceFile {
    QString path;
    QString text;
};

/// Every .h and .cpp below `folders` of `root`.
[[nodiscard]] QList<SourceFile> sourcesBelow(const QString& root, const QStringList& folders);

/// The text with comments, and for BareCode the inside of string literals, blanked; lines stay where they are.
[[nodiscard]] QString viewOf(const QString& text, View view);

/// Each check answers one line per fault: "path:line: what, why".
[[nodiscard]] QStringList includeFaults(const SourceFile& file);
[[nodiscard]] QStringList patternFaults(const SourceFile& file, const QList<Forbidden>& rules);
[[nodiscard]] QStringList sizeFaults(const SourceFile& file, const QList<SizeException>& exceptions);
[[nodiscard]] QStringList nameFaults(const SourceFile& file);

/// `text` of the CMakeLists.txt of a room: it links no room that its files may not include, and no UI into core.
[[nodiscard]] QStringList linkFaults(const SourceFile& file);

/// Exceptions that are above the hard cap, without a reason, or no longer needed.
[[nodiscard]] QStringList staleExceptions(const QList<SizeException>& exceptions, const QList<SourceFile>& files);

} // namespace darse::tests
