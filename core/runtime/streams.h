// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/container/config.h"
#include "core/runtime/runtime.h"

#include <functional>
#include <memory>
#include <span>

namespace darse::runtime {

enum class Stream { Input, Output, Errors };

/// A piece of what a process writes.
struct Piece {
    Stream stream = Stream::Output;
    std::string_view bytes;
};

/// The three streams of a process that runs, whether it was attached to or begun by an exec. One thread reads, another
/// may write, resize and close meanwhile.
class Streams {
public:
    virtual ~Streams() = default;

    /// The next piece, valid until the next call; nothing at the end. Canceled when `stop` was asked. Somebody has to
    /// read for as long as these streams are there: what is not taken holds the process up, and its monitor too.
    [[nodiscard]] virtual Result<std::optional<Piece>> read(const std::stop_token& stop) = 0;
    /// All of it; InvalidState once nobody reads any more.
    [[nodiscard]] virtual Result<void> write(std::string_view bytes, const std::stop_token& stop) = 0;
    /// The process reads its end of input. A terminal has none, and neither has a container that is to keep its input
    /// when a client leaves (Launch::closesInputAfterFirst): there it only ends our writing.
    [[nodiscard]] virtual Result<void> closeInput() = 0;
    [[nodiscard]] virtual Result<void> resize(container::Size size) = 0;
};

/// Attaches to a container that create() has made. Several may at once. The end of a client is the end of input for a
/// container that closes its input after the first, whether or not this client has ever written. InvalidState when its
/// monitor has ended.
[[nodiscard]] Result<std::unique_ptr<Streams>> attach(const RuntimePlaces& places, const Launch& launch);
/// For a container that nobody attached to.
[[nodiscard]] Result<void> resizeContainer(const Launch& launch, container::Size size);
/// The monitor opens its log anew, after somebody has renamed it.
[[nodiscard]] Result<void> reopenLog(const Launch& launch);

/// An additional process in a container. It and its streams live in this process: when we die, its input ends. One that
/// is let go before its end runs on, and nobody learns how it ends.
class Exec {
public:
    virtual ~Exec() = default;
    [[nodiscard]] virtual int pid() const = 0; ///< as the host sees it
    [[nodiscard]] virtual Streams& streams() = 0;
    /// Blocks until it has ended; its exit code, 128 + n for signal n. For one thread at a time.
    [[nodiscard]] virtual Result<int> wait(const std::stop_token& stop) = 0;
};

struct ExecLaunch {
    ContainerId id;
    std::string processJson; ///< as makeProcess() has made it
    bool hasTerminal = false;
    bool hasInput = false;
    container::Size console{};
    bool isDetached = false; ///< nobody will read: what it writes is thrown away, and wait() is to be called
};

/// `launchFailure` tells 126 and 127 from the error. InvalidState when the container does not run. Has begun when this
/// returns; `stop` ends the attempt, not the process.
[[nodiscard]] Result<std::unique_ptr<Exec>> startExec(Runtime& runtime, const ExecLaunch& launch,
                                                      const std::stop_token& stop);

/// Watches containers end, with one thread and no timer. For any thread.
class EndWatch {
public:
    /// Called on the watching thread; must be quick. Without an ending, whoever was watched has died untold.
    using Ended = std::function<void(const ContainerId& id, std::optional<Ending> ending)>;

    [[nodiscard]] static Result<std::unique_ptr<EndWatch>> open(const RuntimePlaces& places, Ended ended);
    virtual ~EndWatch() = default;
    /// From now on; at once when it has ended already.
    [[nodiscard]] virtual Result<void> add(const ContainerId& id, int monitorPid) = 0;
    /// One whose monitor is gone: its first process is watched instead.
    [[nodiscard]] virtual Result<void> addProcess(const ContainerId& id, sys::PidFd process) = 0;
    virtual void forget(const ContainerId& id) = 0;
};

} // namespace darse::runtime
