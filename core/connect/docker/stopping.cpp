// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/stopping.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr auto kBetweenLooks = 200ms;
constexpr auto kLongestUncertainty = 5s;
constexpr int kWasNotRunning = 304;

/// Podman's word for what has ended and is not cleaned up yet, which is when it decides about another run.
bool isBetweenRuns(const json& inspect)
{
    return textOf(member(inspect, "State"), "Status") == "stopped"_L1;
}

} // namespace

bool isUp(const json& inspect)
{
    const QString policy = textOf(member(inspect, "HostConfig", "RestartPolicy"), "Name");
    const bool comesBack = !policy.isEmpty() && policy != "no"_L1;
    return flagOf(member(inspect, "State"), "Running") || (comesBack && isBetweenRuns(inspect));
}

Result<void> stopForGood(Wire& wire, const QString& container, const std::stop_token& stop)
{
    const std::string target = "/containers/" + queryText(container);
    const auto end = std::chrono::steady_clock::now() + kLongestUncertainty;
    std::mutex mutex;
    std::condition_variable_any never;
    for (;;) {
        TRY_DECLARE(const auto stopped,
                    wire.open({.method = "POST", .target = target + "/stop", .patience = Patience::Long}, stop));
        if (stopped->head().status != kWasNotRunning)
            return ok();
        TRY_DECLARE(const json now, wire.ask({.target = target + "/json"}, stop));
        if (!isUp(now) || std::chrono::steady_clock::now() >= end)
            return ok();
        std::unique_lock lock(mutex);
        never.wait_for(lock, stop, kBetweenLooks, [] { return false; });
        if (stop.stop_requested())
            return Error(ErrorKind::Canceled, "it was cancelled");
    }
}

} // namespace darse::connect::docker
