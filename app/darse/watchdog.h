// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include <memory>

namespace darse::app {

/// The application. When the environment's DARSE_WATCHDOG names a file, everything that its thread does is timed and
/// what kept it from answering for longer than a picture of 16 ms is written there, a line each: how long, how much of
/// that the processor worked, how many widgets were given another style, who was given which event; "late" is how long
/// an event had to wait behind several. DARSE_WATCHDOG_MS is another time than the 16. A line at the end tells the time
/// that was watched.
[[nodiscard]] std::unique_ptr<QApplication> makeApplication(int& argc, char** argv);

} // namespace darse::app
