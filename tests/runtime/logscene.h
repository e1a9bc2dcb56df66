// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/logs.h"
#include "tests/support/tempdir.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace darse::test {

struct SeenLine {
    std::chrono::sys_time<std::chrono::nanoseconds> at{};
    bool isError = false;
    std::string text;

    friend bool operator==(const SeenLine&, const SeenLine&) = default;
};

/// A folder with a log in it, and what a monitor does to it.
class LogScene {
public:
    [[nodiscard]] std::filesystem::path log() const { return m_dir / "ctr.log"; }
    [[nodiscard]] std::filesystem::path rotated(int number) const
    {
        return m_dir / ("ctr.log." + std::to_string(number));
    }
    [[nodiscard]] std::filesystem::path kept() const { return m_dir / "ctr.log.keep"; }

    /// Appends to the log as it stands.
    void append(std::string_view content) const;
    /// Puts an empty file into the place of the log, as conmon does when it is full.
    void replace() const;
    /// Lines "N" of the program, at second N.
    void appendNumbers(int first, int last) const;

    /// All that is told, not following; failures become a line of their own.
    [[nodiscard]] std::vector<SeenLine> read(const runtime::LogQuery& query = {}) const;
    /// Only the texts, without newlines.
    [[nodiscard]] std::vector<std::string> texts(const runtime::LogQuery& query = {}) const;

private:
    TempDir m_dir{};
};

/// "2026-11-21T09:00:SS.000000001+00:00 stdout F TEXT\n"
[[nodiscard]] std::string line(int second, std::string_view text);
[[nodiscard]] std::vector<std::string> numbers(int first, int last);

/// Follows a log on a thread of its own.
class Follower {
public:
    explicit Follower(const LogScene& scene, runtime::LogQuery query = {});

    /// Blocks until so many lines have been seen; false after a long while.
    [[nodiscard]] bool sees(std::size_t lines);
    [[nodiscard]] std::vector<std::string> texts();
    /// Nothing more will come: waits for the end and tells it.
    [[nodiscard]] Result<void> end();
    [[nodiscard]] Result<void> stop();

private:
    const LogScene* m_scene;
    std::mutex m_mutex{};
    std::condition_variable m_changed{};
    std::vector<std::string> m_texts{};
    std::atomic<bool> m_isOver = false;
    Result<void> m_result{};
    std::jthread m_thread;
};

} // namespace darse::test
