// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace darse {

/// The moment at which a wait gives up. A point in time and not a duration, so that one deadline covers all the steps
/// of an attempt. There is no default: whoever waits says for how long, if need be `Deadline::never()`.
class Deadline {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    [[nodiscard]] static constexpr Deadline never() { return Deadline(TimePoint::max()); }
    [[nodiscard]] static constexpr Deadline at(TimePoint when) { return Deadline(when); }

    /// A duration that does not fit into the clock is never(); a negative one is now.
    template <class Rep, class Period>
    [[nodiscard]] static Deadline after(std::chrono::duration<Rep, Period> duration,
                                        TimePoint now = std::chrono::steady_clock::now())
    {
        using Seconds = std::chrono::duration<double>;
        if (Seconds(duration) >= Seconds(TimePoint::max() - now))
            return never();
        if (duration <= duration.zero())
            return Deadline(now);
        return Deadline(now + std::chrono::ceil<TimePoint::duration>(duration));
    }

    [[nodiscard]] constexpr bool isNever() const { return m_when == TimePoint::max(); }
    [[nodiscard]] constexpr TimePoint when() const { return m_when; }
    [[nodiscard]] bool hasPassed(TimePoint now = std::chrono::steady_clock::now()) const { return now >= m_when; }

    /// Never negative; zero once it has passed.
    [[nodiscard]] TimePoint::duration remaining(TimePoint now = std::chrono::steady_clock::now()) const;

    /// What poll(2) takes: -1 for never, else milliseconds rounded up, so that a wait does not end just before its
    /// time and spin. At most INT_MAX: look at hasPassed() after the wait, not at what poll said.
    [[nodiscard]] int pollTimeout(TimePoint now = std::chrono::steady_clock::now()) const;

    /// The earlier deadline is the smaller one.
    friend constexpr auto operator<=>(const Deadline&, const Deadline&) = default; // NOLINT(modernize-use-nullptr)
    friend constexpr bool operator==(const Deadline&, const Deadline&) = default;

private:
    explicit constexpr Deadline(TimePoint when) : m_when(when) {}

    TimePoint m_when;
};

} // namespace darse
