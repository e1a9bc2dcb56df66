// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logs/linepattern.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace darse::ui {

/// Lines that were searched, one block's worth.
struct SearchedLines {
    qint64 end = 0;           ///< all before it were looked at
    std::vector<qint64> hits; ///< ascending
};

/// Looks for a pattern in some blocks with as many threads as call work(); the results come in order.
class SearchRound {
public:
    struct Work {
        std::shared_ptr<const LinePattern> pattern;
        bool isInverted = false;
        qint64 from = 0; ///< first line
        std::vector<LogBlockPtr> blocks;
    };

    /// `tell` is called on a working thread when there is something to take() and all before was taken.
    SearchRound(Work work, std::function<void()> tell);

    /// Until nothing is left; on any thread.
    void work();
    /// Any thread. Nothing is told any more but what is being told.
    void cancel() { m_isCancelled = true; }
    /// What has become ready, in order, `most` blocks of it.
    [[nodiscard]] std::vector<SearchedLines> take(std::size_t most);
    /// There is more to take() now.
    [[nodiscard]] bool hasMore() const;
    /// All was taken.
    [[nodiscard]] bool isDone() const;

private:
    [[nodiscard]] SearchedLines search(LineMatcher& matcher, const LogBlock& block) const;
    void finish(std::size_t number, SearchedLines lines);

    const Work m_work;
    const std::function<void()> m_tell;
    std::atomic<bool> m_isCancelled = false;
    std::atomic<std::size_t> m_next = 0;
    mutable std::mutex m_mutex;
    std::vector<std::optional<SearchedLines>> m_results;
    std::size_t m_ready = 0; ///< results before it are complete
    std::size_t m_taken = 0;
};

} // namespace darse::ui
