// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/execsession.h"

#include "core/base/stop.h"

#include <chrono>
#include <utility>
#include <vector>

namespace darse::connect::docker {
namespace {

using backend::ExecEnd;
using Cause = backend::ExecEnd::Cause;

constexpr std::size_t kPiece = std::size_t{64} * 1024;
constexpr std::size_t kFrameHead = 8;
constexpr std::chrono::milliseconds kFirstPause{10};
constexpr std::chrono::milliseconds kLastPause{1000};

/// Takes the heads of frames out, wherever they are cut.
class Unframing {
public:
    std::string take(std::string_view piece)
    {
        std::string out;
        while (!piece.empty()) {
            std::size_t& open = m_left > 0 ? m_left : m_headLeft;
            const std::size_t part = std::min(open, piece.size());
            if (m_left > 0)
                out += piece.substr(0, part);
            else
                m_head += piece.substr(0, part);
            open -= part;
            piece.remove_prefix(part);
            if (m_head.size() == kFrameHead)
                begin();
        }
        return out;
    }

private:
    void begin()
    {
        for (std::size_t at = 4; at < kFrameHead; ++at)
            m_left = (m_left << 8) | static_cast<unsigned char>(m_head[at]);
        m_head.clear();
        m_headLeft = kFrameHead;
    }

    std::string m_head;
    std::size_t m_headLeft = kFrameHead;
    std::size_t m_left = 0;
};

ExecEnd failed(Cause cause, Error error)
{
    return {.cause = cause, .exitCode = 0, .error = std::move(error)};
}

} // namespace

ExecSession::ExecSession(std::shared_ptr<Wire> wire, QString container, backend::ExecOptions options) :
    ExecWork(std::move(options)),
    m_wire(std::move(wire)),
    m_container(std::move(container))
{
}

Result<std::string> ExecSession::create(const std::stop_token& stop)
{
    json body{{"AttachStdin", true},
              {"AttachStdout", true},
              {"AttachStderr", true},
              {"Tty", options().hasTerminal},
              {"Cmd", json::array()}};
    for (const QString& word : options().command)
        body["Cmd"].push_back(word.toStdString());
    for (const auto& [name, value] : options().environment)
        body["Env"].push_back((name + u'=' + value).toStdString());
    if (!options().user.isEmpty())
        body["User"] = options().user.toStdString();
    if (options().hasTerminal && options().size.rows > 0)
        body["ConsoleSize"] = {options().size.rows, options().size.columns};
    if (!options().workingFolder.isEmpty())
        body["WorkingDir"] = options().workingFolder.toStdString();
    TRY_DECLARE(
        const json made,
        m_wire->ask({.method = "POST", .target = "/containers/" + queryText(m_container) + "/exec", .body = body},
                    stop));
    const QString id = textOf(made, "Id");
    if (id.isEmpty())
        return Error(ErrorKind::Protocol, "the engine does not say what it has made");
    return id.toStdString();
}

ExecEnd ExecSession::read(const Listener& listener, const std::stop_token& stop)
{
    const auto made = create(stop);
    if (!made) {
        finish();
        const bool isNotRunning =
            made.error().kind() == ErrorKind::InvalidState || made.error().kind() == ErrorKind::NotFound;
        return failed(isNotRunning ? Cause::ContainerEnded : Cause::Failed, made.error());
    }
    m_id = *made;
    auto started = m_wire->upgrade({.method = "POST",
                                    .target = "/exec/" + queryText(m_id) + "/start",
                                    .body = {{"Detach", false}, {"Tty", options().hasTerminal}}},
                                   stop);
    if (!started) {
        finish();
        const bool isAbsent =
            started.error().kind() == ErrorKind::NotFound || started.error().kind() == ErrorKind::Unsupported;
        return failed(isAbsent ? Cause::CommandMissing : Cause::Failed, started.error());
    }
    m_transport = std::move(started->transport);
    begun();
    listener.started();
    const Result<void> end = readAll(listener, stop);
    finish();
    return end ? endOf(stop) : failed(Cause::Failed, end.error());
}

Result<void> ExecSession::readAll(const Listener& listener, const std::stop_token& stop)
{
    std::vector<char> piece(kPiece);
    Unframing frames;
    for (;;) {
        if (!waitWhileHeld(stop))
            return Error(ErrorKind::Canceled, "it is not listened to any more");
        TRY_DECLARE(const std::size_t got, m_transport->readSome(piece, {Deadline::never(), stop}));
        if (got == 0)
            return waitWhileHeld(stop) ? ok() : Result<void>(Error(ErrorKind::Canceled, "it was given up"));
        const std::string text =
            options().hasTerminal ? std::string(piece.data(), got) : frames.take({piece.data(), got});
        if (!text.empty() && !listener.output(QByteArray::fromStdString(text)))
            return Error(ErrorKind::Canceled, "it is not listened to any more");
    }
}

/// Whether it ended by itself or with its container.
ExecEnd ExecSession::endOf(const std::stop_token& stop)
{
    const auto told = m_wire->ask({.target = "/exec/" + queryText(m_id) + "/json"}, stop);
    const auto container = m_wire->ask({.target = "/containers/" + queryText(m_container) + "/json"}, stop);
    const bool isGone = !container && container.error().kind() == ErrorKind::NotFound;
    if (isGone || (container && !flagOf(member(*container, "State"), "Running")))
        return failed(Cause::ContainerEnded, Error(ErrorKind::InvalidState, "the container is not running any more"));
    if (!told)
        return failed(Cause::Failed, told.error());
    const auto code = static_cast<int>(numberOf(*told, "ExitCode"));
    // What never was a process has no number.
    constexpr int kNotExecutable = 126;
    constexpr int kNotFound = 127;
    if ((code == kNotExecutable || code == kNotFound) && numberOf(*told, "Pid") == 0)
        return failed(
            Cause::CommandMissing,
            Error(ErrorKind::NotFound, "there is no " + options().command.front().toStdString() + " in the container"));
    return {.cause = Cause::Exited, .exitCode = code, .error = {}};
}

void ExecSession::sendSize(backend::TerminalSize size, const std::stop_token& stop)
{
    const std::string query = "?h=" + std::to_string(size.rows) + "&w=" + std::to_string(size.columns);
    const Ask ask{.method = "POST", .target = "/exec/" + queryText(m_id) + "/resize" + query};
    // Servers answer a start before there is a process, and have a size only for one that is there.
    for (auto pause = kFirstPause; pause < kLastPause && !m_wire->ask(ask, stop); pause *= 2) {
        if (!waitUntil(Deadline::after(pause), stop))
            return;
    }
}

bool ExecSession::sendBytes(const std::string& bytes, const std::stop_token& stop)
{
    return writeAll(*m_transport, bytes, {Deadline::never(), stop}).isOk();
}

} // namespace darse::connect::docker
