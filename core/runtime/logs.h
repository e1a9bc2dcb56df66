// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace darse::runtime {

/// What is wanted of a container's log.
struct LogQuery {
    bool hasOutput = true;
    bool hasErrors = true;
    std::optional<std::chrono::sys_time<std::chrono::nanoseconds>> since{};
    std::optional<std::chrono::sys_time<std::chrono::nanoseconds>> until{};
    std::optional<std::uint64_t> tail{}; ///< the last lines only, counted before since and until
    bool follows = false;
};

/// A line as the program wrote it, with its newline unless the program left it out.
struct LogLine {
    std::chrono::sys_time<std::chrono::nanoseconds> at{};
    bool isError = false;
    std::string_view text;
};

using LogSink = std::function<Result<void>(const LogLine& line)>; ///< without a text: those are all, for now

/// Reads the files of one log in the order in which they were written: "ctr.log.2", "ctr.log.1", "ctr.log", in the
/// format of CRI, partial lines joined. Following goes on until `isOver` says that nothing more will come, or `stop`;
/// rotation meanwhile loses nothing.
[[nodiscard]] Result<void> readLog(const std::filesystem::path& log, const LogQuery& query, const LogSink& sink,
                                   const std::function<bool()>& isOver, const std::stop_token& stop);

/// Has those that follow `log` ask isOver() anew, as soon as it would say something else.
void wakeReaders(const std::filesystem::path& log);

/// Keeps what the monitor gives up when it begins a new file: keeps up to `files` per log, the one that is written to
/// included. A second name of that one, "ctr.log.keep", holds it when the monitor puts an empty file into its place; it
/// becomes "ctr.log.1". With one thread and no timer; what was given up while there was no keeper is kept by add().
class LogKeeper {
public:
    [[nodiscard]] static Result<std::unique_ptr<LogKeeper>> open(int files);
    virtual ~LogKeeper() = default;
    /// `files`: other than usual; 0: as usual.
    [[nodiscard]] virtual Result<void> add(const std::filesystem::path& log, int files = 0) = 0;
    virtual void forget(const std::filesystem::path& log) = 0;
};

} // namespace darse::runtime
