// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Processes in pods, and those that are there already, as clients of Kubernetes speak with them.
#include "core/api/kubechannels.h"
#include "core/api/kubeobjects.h"
#include "core/kube/document.h"

#include <functional>
#include <thread>

namespace darse::api {

using nlohmann::json;

namespace {

ChannelsAsked channelsAsked(const Parameters& parameters)
{
    return {.hasInput = parameters.flag("stdin"),
            .hasOutput = parameters.flag("stdout"),
            .hasErrors = parameters.flag("stderr") && !parameters.flag("tty"),
            .hasTerminal = parameters.flag("tty")};
}

/// What a client is told about the end of a process.
json endStatus(int exitCode)
{
    if (exitCode == 0)
        return {{"metadata", json::object()}, {"status", "Success"}};
    const std::string code = std::to_string(exitCode);
    return {{"metadata", json::object()},
            {"status", "Failure"},
            {"reason", "NonZeroExitCode"},
            {"message", "command terminated with non-zero exit code: exit status " + code},
            {"details", {{"causes", json::array({{{"reason", "ExitCode"}, {"message", code}}})}}}};
}

using Resize = std::function<void(container::Size size)>;

/// What the client says goes to the process, until one of the two has enough.
void listen(Channels& channels, runtime::Streams& streams, const Resize& resize, std::stop_source& left,
            const std::stop_token& server)
{
    for (;;) {
        const auto piece = channels.receive(server);
        if (!piece || !*piece)
            break;
        const ChannelPiece& got = **piece;
        if (got.channel == Channel::Input && !got.bytes.empty())
            static_cast<void>(streams.write(got.bytes, left.get_token()));
        if (got.channel == Channel::Input && got.isEnd)
            static_cast<void>(streams.closeInput());
        if (got.channel == Channel::Size && !got.bytes.empty()) {
            const auto size = kube::parseJson(got.bytes);
            if (size && size->is_object())
                resize({.rows = size->value("Height", std::uint16_t{0}),
                        .columns = size->value("Width", std::uint16_t{0})});
        }
    }
    left.request_stop();
}

/// What the process writes goes to the client. True at its end, false when the client has left.
bool tell(Channels& channels, runtime::Streams& streams, const ChannelsAsked& asked, const std::stop_token& left)
{
    for (;;) {
        const auto piece = streams.read(left);
        if (!piece)
            return false;
        if (!*piece)
            return true;
        const bool isError = (*piece)->stream == runtime::Stream::Errors;
        if (!(isError ? asked.hasErrors : asked.hasOutput))
            continue;
        if (!channels.send(isError ? Channel::Errors : Channel::Output, (*piece)->bytes, left))
            return false;
    }
}

/// Nobody hears it any more, but it goes on.
void outlast(runtime::Streams& streams, const std::stop_token& server)
{
    for (;;) {
        const auto piece = streams.read(server);
        if (!piece || !*piece)
            return;
    }
}

struct Conversation {
    Channels& channels;
    runtime::Streams& streams;
    ChannelsAsked asked;
    Resize resize;
    std::stop_token server;
    std::function<int()> wait; ///< for the end of the process
};

void converse(const Conversation& parts)
{
    std::stop_source left;
    const std::stop_callback ending(parts.server, [&left] { left.request_stop(); });
    std::jthread listening([&] { listen(parts.channels, parts.streams, parts.resize, left, parts.server); });
    if (tell(parts.channels, parts.streams, parts.asked, left.get_token())) {
        static_cast<void>(parts.channels.send(Channel::Status, dumped(endStatus(parts.wait())), left.get_token()));
        parts.channels.finish();
        return;
    }
    static_cast<void>(parts.streams.closeInput());
}

Result<engine::ContainerPtr> runningContainer(const KubeServed& served, const kube::Key& key,
                                              const Parameters& parameters)
{
    TRY_DECLARE(const kube::ObjectPtr pod, served.objects.find(key));
    TRY_DECLARE(const std::string name, kubeContainerAsked(*pod, parameters.text("container")));
    const auto container = engine::containerOfPod(served.verbs.containers, *pod, name, engine::WhichRun::Latest);
    if (!container || !(*container)->state.isAlive())
        return Error(ErrorKind::Protocol, "unable to upgrade connection: container not found (\"" + name + "\")");
    return container;
}

} // namespace

Result<void> kubeExec(const KubeServed& served, const kube::Key& key, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    TRY_DECLARE(const engine::ContainerPtr container, runningContainer(served, key, parameters));
    const std::stop_token server = request.stop();
    const ChannelsAsked asked = channelsAsked(parameters);
    engine::ExecAsked wanted{.attachesInput = asked.hasInput, .attachesOutput = true, .attachesErrors = true};
    wanted.process.arguments = parameters.all("command");
    wanted.process.hasTerminal = asked.hasTerminal;
    if (wanted.process.arguments.empty())
        return Error(ErrorKind::Protocol, "you must specify at least one command for the container");
    TRY_DECLARE(const std::string id, served.verbs.execs.create(container->id.value(), std::move(wanted)));
    TRY_DECLARE(const auto channels, openChannels(asked, request, responder));
    const auto process = served.verbs.execs.start(id, server);
    if (!process) {
        static_cast<void>(channels->send(Channel::Status, dumped(statusJson(process.error())), server));
        channels->finish();
        return ok();
    }
    runtime::Exec& running = **process;
    std::optional<int> code;
    const auto wait = [&] {
        code = running.wait(server).valueOr(-1);
        served.verbs.execs.finish(id, *code);
        return *code;
    };
    converse({.channels = *channels,
              .streams = running.streams(),
              .asked = asked,
              .resize = [&](container::Size size) { static_cast<void>(served.verbs.execs.resize(id, size)); },
              .server = server,
              .wait = wait});
    if (!code) {
        outlast(running.streams(), server);
        wait();
    }
    return ok();
}

Result<void> kubeAttach(const KubeServed& served, const kube::Key& key, net::Incoming& request,
                        net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    TRY_DECLARE(const engine::ContainerPtr container, runningContainer(served, key, parameters));
    const std::string id = container->id.value();
    TRY_DECLARE(const auto seat, served.verbs.containers.takeSeat(id));
    TRY_DECLARE(const auto streams, seat->connect(request.stop()));
    ChannelsAsked asked = channelsAsked(parameters);
    TRY_DECLARE(const auto channels, openChannels(asked, request, responder));
    converse({.channels = *channels,
              .streams = *streams,
              .asked = asked,
              .resize = [&](container::Size size) { static_cast<void>(served.verbs.containers.resize(id, size)); },
              .server = request.stop(),
              .wait = [] { return 0; }});
    return ok();
}

} // namespace darse::api
