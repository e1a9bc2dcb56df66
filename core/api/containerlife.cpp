// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/clientwatch.h"
#include "core/api/containercreate.h"
#include "core/api/containerhandler.h"
#include "core/api/containers.h"
#include "core/api/createchecks.h"
#include "core/api/launchrefusal.h"
#include "core/container/dockerwords.h"
#include "core/container/merge.h"

namespace darse::api {

using engine::ContainerPtr;
using engine::Verbs;
using nlohmann::json;

namespace {

constexpr int kDone = 204;
constexpr int kNothingToDo = 304;

Result<std::optional<int>> signalOf(const Parameters& parameters)
{
    const std::string text = parameters.text("signal");
    if (text.empty())
        return std::optional<int>();
    const auto number = container::signalNumber(text);
    if (!number)
        return Error(ErrorKind::InvalidInput, "Invalid signal: " + text);
    return std::optional(*number);
}

Result<engine::StopAsked> stopAsked(const Parameters& parameters)
{
    engine::StopAsked out;
    TRY_DECLARE(out.signal, signalOf(parameters));
    TRY_DECLARE(out.seconds, integer(parameters, "t"));
    return out;
}

/// Why it could not be started, when that is what failed.
Error startRefusal(const Verbs& verbs, std::string_view text, const Error& error)
{
    const auto container = verbs.containers.find(text);
    if (container && (*container)->state.error == error.message())
        return launchRefusal(error, (*container)->state.exitCode);
    // One that goes with its end is gone by now; what the runtime said of its program stands in the detail.
    const bool isOfProgram = !container && !error.detail().empty();
    return isOfProgram ? launchRefusal(error, static_cast<int>(runtime::launchFailure(error))) : error;
}

Result<int> start(const Verbs& verbs, const net::Incoming& request, const Parameters& parameters)
{
    // Not from the beginning when somebody wants it to go on.
    if (!parameters.text("checkpoint").empty())
        return Error(ErrorKind::Unsupported, "checkpoints are not offered, so none can be gone on from");
    const auto isNew = verbs.containers.start(idIn(request), request.stop());
    if (!isNew)
        return startRefusal(verbs, idIn(request), isNew.error());
    return *isNew ? kDone : kNothingToDo;
}

Result<int> stop(const Verbs& verbs, const net::Incoming& request, const Parameters& parameters)
{
    TRY_DECLARE(const engine::StopAsked asked, stopAsked(parameters));
    TRY_DECLARE(const bool wasAlive, verbs.containers.stop(idIn(request), asked, request.stop()));
    return wasAlive ? kDone : kNothingToDo;
}

Result<int> restart(const Verbs& verbs, const net::Incoming& request, const Parameters& parameters)
{
    TRY_DECLARE(const engine::StopAsked asked, stopAsked(parameters));
    if (const auto result = verbs.containers.restart(idIn(request), asked, request.stop()); !result)
        return startRefusal(verbs, idIn(request), result.error());
    return kDone;
}

Result<int> kill(const Verbs& verbs, const net::Incoming& request, const Parameters& parameters)
{
    constexpr int kUsual = 9;
    TRY_DECLARE(const std::optional<int> signal, signalOf(parameters));
    TRY(verbs.containers.kill(idIn(request), signal.value_or(kUsual)));
    return kDone;
}

Result<int> pause(const Verbs& verbs, const net::Incoming& request, const Parameters&)
{
    TRY(verbs.containers.pause(idIn(request)));
    return kDone;
}

Result<int> resume(const Verbs& verbs, const net::Incoming& request, const Parameters&)
{
    TRY(verbs.containers.resume(idIn(request)));
    return kDone;
}

Result<int> rename(const Verbs& verbs, const net::Incoming& request, const Parameters& parameters)
{
    std::string name = parameters.text("name");
    if (name.starts_with('/'))
        name.erase(0, 1);
    if (name.empty())
        return Error(ErrorKind::InvalidInput, "Neither old nor new names may be empty");
    TRY_DECLARE(const ContainerPtr container, verbs.containers.find(idIn(request)));
    TRY(checkNewName(name));
    TRY(verbs.containers.rename(idIn(request), name));
    return kDone;
}

Result<int> remove(const Verbs& verbs, const net::Incoming& request, const Parameters& parameters)
{
    if (parameters.flag("link"))
        return Error(ErrorKind::Unsupported, "links are aliases on a network here; disconnect the container instead");
    TRY(verbs.containers.remove(idIn(request),
                                {.isForced = parameters.flag("force"), .removesVolumes = parameters.flag("v")}));
    return kDone;
}

Result<int> resize(const Verbs& verbs, const net::Incoming& request, const Parameters& parameters)
{
    TRY_DECLARE(const container::Size size, sizeAsked(parameters));
    TRY_DECLARE(const ContainerPtr container, verbs.containers.find(idIn(request)));
    // Where there is no terminal its size is nobody's concern, as with Docker.
    if (!container->config->hasTerminal && container->state.isAlive())
        return 200;
    TRY(verbs.containers.resize(idIn(request), size));
    return 200;
}

Result<void> update(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const json body, jsonBody(request));
    TRY_DECLARE(const ContainerPtr container, verbs.containers.find(idIn(request)));
    container::Config config = *container->config;
    if (!body.is_null())
        TRY(container::applyUpdate(body, config));
    TRY(checkResources(config.resources, offerHere(verbs.programs.runtimeName)));
    TRY_DECLARE(const auto warnings, verbs.containers.update(container->id.value(), config));
    return sendJson(responder, 200, {{"Warnings", warnings.empty() ? json(nullptr) : json(warnings)}});
}

engine::WaitFor conditionOf(const Parameters& parameters)
{
    const std::string text = parameters.text("condition");
    if (text == "next-exit")
        return engine::WaitFor::NextExit;
    return text == "removed" ? engine::WaitFor::Removed : engine::WaitFor::NotRunning;
}

/// The head of the answer goes out as soon as nothing can be missed any more: Docker's client starts the container only
/// then. Its body is the exit code.
Result<void> wait(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    const ClientWatch watch(request.nativeHandle(), Leaving::EndsSending, request.stop());
    const auto begin = [&responder] {
        static_cast<void>(
            responder.begin({.status = 200, .reason = {}, .headers = {{"Content-Type", "application/json"}}}));
    };
    const auto code = verbs.containers.wait(idIn(request), conditionOf(parameters), watch.token(), begin);
    if (!code && !responder.hasBegun())
        return code.error();
    if (!code && code.error().kind() == ErrorKind::Canceled)
        return ok(); // cut, so that nobody takes it for an answer
    json out{{"StatusCode", code ? *code : -1}, {"Error", nullptr}};
    if (!code)
        out["Error"] = {{"Message", code.error().message()}};
    TRY(responder.write(dumped(out)));
    return responder.end();
}

} // namespace

std::vector<net::Route> containerLifeRoutes(const Verbs& verbs)
{
    return {
        {"POST", "/containers/create", acts(verbs, createContainer)},
        {"POST", "/containers/{id}/start", does(verbs, start)},
        {"POST", "/containers/{id}/stop", does(verbs, stop)},
        {"POST", "/containers/{id}/restart", does(verbs, restart)},
        {"POST", "/containers/{id}/kill", does(verbs, kill)},
        {"POST", "/containers/{id}/pause", does(verbs, pause)},
        {"POST", "/containers/{id}/unpause", does(verbs, resume)},
        {"POST", "/containers/{id}/rename", does(verbs, rename)},
        {"POST", "/containers/{id}/update", acts(verbs, update)},
        {"POST", "/containers/{id}/wait", acts(verbs, wait)},
        {"POST", "/containers/{id}/resize", does(verbs, resize)},
        {"DELETE", "/containers/{id}", does(verbs, remove)},
    };
}

} // namespace darse::api
