// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <string>
#include <string_view>

namespace darse::ui {

/// What the index of a log says about one line.
struct LineHead {
    enum Flag : quint16 {
        Error = 1,
        Continuation = 2, ///< the next piece of the line before
        Wide = 4,         ///< its bytes are UTF-16: it has half surrogates, which UTF-8 has not
        Plain = 8,        ///< printable ASCII and nothing else
        AsIs = 16,        ///< valid UTF-8 that is shown as it is
    };
    qint64 atMilliseconds = 0;
    quint32 end = 0; ///< one past its bytes
    quint16 source = 0;
    quint16 flags = 0;

    [[nodiscard]] bool has(Flag flag) const { return (flags & flag) != 0; }
};

/// Writes a line behind `to`; says how: Wide, Plain and AsIs.
[[nodiscard]] quint16 appendLineBytes(QByteArray& to, QStringView text);
/// The line as it was.
[[nodiscard]] QString lineText(std::string_view bytes, quint16 flags);
/// The line as it is shown, the text of parseInkedLine(), as UTF-8. May point into `bytes` or into `buffer`.
[[nodiscard]] std::string_view shownBytes(std::string_view bytes, quint16 flags, std::string& buffer);

} // namespace darse::ui
