// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/checkrun.h"

#include "core/base/guard.h"
#include "core/engine/execs.h"
#include "core/runtime/endtree.h"

#include <algorithm>

namespace darse::engine {
namespace {

constexpr std::size_t kKeptOutput = 4096;
constexpr int kTimedOut = -1;

} // namespace

container::HealthProbe runCheck(Crew& crew, const Container& container, const CheckAsked& asked)
{
    container::HealthProbe out{.start = std::chrono::system_clock::now()};
    const Deadline deadline = Deadline::after(asked.timeout);
    std::stop_source stop;
    crew.agenda.later(asked.key, deadline.when(), [stop]() mutable { stop.request_stop(); });
    const std::stop_callback whenClosing(crew.closing.get_token(), [&stop] { stop.request_stop(); });
    Execs execs(crew);
    std::string id;
    const auto run = [&]() -> Result<int> {
        TRY_DECLARE(id, execs.create(container.id.value(), {.process = {.arguments = asked.command}}));
        TRY_DECLARE(const auto process, execs.start(id, stop.get_token()));
        // Whoever hangs is ended, and so is what it has begun.
        ScopeGuard hung([&] { runtime::endTree(process->pid()); });
        while (true) {
            TRY_DECLARE(const auto piece, process->streams().read(stop.get_token()));
            if (!piece)
                break;
            out.output.append(piece->bytes.substr(0, kKeptOutput - std::min(kKeptOutput, out.output.size())));
        }
        TRY_DECLARE(const int code, process->wait(stop.get_token()));
        hung.dismiss();
        return code;
    };
    const auto code = run();
    crew.agenda.forget(asked.key);
    out.exitCode = code ? *code : kTimedOut;
    if (!code)
        out.output = stop.stop_requested() ? "Health check exceeded timeout" : code.error().message();
    out.end = std::chrono::system_clock::now();
    // Nobody will ask for it by its id.
    if (!id.empty()) {
        execs.finish(id, out.exitCode);
        crew.execs.drop(id);
    }
    return out;
}

} // namespace darse::engine
