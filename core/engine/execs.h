// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/container.h"
#include "core/runtime/spec.h"
#include "core/runtime/streams.h"

namespace darse::engine {

class Crew;

/// An additional process as it was asked for.
struct ExecAsked {
    runtime::ExecConfig process{};
    std::string user{}; ///< "user[:group]"; empty: the container's
    bool attachesInput = false;
    bool attachesOutput = false;
    bool attachesErrors = false;
    std::string detachKeys{};
};

/// What is known of one.
struct ExecState {
    std::string id;
    ContainerId container;
    ExecAsked asked;
    bool isRunning = false;
    std::optional<int> exitCode{}; ///< once it has ended
    int pid = 0;
};

/// Runs beside a container's own process. For any thread.
class Execs {
public:
    explicit Execs(Crew& crew) : m_crew(crew) {}

    [[nodiscard]] Result<std::string> create(std::string_view container, ExecAsked asked);
    [[nodiscard]] Result<ExecState> find(std::string_view id) const;
    /// Its process, once. Whoever has it reads and waits; its end is noted by finish().
    [[nodiscard]] Result<std::shared_ptr<runtime::Exec>> start(const std::string& id, const std::stop_token& stop);
    /// Waits for its end, in the background: nobody looks at what it writes.
    [[nodiscard]] Result<void> startDetached(const std::string& id);
    void finish(const std::string& id, int exitCode);
    [[nodiscard]] Result<void> resize(const std::string& id, container::Size size);

private:
    Crew& m_crew;
};

} // namespace darse::engine
