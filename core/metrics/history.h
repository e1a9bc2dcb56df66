// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/meter.h"
#include "core/metrics/ring.h"

#include <map>
#include <mutex>
#include <set>

namespace darse::metrics {

/// A question about the past: moments in seconds since 1970.
struct RangeAsked {
    std::int64_t from = 0; ///< the first
    std::int64_t to = 0;   ///< not any more
    std::int64_t step = 0; ///< 0: such that there are some three hundred points
    std::vector<Metric> metrics{};
};

struct RangePoint {
    std::int64_t second = 0; ///< a multiple of the step
    Extent extent{};
};

struct RangeTold {
    std::int64_t step = 0;                         ///< as asked, or that of what is remembered so long, if longer
    std::int64_t kept = 0;                         ///< seconds of what it was made from: 1, 10 or 60
    std::vector<std::vector<RangePoint>> points{}; ///< of every metric asked for; where nothing is known is no point
};

/// Points that one question may be answered with.
inline constexpr std::int64_t kMostPoints = 20160;

/// What subjects used in the past, a ring each in one folder. Whatever happens to the disk, record() goes on: a damaged
/// ring is put aside as "….damaged" and begun again, a full disk is tried again a minute later. The last seconds of all
/// are held together in memory, and written to each ring at once: a thousand rings would be two thousand pages a second
/// for the disk. Who asks sees them; a process that is killed loses no more than those. One process at a time, which
/// whoever owns the folder sees to. For any thread.
class History {
public:
    explicit History(std::filesystem::path folder);
    History(const History&) = delete;
    History& operator=(const History&) = delete;
    ~History();

    /// `subject` is 64 hexadecimal digits, a pod's uid behind kPodPrefix, "host" or "engine"; others are not
    /// remembered.
    void record(const std::string& subject, std::int64_t second, const Values& values);
    /// From `second` on it rests: its numbers are these until another is recorded, or it leaves. Nothing is written
    /// meanwhile, of a thousand no more than of one.
    void rest(const std::string& subject, std::int64_t second, const Values& values);
    /// Those that rest have done so up to that second.
    void pass(std::int64_t second);
    void leave(const std::string& subject);

    /// NotFound when nothing is known of the subject; InvalidInput for what is no range, is too fine for its length,
    /// or asks for what is not remembered.
    [[nodiscard]] Result<RangeTold> query(const std::string& subject, const RangeAsked& asked, std::int64_t now);

    /// Those of `known` stay; others go once they have been missed for `grace` seconds.
    void keepOnly(const std::set<std::string>& known, std::int64_t now, std::int64_t grace);

    /// What was put aside or could not be written since the last call, a sentence each.
    [[nodiscard]] std::vector<std::string> takeProblems();

private:
    struct Rest {
        std::int64_t since;
        Numbers numbers;
    };
    struct Shelf {
        std::optional<Ring> ring{};
        std::int64_t nextAttempt = 0;
        std::optional<Rest> rest{};
    };

    using Shelves = std::map<std::string, Shelf>;
    /// What is not in its ring yet.
    struct Held {
        Ring* ring;
        std::int64_t first;
        std::int64_t last;
        Numbers numbers;

        void write() const;
    };

    void hold(const Held& held);
    void holdRest(Shelf& shelf);
    void holdSomeRests();
    void writeHeld();
    void writeHeldOf(Shelf& shelf);
    [[nodiscard]] Shelf* knownShelf(const std::string& subject);
    [[nodiscard]] Shelf* shelfOf(const std::string& subject, std::int64_t second, bool makesNew);
    [[nodiscard]] std::filesystem::path pathOf(const std::string& subject) const;

    std::filesystem::path m_folder;
    std::mutex m_mutex;
    Shelves m_shelves;
    Shelves::iterator m_next{}; ///< subjects are told of in the same order every second
    std::vector<Held> m_held;   ///< in the order of time
    Shelves::iterator m_nextRest{};
    std::int64_t m_passed = 0; ///< those that rest have rested up to there
    std::vector<std::string> m_problems;
};

} // namespace darse::metrics
