// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminalsession.h"

#include "core/session/session.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace darse::ui {

using backend::ExecEnd;
using backend::ExecStream;
using backend::Kind;

namespace {

constexpr int kSliceMilliseconds = 7; ///< then the window has its turn
constexpr qsizetype kPiece = 16 * 1024;

/// By a signal that ends a container's processes: HUP, KILL or TERM.
bool wasKilled(int exitCode)
{
    return exitCode == 128 + 1 || exitCode == 128 + 9 || exitCode == 128 + 15;
}

} // namespace

bool canRunPrograms(backend::Status status)
{
    return status == backend::Status::Running || status == backend::Status::Warning;
}

TerminalSession::TerminalSession(session::Session& session, Options options) :
    m_session(session),
    m_options(std::move(options)),
    m_surface(24, 80)
{
    m_drainTimer.setInterval(0);
    connect(&m_drainTimer, &QTimer::timeout, this, &TerminalSession::drain);
    if (session.has(Kind::Container))
        connect(&session.store(Kind::Container), &session::ObjectStore::updated, this,
                &TerminalSession::followContainer);
    open();
}

TerminalSession::~TerminalSession() = default;

void TerminalSession::open()
{
    m_hasContainerStopped = false;
    m_isHeld = false;
    setState(State::Starting);
    backend::Execs* execs = m_session.backend().execs();
    if (execs == nullptr) {
        finish({ExecEnd::Cause::Failed, 0, Error(ErrorKind::Unsupported, "this connection has no terminals")});
        return;
    }
    backend::ExecOptions options;
    options.command = m_options.command;
    options.size = {m_surface.columns(), m_surface.rows()};
    options.environment = {{QStringLiteral("TERM"), QStringLiteral("xterm-256color")},
                           {QStringLiteral("COLORTERM"), QStringLiteral("truecolor")}};
    m_stream = execs->open(m_options.containerKey, options);
    connect(m_stream.get(), &ExecStream::started, this, [this] { setState(State::Running); });
    connect(m_stream.get(), &ExecStream::output, this, &TerminalSession::receive);
    connect(m_stream.get(), &ExecStream::ended, this, [this](const ExecEnd& end) {
        m_pendingEnd = end;
        m_drainTimer.start();
    });
}

void TerminalSession::startAgain(const QStringList& command)
{
    if (m_state != State::Ended && m_state != State::Waiting)
        return;
    if (!command.isEmpty())
        m_options.command = command;
    leaveModes();
    Q_EMIT shown();
    open();
}

void TerminalSession::resize(int rows, int columns)
{
    if (rows == m_surface.rows() && columns == m_surface.columns())
        return;
    m_surface.resize(rows, columns);
    if (m_stream)
        m_stream->resize({m_surface.columns(), m_surface.rows()});
    Q_EMIT shown();
}

void TerminalSession::send()
{
    const QByteArray bytes = m_surface.takeReplies();
    if (!bytes.isEmpty() && m_stream)
        m_stream->write(bytes);
}

void TerminalSession::receive(const QByteArray& bytes)
{
    m_queue.push_back(bytes);
    m_unread += bytes.size();
    if (!m_isHeld && m_unread > kHoldBytes) {
        m_isHeld = true;
        m_stream->hold();
    }
    if (!m_drainTimer.isActive())
        m_drainTimer.start();
}

void TerminalSession::drain()
{
    QElapsedTimer spent;
    spent.start();
    const QString title = m_surface.title();
    while (!m_queue.empty() && spent.elapsed() < kSliceMilliseconds) {
        QByteArray& bytes = m_queue.front();
        const qsizetype count = std::min(kPiece, bytes.size());
        m_surface.feed(bytes.constData(), std::size_t(count));
        m_unread -= count;
        if (count == bytes.size())
            m_queue.pop_front();
        else
            bytes.remove(0, count);
    }
    send();
    if (m_isHeld && m_unread < kReleaseBytes) {
        m_isHeld = false;
        m_stream->release();
    }
    if (m_queue.empty())
        m_drainTimer.stop();
    Q_EMIT shown();
    if (m_surface.title() != title)
        Q_EMIT titleChanged();
    if (m_surface.takeBell())
        Q_EMIT rang();
    if (m_queue.empty() && m_pendingEnd)
        finish(*std::exchange(m_pendingEnd, std::nullopt));
}

void TerminalSession::finish(const ExecEnd& end)
{
    m_drainTimer.stop();
    m_end = end;
    m_stream.reset();
    // Who was taken down with its container comes back with it.
    const bool wasTaken = m_state == State::Running &&
                          (end.cause == ExecEnd::Cause::ContainerEnded ||
                           (end.cause == ExecEnd::Cause::Exited && wasKilled(end.exitCode) && m_hasContainerStopped));
    setState(wasTaken ? State::Waiting : State::Ended);
}

bool TerminalSession::isContainerRunning() const
{
    const auto object = m_session.store(Kind::Container).find(m_options.containerKey);
    return object != nullptr && canRunPrograms(object->status);
}

void TerminalSession::followContainer()
{
    const bool isRunning = isContainerRunning();
    if (!isRunning)
        m_hasContainerStopped = true;
    if (isRunning && m_state == State::Waiting) {
        say(tr("%1 was restarted").arg(m_options.name));
        startAgain();
    } else if (!isRunning && m_state == State::Ended && m_end.cause == ExecEnd::Cause::Exited &&
               wasKilled(m_end.exitCode)) {
        setState(State::Waiting);
    }
}

void TerminalSession::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

void TerminalSession::leaveModes()
{
    if (m_surface.isAlternate())
        m_surface.feed("\x1b[?1049l");
    m_surface.feed("\x1b[!p\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1004l\x1b[?2004l\x1b[0m\x1b[?25h\r\n");
}

void TerminalSession::say(const QString& words)
{
    QString clean = words;
    erase_if(clean, [](QChar c) { return !c.isPrint(); });
    leaveModes();
    m_surface.feed("\x1b[2m" + clean.toUtf8() + "\x1b[0m\r\n");
}

} // namespace darse::ui
