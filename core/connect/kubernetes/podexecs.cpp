// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/podexecs.h"

#include "core/connect/docker/answerjson.h"
#include "core/connect/docker/execwork.h"
#include "core/connect/docker/lenient.h"
#include "core/connect/kubernetes/execchannel.h"
#include "core/connect/kubernetes/objectfeed.h"
#include "core/connect/kubernetes/podcontainers.h"

#include <algorithm>

namespace darse::connect::kubernetes {

using backend::ExecEnd;
using Cause = backend::ExecEnd::Cause;

namespace {

constexpr std::size_t kPiece = std::size_t{32} * 1024;
constexpr qsizetype kMostOutput = qsizetype{64} * 1024;

ExecEnd failed(Cause cause, Error error)
{
    return {.cause = cause, .exitCode = 0, .error = std::move(error)};
}

/// The server has no word for variables: a shell is told to set them.
QStringList commandOf(const backend::ExecOptions& options)
{
    if (options.environment.empty() || options.command.value(0) != QLatin1StringView("/bin/sh") ||
        options.command.value(1) != QLatin1StringView("-c") || options.command.size() != 3)
        return options.command;
    QString exports;
    for (const auto& [name, value] : options.environment) {
        QString quoted = value;
        quoted.replace(QLatin1Char('\''), QLatin1StringView("'\\''"));
        exports += QStringLiteral("export %1='%2'; ").arg(name, quoted);
    }
    return {options.command[0], options.command[1], exports + options.command[2]};
}

class PodExec final : public docker::ExecWork {
public:
    PodExec(std::shared_ptr<KubeWire> wire, const QString& key, const backend::ExecOptions& options) :
        ExecWork(options),
        m_wire(std::move(wire)),
        m_place(containerPlace(key))
    {
    }

    ExecEnd read(const Listener& listener, const std::stop_token& stop) override
    {
        const ExecEnd end = run(listener, stop);
        finish();
        return end;
    }

private:
    ExecEnd run(const Listener& listener, const std::stop_token& stop)
    {
        if (!options().user.isEmpty() || !options().workingFolder.isEmpty())
            return failed(Cause::Failed, Error(ErrorKind::Unsupported, "a cluster runs programs as the user and in the "
                                                                       "folder of the container only"));
        ExecAsked asked{.container = m_place.name.toStdString(), .command = {}, .hasTerminal = options().hasTerminal};
        for (const QString& word : commandOf(options()))
            asked.command.push_back(word.toStdString());
        auto socket = m_wire->exec(namedBy(kube::kind::pod, m_place.pod), asked, stop);
        if (!socket)
            return failed(isRunning(stop) ? Cause::Failed : Cause::ContainerEnded, socket.error());
        m_socket = std::move(*socket);
        begun();
        listener.started();
        json status;
        const Result<void> heard = hear(listener, status, stop);
        if (!heard)
            return failed(Cause::Failed, heard.error());
        return endOf(status, stop);
    }

    /// Until the server says how it ended, or nothing more.
    Result<void> hear(const Listener& listener, json& status, const std::stop_token& stop)
    {
        for (;;) {
            if (!waitWhileHeld(stop))
                return Error(ErrorKind::Canceled, "it is not listened to any more");
            TRY_DECLARE(const auto message, m_socket->receive({Deadline::never(), stop}));
            if (!message)
                return waitWhileHeld(stop) ? ok() : Result<void>(Error(ErrorKind::Canceled, "it was given up"));
            if (message->bytes.size() < 2)
                continue;
            const std::string_view said = std::string_view(message->bytes).substr(1);
            const char where = message->bytes.front();
            if (where == channel::kStatus)
                status = docker::answerJson(said);
            if ((where == channel::kOutput || where == channel::kErrors) && !tell(listener, said))
                return Error(ErrorKind::Canceled, "it is not listened to any more");
        }
    }

    bool tell(const Listener& listener, std::string_view said)
    {
        m_hasSaid = true;
        const QByteArray all(said.data(), static_cast<qsizetype>(said.size()));
        for (qsizetype from = 0; from < all.size(); from += kMostOutput) {
            if (!listener.output(all.mid(from, kMostOutput)))
                return false;
        }
        return true;
    }

    ExecEnd endOf(const json& status, const std::stop_token& stop)
    {
        if (!isRunning(stop))
            return failed(Cause::ContainerEnded,
                          Error(ErrorKind::InvalidState, "the container is not running any more"));
        if (const std::optional<int> code = exitCodeIn(status))
            return {.cause = Cause::Exited, .exitCode = *code, .error = {}};
        if (!status.is_object())
            return failed(Cause::Failed, Error(ErrorKind::Unreachable, "the server ended the connection"));
        // What never was a process has no exit code: the server says in words of its runtime that it could not begin.
        const std::string why = docker::textOf(status, "message").toStdString();
        return failed(m_hasSaid ? Cause::Failed : Cause::CommandMissing, Error(ErrorKind::NotFound, why));
    }

    bool isRunning(const std::stop_token& stop)
    {
        const auto pod = m_wire->ask({.named = namedBy(kube::kind::pod, m_place.pod)}, stop);
        if (!pod)
            return pod.error().kind() != ErrorKind::NotFound;
        const json state = docker::member(docker::member(containerIn(pod->body, m_place.name), "status"), "state");
        return docker::member(state, "running").is_object();
    }

    void sendSize(backend::TerminalSize size, const std::stop_token& stop) override
    {
        static_cast<void>(send(channel::kSize, json{{"Width", size.columns}, {"Height", size.rows}}.dump(), stop));
    }

    bool sendBytes(const std::string& bytes, const std::stop_token& stop) override
    {
        for (std::size_t from = 0; from < bytes.size(); from += kPiece) {
            if (!send(channel::kInput, bytes.substr(from, kPiece), stop))
                return false;
        }
        return true;
    }

    bool send(char where, const std::string& bytes, const std::stop_token& stop)
    {
        return m_socket->send(net::MessageKind::Binary, where + bytes, {Deadline::never(), stop}).isOk();
    }

    std::shared_ptr<KubeWire> m_wire;
    ContainerPlace m_place;
    std::unique_ptr<net::WebSocket> m_socket; ///< set before it has begun
    bool m_hasSaid = false;
};

} // namespace

std::unique_ptr<backend::ExecStream> PodExecs::open(const QString& containerKey, const backend::ExecOptions& options)
{
    return docker::execStream(m_hands, std::make_shared<PodExec>(m_wire, containerKey, options));
}

} // namespace darse::connect::kubernetes
