// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

#include <optional>
#include <string_view>

namespace darse::app {

/// What the command line of the console asks for.
struct Launch {
    bool isDemonstration = false;
    QString tourFolder; ///< empty: no tour
    QString theme;      ///< empty: from the settings
    QString language;
    bool isEngineNamed = false; ///< --socket was given: open that connection
    QString socket;             ///< of the embedded engine
    QString root;               ///< where it keeps its state
    bool startsEngine = false;  ///< when it does not answer
    std::optional<QSize> size;
};

/// Either what to do, or the exit code to leave with at once.
struct LaunchOrExit {
    Launch launch;
    std::optional<int> exitCode;
};
[[nodiscard]] LaunchOrExit readLaunch(int argc, const char* const* argv);

/// The name that the program gives itself on stderr.
inline constexpr std::string_view kProgram = "darse";

} // namespace darse::app
