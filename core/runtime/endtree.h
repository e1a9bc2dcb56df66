// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace darse::runtime {

/// Kills a process and everything that descends from it, as the host sees them. The process is one whose number cannot
/// have been reused: its parent has not reaped it. What has left the family already is not reached.
void endTree(int pid);

} // namespace darse::runtime
