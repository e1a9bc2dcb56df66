// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/resolve.h"

#include <QHostAddress>
#include <QHostInfo>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace darse::net {
namespace {

struct Lookup {
    std::mutex mutex;
    std::condition_variable_any done;
    bool isDone = false;
    std::vector<std::string> addresses;
    std::string reason;
};

void lookUp(const std::shared_ptr<Lookup>& lookup, const std::string& host)
{
    const QHostInfo info = QHostInfo::fromName(QString::fromStdString(host));
    const std::lock_guard lock(lookup->mutex);
    for (const QHostAddress& address : info.addresses())
        lookup->addresses.push_back(address.toString().toStdString());
    lookup->reason = info.errorString().toStdString();
    lookup->isDone = true;
    lookup->done.notify_all();
}

/// True once the answer is there; false when the deadline passed or a stop came first.
bool waitForAnswer(Lookup& lookup, std::unique_lock<std::mutex>& lock, const Wait& wait)
{
    const auto isDone = [&lookup] { return lookup.isDone; };
    // The standard library converts time_point::max() between clocks, and overflows.
    if (wait.deadline.isNever())
        return lookup.done.wait(lock, wait.stop, isDone);
    return lookup.done.wait_until(lock, wait.stop, wait.deadline.when(), isDone);
}

} // namespace

Result<std::vector<std::string>> resolve(const std::string& host, const Wait& wait)
{
    if (!QHostAddress(QString::fromStdString(host)).isNull())
        return std::vector<std::string>{host};
    const auto lookup = std::make_shared<Lookup>();
    // The system's resolver cannot be interrupted, so it runs where nobody has to wait for it.
    std::thread(lookUp, lookup, host).detach();
    std::unique_lock lock(lookup->mutex);
    if (!waitForAnswer(*lookup, lock, wait)) {
        const std::string attempt = "look up the host " + host;
        return wait.stop.stop_requested() ? canceled(attempt) : timedOut(attempt);
    }
    if (lookup->addresses.empty())
        return Error(ErrorKind::Unreachable, "the host " + host + " is not known: " + lookup->reason);
    return lookup->addresses;
}

} // namespace darse::net
