// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/attach.h"
#include "core/api/containerhandler.h"
#include "core/api/containers.h"
#include "core/api/execjson.h"
#include "core/api/launchrefusal.h"

namespace darse::api {

using engine::ExecState;
using engine::Verbs;
using nlohmann::json;
using runtime::Stream;

namespace {

Result<void> create(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const json body, jsonBody(request));
    TRY_DECLARE(engine::ExecAsked asked, parseExec(body));
    TRY_DECLARE(const std::string id, verbs.execs.create(idIn(request), std::move(asked)));
    return sendJson(responder, 201, {{"Id", id}});
}

AttachAsked attachAsked(const ExecState& exec)
{
    const bool hasTerminal = exec.asked.process.hasTerminal;
    AttachAsked out{.hasInput = exec.asked.attachesInput,
                    .hasOutput = exec.asked.attachesOutput,
                    .hasErrors = exec.asked.attachesErrors,
                    .form = hasTerminal ? StreamForm::Raw : StreamForm::Multiplexed};
    if (hasTerminal) {
        out.atInputEnd = AtInputEnd::Detaches;
        out.detachKeys = parseDetachKeys(exec.asked.detachKeys).valueOr({});
    }
    return out;
}

/// The exit code that was noted for one that could not be begun; 0 when something else was wrong.
int failureOf(const Verbs& verbs, const std::string& id)
{
    const auto exec = verbs.execs.find(id);
    return exec ? exec->exitCode.value_or(0) : 0;
}

/// Docker's client learns from the exit code that the program could not be run, so it gets a stream, with the reason.
void sayFailure(const Error& reason, AttachPump& pump)
{
    static_cast<void>(pump.say(Stream::Errors, reason.message() + "\r\n"));
    pump.close();
}

/// Whether nothing speaks against a start that has a status of its own.
bool mayStart(const Verbs& verbs, const ExecState& exec)
{
    const auto container = verbs.containers.find(exec.container.value());
    return !exec.isRunning && !exec.exitCode && container && (*container)->state.status == container::Status::Running;
}

/// A process whose client has left goes on, unheard.
void outlast(runtime::Exec& process, const std::stop_token& stop)
{
    for (;;) {
        const auto piece = process.streams().read(stop);
        if (!piece || !*piece)
            return;
    }
}

void finish(const Verbs& verbs, const std::string& id, runtime::Exec& process, const std::stop_token& stop)
{
    if (const auto code = process.wait(stop))
        verbs.execs.finish(id, *code);
}

/// From the first byte to the last that somebody wants to hear, and until the process has ended.
void carry(const Verbs& verbs, const std::string& id, runtime::Exec& running, AttachPump& pump,
           const std::stop_token& server)
{
    const AttachEnd end = pump.run(running.streams());
    // Whoever sees the end of the stream asks for the exit code next.
    if (end == AttachEnd::Ended)
        finish(verbs, id, running, server);
    pump.close();
    if (end == AttachEnd::Ended)
        return;
    const auto exec = verbs.execs.find(id);
    if (end == AttachEnd::Left && exec && !exec->asked.process.hasTerminal)
        static_cast<void>(running.streams().closeInput());
    outlast(running, server);
    finish(verbs, id, running, server);
}

Result<void> startAttached(const Verbs& verbs, const ExecState& exec, net::Incoming& request, net::Responder& responder)
{
    const std::stop_token server = request.stop();
    if (!mayStart(verbs, exec)) {
        const auto refused = verbs.execs.start(exec.id, server);
        return refused ? Error(ErrorKind::Conflict, "exec " + exec.id + " was started unheard") : refused.error();
    }
    // The head goes out before there is anything to say: some clients lose what comes together with it.
    TRY_DECLARE(auto client, takeOver(request, responder));
    AttachPump pump(std::move(client), attachAsked(exec), server);
    const auto process = verbs.execs.start(exec.id, server);
    if (process)
        carry(verbs, exec.id, **process, pump, server);
    else
        sayFailure(launchRefusal(process.error(), failureOf(verbs, exec.id)), pump);
    return ok();
}

Result<void> start(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const json body, jsonBody(request));
    TRY_DECLARE(const ExecState exec, verbs.execs.find(idIn(request)));
    const bool isDetached = body.is_object() && body.contains("Detach") && body["Detach"] == true;
    if (!isDetached)
        return startAttached(verbs, exec, request, responder);
    if (const auto result = verbs.execs.startDetached(exec.id); !result)
        return launchRefusal(result.error(), failureOf(verbs, exec.id));
    sendEmpty(responder, 200);
    return ok();
}

Result<int> resize(const Verbs& verbs, const net::Incoming& request, const Parameters& parameters)
{
    TRY_DECLARE(const container::Size size, sizeAsked(parameters));
    TRY(verbs.execs.resize(std::string(idIn(request)), size));
    return 200;
}

Result<json> inspect(const Verbs& verbs, const net::Incoming& request, const Parameters&)
{
    TRY_DECLARE(const ExecState exec, verbs.execs.find(idIn(request)));
    return execJson(exec);
}

} // namespace

std::vector<net::Route> execRoutes(const Verbs& verbs)
{
    return {
        {"POST", "/containers/{id}/exec", acts(verbs, create)},
        {"POST", "/exec/{id}/start", acts(verbs, start)},
        {"POST", "/exec/{id}/resize", does(verbs, resize)},
        {"GET", "/exec/{id}/json", asks(verbs, inspect)},
    };
}

} // namespace darse::api
