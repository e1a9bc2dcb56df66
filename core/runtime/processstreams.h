// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"
#include "core/runtime/streams.h"

#include <array>

namespace darse::runtime {

/// Our ends of the pipes of a process. One that is not open is at its end.
struct PipeEnds {
    UniqueFd input{};
    UniqueFd output{};
    UniqueFd errors{};
};

/// The streams of a process with pipes.
class PipeStreams final : public Streams {
public:
    explicit PipeStreams(PipeEnds ends) : m_ends(std::move(ends)) {}

    Result<std::optional<Piece>> read(const std::stop_token& stop) override;
    Result<void> write(std::string_view bytes, const std::stop_token& stop) override;
    Result<void> closeInput() override;
    Result<void> resize(container::Size size) override;

private:
    [[nodiscard]] Result<std::optional<Piece>> take(UniqueFd& from, Stream stream);

    PipeEnds m_ends;
    std::array<char, 65536> m_buffer{};
};

/// The streams of a process with a terminal, of which we hold the other side.
class TerminalStreams final : public Streams {
public:
    /// `process`: is told of a new size by a signal; -1: learns of it from the terminal. Not owned.
    explicit TerminalStreams(UniqueFd terminal, int process = -1) : m_terminal(std::move(terminal)), m_process(process)
    {
    }

    Result<std::optional<Piece>> read(const std::stop_token& stop) override;
    Result<void> write(std::string_view bytes, const std::stop_token& stop) override;
    Result<void> closeInput() override { return ok(); }
    Result<void> resize(container::Size size) override;

private:
    UniqueFd m_terminal;
    int m_process;
    std::array<char, 65536> m_buffer{};
};

} // namespace darse::runtime
