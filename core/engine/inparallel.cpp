// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/inparallel.h"

#include "core/base/stop.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace darse::engine {

Result<void> inParallel(std::size_t count, std::size_t width,
                        const std::function<Result<void>(std::size_t, const std::stop_token&)>& task,
                        const std::stop_token& stop)
{
    std::stop_source failed;
    LinkedStop either(stop, failed.get_token());
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    std::optional<Error> first;
    const auto work = [&] {
        for (std::size_t i = next++; i < count && !either.token().stop_requested(); i = next++) {
            auto result = task(i, either.token());
            if (result)
                continue;
            const std::scoped_lock lock(mutex);
            // Those that end because of the first one say nothing new.
            if (!first)
                first = std::move(result).error();
            failed.request_stop();
        }
    };
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < std::min(count, width); ++i)
            threads.emplace_back(work);
    }
    if (first)
        return *first;
    return stop.stop_requested() ? Result<void>(canceled("transfer")) : ok();
}

} // namespace darse::engine
