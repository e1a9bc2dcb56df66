// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/endsignal.h"

#include <csignal>
#include <initializer_list>
#include <unistd.h>

namespace darse::engine {
namespace {

constexpr int kOwn = SIGUSR1;

sigset_t endSignals()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGTERM, SIGINT, SIGHUP, kOwn})
        sigaddset(&set, number);
    return set;
}

} // namespace

EndSignal::EndSignal()
{
    const sigset_t set = endSignals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    // A client that leaves is an error of one write, never the end of the process.
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
}

int EndSignal::wait() const
{
    const sigset_t set = endSignals();
    int number = 0;
    while (sigwait(&set, &number) != 0)
        continue;
    return number == kOwn ? 0 : number;
}

void EndSignal::raise() const
{
    ::kill(::getpid(), kOwn);
}

} // namespace darse::engine
