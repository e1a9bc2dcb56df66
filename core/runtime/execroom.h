// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"
#include "core/runtime/streams.h"

#include <filesystem>
#include <memory>

namespace darse::runtime {

/// How a runtime tells us the number and the terminal of a process that it begins. crun writes the number into a pipe
/// (watching a folder for a file takes longer to end than all the rest); runc puts a file into its place. Only a file
/// and the socket for a terminal need a folder, which is gone afterwards.
class ExecRoom {
public:
    [[nodiscard]] static Result<std::unique_ptr<ExecRoom>> make(const std::filesystem::path& below,
                                                                const RuntimeTool& tool, const ExecLaunch& launch);
    ExecRoom(const ExecRoom&) = delete;
    ExecRoom& operator=(const ExecRoom&) = delete;
    ~ExecRoom();

    /// Where the runtime is to start.
    [[nodiscard]] std::filesystem::path directory() const { return m_path.empty() ? "/" : m_path; }
    /// Where it is to write the number.
    [[nodiscard]] std::string pidPath() const;
    /// What it has to inherit for that; -1: nothing.
    [[nodiscard]] int inherited() const { return m_writing.get(); }
    /// It has inherited.
    void handOver() { m_writing.reset(); }

    /// Readable when the number may have been written.
    [[nodiscard]] int changes() const { return m_changes.get(); }
    /// What has been written; 0 as long as nothing has.
    [[nodiscard]] int pid();

    /// Listens as "tty" for the terminal.
    [[nodiscard]] Result<UniqueFd> listenForTerminal() const;

private:
    ExecRoom() = default;
    [[nodiscard]] Result<void> makeFolder(const std::filesystem::path& below);
    [[nodiscard]] Result<void> watchFolder();
    [[nodiscard]] Result<void> usePipe();

    std::filesystem::path m_path;
    UniqueFd m_changes; ///< the pipe's end, or the watch of the folder
    UniqueFd m_writing; ///< open only for a pipe
    bool m_isPipe = false;
};

} // namespace darse::runtime
