// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frames.h"
#include "app/ctl/terminal.h"
#include "core/net/transport.h"

#include <functional>
#include <memory>
#include <string>

namespace darse::ctl {

enum class AttachmentEnd {
    Ended,    ///< the process has nothing more to say
    Detached, ///< somebody pressed the keys that leave it
};

/// What this program and a process in a container are to each other.
struct Attachment {
    std::unique_ptr<net::Transport> wire;
    StreamForm form = StreamForm::Framed; ///< Raw: it has a terminal
    bool hasInput = false;
    std::string detachKeys{};                   ///< as the user wrote them; empty: the usual ones
    std::function<void(TerminalSize)> resize{}; ///< may be absent
    std::function<void(int)> proxy{};           ///< passes a signal on; absent: it ends this program
};

/// Which signals must be watched from before the process starts, so that none is lost.
[[nodiscard]] Signals signalsFor(StreamForm form, bool isProxying);

/// Carries bytes in both directions, changes of the terminal's size and signals, until one side is done. The terminal
/// is as it was when this returns, and when a signal ends the program.
[[nodiscard]] Result<AttachmentEnd> carry(Attachment attachment, const SignalWatch& signals);

} // namespace darse::ctl
