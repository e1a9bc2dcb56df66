// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/deadline.h"
#include "core/base/result.h"

#include <functional>
#include <stop_token>
#include <string_view>

namespace darse {

/// How long an attempt may take, and who may end it earlier.
struct Wait {
    Deadline deadline;
    std::stop_token stop;
};

/// The error of an attempt that was asked to stop: "pull alpine: canceled".
[[nodiscard]] Error canceled(std::string_view attempt);
/// The error of an attempt whose deadline has passed: "pull alpine: timed out".
[[nodiscard]] Error timedOut(std::string_view attempt);

/// Canceled when the stop was asked for, else Timeout when the deadline has passed, else success. For loops that do not
/// block by themselves.
[[nodiscard]] Result<void> goOn(std::string_view attempt, const Wait& wait);

/// Blocks until `deadline`. Canceled as soon as `stop` is asked to stop, also when that was before the call. Never call
/// it with a deadline and a token that can both never happen.
[[nodiscard]] Result<void> waitUntil(const Deadline& deadline, const std::stop_token& stop);

/// A token that stops when either of two others does, or when it is asked itself: the request *and* the server.
/// Both outer tokens may outlive it.
class LinkedStop {
public:
    LinkedStop(std::stop_token first, std::stop_token second);

    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }
    void requestStop() { m_source.request_stop(); }

private:
    struct Ask {
        std::stop_source* source;
        void operator()() const { source->request_stop(); }
    };

    std::stop_source m_source;
    std::stop_callback<Ask> m_first;
    std::stop_callback<Ask> m_second;
};

/// Calls `wake` once when `token` is asked to stop: at once, on the constructing thread, if that has happened already,
/// else on the thread that asks. `wake` must be quick and must not block: write to an eventfd, close a socket.
/// The destructor waits for a call that is under way.
using StopLink = std::stop_callback<std::function<void()>>;

} // namespace darse
