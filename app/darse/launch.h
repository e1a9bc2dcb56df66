// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSize>
#include <QString>

#include <optional>

namespace darse::app {

/// What the command line of the console asks for.
struct Launch {
    bool isDemonstration = false;
    QString tourFolder; ///< empty: no tour
    QString theme;      ///< empty: from the settings
    QString language;
    QString socket; ///< of the embedded engine
    std::optional<QSize> size;
};

/// Either what to do, or the exit code to leave with at once.
struct LaunchOrExit {
    Launch launch;
    std::optional<int> exitCode;
};
[[nodiscard]] LaunchOrExit readLaunch(int argc, const char* const* argv);

namespace exitcode {
inline constexpr int kSuccess = 0;
inline constexpr int kFailure = 1;
inline constexpr int kUsage = 2;
} // namespace exitcode

/// One line on stderr, as every program of the house tells it.
void complain(const QString& message);

} // namespace darse::app
