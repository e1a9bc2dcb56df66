// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"

#include <filesystem>
#include <memory>

namespace darse::runtime {

/// A folder for the start of one exec, gone afterwards: its pid file, and the socket over which its terminal comes.
class ExecRoom {
public:
    [[nodiscard]] static Result<std::unique_ptr<ExecRoom>> make(const std::filesystem::path& below);
    ExecRoom(const ExecRoom&) = delete;
    ExecRoom& operator=(const ExecRoom&) = delete;
    ~ExecRoom();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::filesystem::path pidFile() const { return m_path / "pid"; }
    /// Readable when the pid file may have been written.
    [[nodiscard]] int changes() const { return m_changes.get(); }
    /// What the pid file says; 0 while it says nothing. Takes the changes away.
    [[nodiscard]] int pid();

    /// Listens as "tty" for the terminal.
    [[nodiscard]] Result<UniqueFd> listenForTerminal() const;

private:
    explicit ExecRoom(std::filesystem::path path) : m_path(std::move(path)) {}

    std::filesystem::path m_path;
    UniqueFd m_changes;
};

} // namespace darse::runtime
