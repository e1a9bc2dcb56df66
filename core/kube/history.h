// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/object.h"

#include <deque>

namespace darse::kube {

/// How much of the past is kept. What nobody has asked for for a while is kept as text: a tree takes many times as
/// much.
struct HistoryBounds {
    std::size_t steps = 4096;
    std::size_t trees = 128;                  ///< of these, the newest are kept as trees
    std::size_t text = std::size_t{4} << 20U; ///< bytes of the others; the oldest go first
};

/// A step as it is kept.
struct KeptStep {
    Step step; ///< without objects when they are texts
    TextPtr text{};
    TextPtr former{}; ///< null: there was none
};

/// The newest steps, for those who watch. For one thread at a time.
class History {
public:
    explicit History(HistoryBounds bounds) : m_bounds(bounds) {}

    /// Nothing is known of what was up to this revision.
    void begin(std::uint64_t revision) { m_forgotten = revision; }
    void add(Step step);

    [[nodiscard]] bool isTooOld(std::uint64_t revision) const { return revision < m_forgotten; }
    /// Those after a revision that is not too old.
    [[nodiscard]] std::vector<KeptStep> after(std::uint64_t revision) const;
    /// Bytes of texts that are kept, each as if nobody else had it.
    [[nodiscard]] std::size_t textSize() const { return m_text; }

private:
    void forgetOldest();

    const HistoryBounds m_bounds;
    std::deque<KeptStep> m_steps;
    std::size_t m_text = 0;
    std::uint64_t m_forgotten = 0; ///< the newest revision whose step is not known
};

/// With their objects again; takes a while, and no lock.
[[nodiscard]] std::vector<Step> recalled(std::vector<KeptStep> steps);

} // namespace darse::kube
