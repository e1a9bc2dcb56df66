// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace darse::app {

/// Lives while the application is made. Where no display answers, Qt would tell so in many lines and abort with a core
/// dump: this tells it in one and ends the program with exitcode::kFailure. One at a time.
class DisplayGuard {
public:
    DisplayGuard();
    DisplayGuard(const DisplayGuard&) = delete;
    DisplayGuard& operator=(const DisplayGuard&) = delete;
    /// Tells what else Qt had to say meanwhile.
    ~DisplayGuard();

private:
    QtMessageHandler m_before;
};

} // namespace darse::app
