// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/podrun.h"

#include "core/connect/docker/answerjson.h"
#include "core/connect/docker/lenient.h"
#include "core/connect/kubernetes/execchannel.h"
#include "core/connect/kubernetes/objectfeed.h"
#include "core/connect/kubernetes/podcontainers.h"

#include <algorithm>
#include <array>

namespace darse::connect::kubernetes {
namespace {

constexpr std::size_t kPieceOfInput = std::size_t{32} * 1024;
constexpr std::size_t kMostErrors = 2000;

Result<void> give(net::WebSocket& socket, const RunAsked& asked, const std::stop_token& stop)
{
    std::array<char, kPieceOfInput> piece{};
    for (;;) {
        TRY_DECLARE(const std::size_t got, asked.input(piece, stop));
        if (got == 0)
            break;
        TRY(socket.send(net::MessageKind::Binary, channel::kInput + std::string(piece.data(), got),
                        {Deadline::never(), stop}));
    }
    if (socket.protocol() != "v5.channel.k8s.io" && asked.endsByItself)
        return ok();
    if (socket.protocol() != "v5.channel.k8s.io")
        return Error(ErrorKind::Unsupported, "this cluster cannot say that a file has ended: it needs Kubernetes 1.30");
    return socket.send(net::MessageKind::Binary, std::string{channel::kClose, channel::kInput},
                       {Deadline::never(), stop});
}

Result<void> endOf(const json& status, const std::string& errors)
{
    if (!status.is_object())
        return Error(ErrorKind::Unreachable, "the server ended the connection");
    constexpr int kNotExecutable = 126;
    constexpr int kNotFound = 127;
    const std::optional<int> code = exitCodeIn(status);
    if (code == 0)
        return ok();
    if (!code || code == kNotExecutable || code == kNotFound)
        return Error(ErrorKind::Unsupported, "a cluster shows this by a program in the container, which has none for "
                                             "it (a shell is needed)")
            .withDetail(errors.empty() ? docker::textOf(status, "message").toStdString() : errors);
    const std::string last = errors.substr(0, errors.find_last_not_of('\n') + 1);
    return Error(ErrorKind::Io,
                 last.empty() ? "the program in the container ended with " + std::to_string(*code) : last);
}

} // namespace

Result<void> runIn(KubeWire& wire, const RunAsked& asked, const std::stop_token& stop)
{
    const ContainerPlace place = containerPlace(asked.container);
    TRY_DECLARE(const auto socket,
                wire.exec(namedBy(kube::kind::pod, place.pod),
                          {.container = place.name.toStdString(), .command = asked.command, .hasTerminal = false},
                          stop));
    if (asked.input)
        TRY(give(*socket, asked, stop));
    json status;
    std::string errors;
    for (;;) {
        TRY_DECLARE(const auto message, socket->receive({Deadline::never(), stop}));
        if (!message)
            return endOf(status, errors);
        if (message->bytes.size() < 2)
            continue;
        const std::string_view said = std::string_view(message->bytes).substr(1);
        switch (message->bytes.front()) {
        case channel::kOutput:
            TRY(asked.output(said));
            break;
        case channel::kErrors:
            errors += said.substr(0, kMostErrors - std::min(kMostErrors, errors.size()));
            break;
        case channel::kStatus:
            status = docker::answerJson(said);
            break;
        default:
            break;
        }
    }
}

Result<std::string> saidBy(KubeWire& wire, const QString& container, const std::vector<std::string>& command,
                           std::size_t most, const std::stop_token& stop)
{
    std::string all;
    const auto keep = [&](std::string_view piece) -> Result<void> {
        if (all.size() + piece.size() > most)
            return Error(ErrorKind::InvalidInput, "it is too long to be shown");
        all += piece;
        return ok();
    };
    TRY(runIn(wire, {.container = container, .command = command, .output = keep}, stop));
    return all;
}

} // namespace darse::connect::kubernetes
