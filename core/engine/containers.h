// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytestream.h"
#include "core/engine/container.h"
#include "core/engine/events.h"
#include "core/rootfs/roots.h"
#include "core/runtime/logs.h"
#include "core/runtime/spec.h"
#include "core/runtime/streams.h"

namespace darse::engine {

struct Crew;

struct Created {
    ContainerId id;
    std::vector<std::string> warnings{};
};

struct StopAsked {
    std::optional<int> signal{};  ///< absent: the container's
    std::optional<int> seconds{}; ///< before SIGKILL; absent: the container's, else 10; below 0: for ever
};

/// What a container does while an image is made of it.
enum class WhileCommitting { Pauses, RunsOn };

enum class WaitFor { NotRunning, NextExit, Removed };

struct RemoveAsked {
    bool isForced = false;       ///< also when it runs
    bool removesVolumes = false; ///< its anonymous ones
};

/// A row of `top`: one process.
using ProcessRow = std::vector<std::string>;

struct ProcessTable {
    std::vector<std::string> titles{};
    std::vector<ProcessRow> rows{};
};

/// A seat for somebody who wants to see a container from its first byte, also before it is started.
class AttachSeat {
public:
    virtual ~AttachSeat() = default;
    /// Blocks until the container lives.
    [[nodiscard]] virtual Result<std::unique_ptr<runtime::Streams>> connect(const std::stop_token& stop) = 0;
};

/// Every verb about containers. Each finds the container, syncs with what is true, checks, acts, and tells the log of
/// events. "text" is a name, an id, or the beginning of one. For any thread.
class Containers {
public:
    explicit Containers(Crew& crew) : m_crew(crew) {}

    [[nodiscard]] std::vector<ContainerPtr> list() const; ///< the newest first
    [[nodiscard]] Result<ContainerPtr> find(std::string_view text) const;

    /// `name` empty: one is made up. The image must be there.
    [[nodiscard]] Result<Created> create(const std::string& name, container::Config config);
    /// Started already is success, as `false`.
    [[nodiscard]] Result<bool> start(std::string_view text, const std::stop_token& stop);
    /// Stopped already is success, as `false`.
    [[nodiscard]] Result<bool> stop(std::string_view text, const StopAsked& asked, const std::stop_token& stop);
    [[nodiscard]] Result<void> restart(std::string_view text, const StopAsked& asked, const std::stop_token& stop);
    [[nodiscard]] Result<void> kill(std::string_view text, int signal);
    [[nodiscard]] Result<void> pause(std::string_view text);
    [[nodiscard]] Result<void> resume(std::string_view text);
    [[nodiscard]] Result<void> rename(std::string_view text, const std::string& name);
    /// Warnings.
    [[nodiscard]] Result<std::vector<std::string>> update(std::string_view text, const container::Config& changed);
    /// Its exit code. `seated` is called, once, when nothing that happens from now on can be missed.
    [[nodiscard]] Result<int> wait(std::string_view text, WaitFor condition, const std::stop_token& stop,
                                   const std::function<void()>& seated = {});
    [[nodiscard]] Result<void> remove(std::string_view text, const RemoveAsked& asked);

    [[nodiscard]] Result<std::unique_ptr<AttachSeat>> takeSeat(std::string_view text);
    [[nodiscard]] Result<void> resize(std::string_view text, container::Size size);
    [[nodiscard]] Result<void> logs(std::string_view text, const runtime::LogQuery& query, const runtime::LogSink& sink,
                                    const std::stop_token& stop);
    [[nodiscard]] Result<ProcessTable> top(std::string_view text) const;

    /// Its file system, mounted as long as the work takes.
    using FileWork = std::function<Result<void>(rootfs::Roots& roots, const ContainerId& id)>;
    [[nodiscard]] Result<void> withFiles(std::string_view text, const FileWork& work);
    /// The same with all that is mounted in it, as its processes see it: while it lives, what is there now; else what
    /// would be, with an empty folder that cannot be written to for what is only there while it lives.
    using TreeWork = std::function<Result<void>(int root, const Container& container)>;
    [[nodiscard]] Result<void> withTree(std::string_view text, const TreeWork& work);
    [[nodiscard]] Result<oci::Digest> commit(std::string_view text, rootfs::CommitOptions options,
                                             WhileCommitting meanwhile, const std::stop_token& stop);

    [[nodiscard]] Result<void> connect(std::string_view text, std::string_view network,
                                       const container::EndpointAsked& asked, const std::stop_token& stop);
    [[nodiscard]] Result<void> disconnect(std::string_view text, std::string_view network);

private:
    Crew& m_crew;
};

} // namespace darse::engine
