// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/applying.h"
#include "core/connect/kubernetes/written.h"

#include <condition_variable>
#include <mutex>

namespace darse::connect::kubernetes {

namespace {

using namespace std::chrono_literals;

/// Waits until it has gone.
Result<void> awaitGone(KubeWire& wire, const Named& named, const std::stop_token& stop)
{
    constexpr int kMostLooks = 600;
    std::mutex mutex;
    std::condition_variable_any condition;
    for (int look = 0; look < kMostLooks; ++look) {
        const auto found = wire.ask({.named = named}, stop);
        if (!found)
            return found.error().kind() == ErrorKind::NotFound ? ok() : Result<void>(found.error());
        std::unique_lock lock(mutex);
        condition.wait_for(lock, stop, 200ms, [] { return false; });
        if (stop.stop_requested())
            return Error(ErrorKind::Canceled, "the work was given up");
    }
    return Error(ErrorKind::Timeout, named.name + " does not go");
}

} // namespace

Result<void> replaceText(KubeWire& wire, const kube::Vocabulary& words, const QString& text,
                         const backend::ManifestOptions& options, const std::stop_token& stop)
{
    TRY_DECLARE(const kube::Reading reading, readable(text, words));
    const std::string space = spaceMeant(wire, options.project);
    for (const kube::Written& written : reading.objects) {
        if (written.kind == nullptr)
            return Error(ErrorKind::Unsupported, "this server has no such kind");
        const Named named = namedBy(written, space);
        const auto removed = wire.ask({.method = "DELETE", .named = named}, stop);
        if (!removed && removed.error().kind() != ErrorKind::NotFound)
            return removed.error();
        TRY(awaitGone(wire, named, stop));
        TRY(wire.ask({.method = "PATCH",
                      .named = named,
                      .query = std::string("fieldManager=") + kManager,
                      .body = essence(written.object),
                      .contentType = "application/apply-patch+yaml"},
                     stop));
    }
    return ok();
}

} // namespace darse::connect::kubernetes
