// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/resolve.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>

namespace darse::net {
namespace {

struct Lookup {
    std::mutex mutex;
    std::condition_variable_any done;
    bool isDone = false;
    std::vector<std::string> addresses;
    std::string reason;
    bool isUnknown = false; ///< there is no such name, as opposed to nobody who knows
};

bool isAddress(const std::string& text)
{
    in6_addr raw{};
    return ::inet_pton(AF_INET, text.c_str(), &raw) == 1 || ::inet_pton(AF_INET6, text.c_str(), &raw) == 1;
}

std::string textOf(const addrinfo& one)
{
    std::array<char, NI_MAXHOST> text{};
    const bool isTold =
        ::getnameinfo(one.ai_addr, one.ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) == 0;
    return isTold ? std::string(text.data()) : std::string();
}

void lookUp(const std::shared_ptr<Lookup>& lookup, const std::string& host)
{
    addrinfo wanted{};
    wanted.ai_flags = AI_ADDRCONFIG; // of families that this machine has
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    int failure = ::getaddrinfo(host.c_str(), nullptr, &wanted, &found);
    if (failure == EAI_NONAME || failure == EAI_ADDRFAMILY || failure == EAI_NODATA) {
        // A machine that has nothing but its loopback has no families for such a question.
        wanted.ai_flags = 0;
        failure = ::getaddrinfo(host.c_str(), nullptr, &wanted, &found);
    }
    const std::lock_guard lock(lookup->mutex);
    if (failure != 0)
        lookup->reason = ::gai_strerror(failure);
    lookup->isUnknown = failure == EAI_NONAME;
    for (const addrinfo* one = failure == 0 ? found : nullptr; one != nullptr; one = one->ai_next) {
        std::string text = textOf(*one);
        if (!text.empty() && std::ranges::find(lookup->addresses, text) == lookup->addresses.end())
            lookup->addresses.push_back(std::move(text));
    }
    if (failure == 0)
        ::freeaddrinfo(found);
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
    if (isAddress(host))
        return std::vector<std::string>{host};
    const auto lookup = std::make_shared<Lookup>();
    // The system's resolver cannot be interrupted, so it runs where nobody has to wait for it.
    std::thread(lookUp, lookup, host).detach();
    std::unique_lock lock(lookup->mutex);
    if (!waitForAnswer(*lookup, lock, wait)) {
        const std::string attempt = "look up the host " + host;
        return wait.stop.stop_requested() ? canceled(attempt) : timedOut(attempt);
    }
    if (lookup->addresses.empty()) {
        Error unknown(ErrorKind::Unreachable, "the host " + host + " is not known: " + lookup->reason);
        return lookup->isUnknown ? std::move(unknown).lasting() : unknown;
    }
    return lookup->addresses;
}

} // namespace darse::net
