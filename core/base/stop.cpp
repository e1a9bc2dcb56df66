// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/stop.h"

#include <condition_variable>
#include <mutex>
#include <string>
#include <utility>

namespace darse {

Error canceled(std::string_view attempt)
{
    return {ErrorKind::Canceled, std::string(attempt) + ": canceled"};
}

Error timedOut(std::string_view attempt)
{
    return {ErrorKind::Timeout, std::string(attempt) + ": timed out"};
}

Result<void> goOn(std::string_view attempt, const Wait& wait)
{
    if (wait.stop.stop_requested())
        return canceled(attempt);
    if (wait.deadline.hasPassed())
        return timedOut(attempt);
    return ok();
}

Result<void> waitUntil(const Deadline& deadline, const std::stop_token& stop)
{
    std::mutex mutex;
    std::condition_variable_any changed;
    std::unique_lock lock(mutex);
    const auto never = [] { return false; };
    // The standard library converts time_point::max() between clocks, and overflows.
    if (deadline.isNever())
        changed.wait(lock, stop, never);
    else
        changed.wait_until(lock, stop, deadline.when(), never);
    if (stop.stop_requested())
        return canceled("wait");
    return ok();
}

LinkedStop::LinkedStop(std::stop_token first, std::stop_token second) :
    m_first(std::move(first), Ask{&m_source}),
    m_second(std::move(second), Ask{&m_source})
{
}

} // namespace darse
