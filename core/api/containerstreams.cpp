// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/attach.h"
#include "core/api/clientwatch.h"
#include "core/api/containerhandler.h"
#include "core/api/containerlogs.h"
#include "core/api/containers.h"
#include "core/api/websocketattach.h"

namespace darse::api {

using engine::Container;
using engine::ContainerPtr;
using engine::Verbs;
using runtime::LogLine;
using runtime::Stream;

namespace {

Result<AttachAsked> attachAsked(const Parameters& parameters, const Container& container)
{
    AttachAsked out{.hasInput = parameters.flag("stdin") && container.config->keepsInputOpen,
                    .hasOutput = parameters.flag("stdout"),
                    .hasErrors = parameters.flag("stderr"),
                    .form = formOf(container)};
    const bool hasTerminal = container.config->hasTerminal;
    TRY_DECLARE(std::string keys, parseDetachKeys(parameters.text("detachKeys")));
    if (hasTerminal)
        out.detachKeys = std::move(keys);
    // A container whose input stays open takes more of it from whoever comes next.
    if (hasTerminal || !container.config->closesInputAfterFirst)
        out.atInputEnd = AtInputEnd::Detaches;
    return out;
}

/// What was said so far.
Result<void> sayLogs(const Verbs& verbs, const Container& container, const AttachAsked& asked, AttachPump& pump)
{
    const runtime::LogQuery query{.hasOutput = asked.hasOutput, .hasErrors = asked.hasErrors};
    const ClientWatch watch(pump.client(), Leaving::HangsUp, pump.stop());
    const auto sink = [&pump](const LogLine& line) {
        return pump.say(line.isError ? Stream::Errors : Stream::Output, line.text);
    };
    return verbs.containers.logs(container.id.value(), query, sink, watch.token());
}

Result<std::unique_ptr<runtime::Streams>> connect(engine::AttachSeat& seat, const AttachPump& pump)
{
    const ClientWatch watch(pump.client(), Leaving::HangsUp, pump.stop());
    return seat.connect(watch.token());
}

/// How a connection becomes a stream.
struct Wire {
    Result<std::unique_ptr<net::Transport>> (*takeOver)(const net::Incoming& request, net::Responder& responder);
    std::optional<StreamForm> form{}; ///< absent: that of the container
};

/// The seat is taken before the client is told to go on: from then on it may start the container and misses nothing.
Result<void> attachBy(const Verbs& verbs, net::Incoming& request, net::Responder& responder, const Wire& wire)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    TRY_DECLARE(const ContainerPtr container, verbs.containers.find(idIn(request)));
    TRY_DECLARE(AttachAsked asked, attachAsked(parameters, *container));
    asked.form = wire.form.value_or(asked.form);
    const bool isLive = parameters.flag("stream");
    std::unique_ptr<engine::AttachSeat> seat;
    if (isLive) {
        TRY_DECLARE(seat, verbs.containers.takeSeat(container->id.value()));
    }
    const std::stop_token server = request.stop();
    TRY_DECLARE(auto client, wire.takeOver(request, responder));
    std::unique_ptr<runtime::Streams> streams; // outlives the pump
    AttachPump pump(std::move(client), asked, server);
    if (parameters.flag("logs"))
        static_cast<void>(sayLogs(verbs, *container, asked, pump));
    if (isLive) {
        if (auto connected = connect(*seat, pump)) {
            streams = std::move(connected).value();
            static_cast<void>(pump.run(*streams));
        }
    }
    pump.close();
    return ok();
}

Result<void> attach(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    return attachBy(verbs, request, responder, {.takeOver = takeOver});
}

/// Its messages are what is said, whether it is output or errors, as Docker has it.
Result<void> attachWebSocket(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    return attachBy(verbs, request, responder, {.takeOver = takeOverWebSocket, .form = StreamForm::Raw});
}

} // namespace

std::vector<net::Route> containerStreamRoutes(const Verbs& verbs)
{
    return {
        {"GET", "/containers/{id}/logs", acts(verbs, sendLogs)},
        {"POST", "/containers/{id}/attach", acts(verbs, attach)},
        {"GET", "/containers/{id}/attach/ws", acts(verbs, attachWebSocket)},
    };
}

} // namespace darse::api
