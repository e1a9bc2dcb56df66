// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace darse::backend {

/// The one status vocabulary, for all kinds and all backends. `ui/style` has a row for each: icon, word, colour.
enum class Status {
    Running,    ///< has a process that works as wanted
    Active,     ///< no process of its own, but in use or ready for it (bound volume, used image, ready machine)
    Succeeded,  ///< ended, and well
    Pending,    ///< waits for something (a node, an image, a volume)
    Starting,   ///< being created, pulled or started
    Updating,   ///< a new version is being rolled out, or it is being scaled
    Stopping,   ///< being stopped or deleted
    Paused,     ///< frozen by a person
    Stopped,    ///< ended or never started, on purpose
    Warning,    ///< runs, but something is wrong (unhealthy, degraded, under pressure)
    Restarting, ///< crashed and waits for its next try
    Failed,     ///< ended badly, or cannot start
    Idle,       ///< exists and nobody uses it (unused image, volume, network; scaled to zero)
    Normal,     ///< of an event: it tells of nothing wrong
    Unknown,    ///< the backend does not say
};

} // namespace darse::backend
