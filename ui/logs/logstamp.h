// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace darse::ui {

/// How the moment of a line is shown.
enum class Stamps { Off, Local, Utc, Relative };

/// Both in milliseconds since the epoch; a moment of 0 is not known and gives an empty text.
[[nodiscard]] QString stampText(qint64 at, Stamps stamps, qint64 now);
/// The widest text of this kind, to make room for it.
[[nodiscard]] QString widestStamp(Stamps stamps);

/// For settings.
[[nodiscard]] QString stampsName(Stamps stamps);
[[nodiscard]] Stamps stampsFromName(const QString& name);

} // namespace darse::ui
