// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ptyexec.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace darse::test {
namespace {

constexpr std::size_t kPiece = 64 * 1024;
constexpr int kAhead = 16; ///< pieces

winsize sizeOf(backend::TerminalSize size)
{
    winsize result{};
    result.ws_row = static_cast<unsigned short>(size.rows);
    result.ws_col = static_cast<unsigned short>(size.columns);
    return result;
}

[[noreturn]] void become(std::vector<QByteArray>& words, std::vector<QByteArray>& variables)
{
    std::vector<char*> arguments;
    for (QByteArray& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    for (QByteArray& variable : variables)
        ::putenv(variable.data());
    ::execvp(arguments.front(), arguments.data());
    ::_exit(127);
}

} // namespace

PtyExec::PtyExec(const backend::ExecOptions& options)
{
    std::vector<QByteArray> words;
    for (const QString& word : options.command.isEmpty() ? backend::shellCommand() : options.command)
        words.push_back(word.toLocal8Bit());
    std::vector<QByteArray> variables;
    for (const auto& [name, value] : options.environment)
        variables.push_back(name.toLocal8Bit() + '=' + value.toLocal8Bit());
    const winsize size = sizeOf(options.size);
    m_pid = ::forkpty(&m_fd, nullptr, nullptr, &size);
    if (m_pid == 0)
        become(words, variables);
    if (m_pid < 0)
        qFatal("no terminal: errno %d", errno);
    ::fcntl(m_fd, F_SETFL, O_NONBLOCK);
    ::fcntl(m_fd, F_SETFD, FD_CLOEXEC);
    m_wake = ::eventfd(0, EFD_CLOEXEC);
    m_room.release(kAhead);
    m_reader = std::jthread([this](const std::stop_token& stop) { read(stop); });
    QMetaObject::invokeMethod(this, &ExecStream::started, Qt::QueuedConnection);
}

PtyExec::~PtyExec()
{
    m_reader.request_stop();
    m_room.release();
    ::eventfd_write(m_wake, 1);
    m_reader.join();
    ::close(m_wake);
    ::close(m_fd);
    if (m_pid < 0)
        return;
    ::kill(-m_pid, SIGKILL);
    ::kill(m_pid, SIGKILL);
    ::waitpid(m_pid, nullptr, 0);
}

void PtyExec::write(const QByteArray& bytes)
{
    // Tests write a few keys; the terminal has room for them.
    if (::write(m_fd, bytes.constData(), std::size_t(bytes.size())) != bytes.size())
        qWarning("the terminal did not take everything");
}

void PtyExec::resize(backend::TerminalSize size)
{
    const winsize wanted = sizeOf(size);
    ::ioctl(m_fd, TIOCSWINSZ, &wanted);
}

void PtyExec::read(const std::stop_token& stop)
{
    bool isOver = false;
    while (!isOver) {
        std::array<pollfd, 2> wanted{{{m_fd, POLLIN, 0}, {m_wake, POLLIN, 0}}};
        ::poll(wanted.data(), wanted.size(), -1);
        m_room.acquire();
        if (stop.stop_requested())
            return;
        QByteArray bytes(kPiece, Qt::Uninitialized);
        qsizetype filled = 0;
        while (filled < bytes.size() && !isOver) {
            const ssize_t count = ::read(m_fd, bytes.data() + filled, std::size_t(bytes.size() - filled));
            if (count < 0 && (errno == EAGAIN || errno == EINTR))
                break;
            isOver = count <= 0;
            filled += isOver ? 0 : count;
        }
        bytes.truncate(filled);
        QMetaObject::invokeMethod(
            this, [this, bytes] { take(bytes); }, Qt::QueuedConnection);
    }
    QMetaObject::invokeMethod(this, &PtyExec::finish, Qt::QueuedConnection);
}

void PtyExec::take(const QByteArray& bytes)
{
    ++m_owed;
    if (!bytes.isEmpty())
        Q_EMIT output(bytes);
    if (!m_isHeld)
        release();
}

void PtyExec::release()
{
    m_isHeld = false;
    m_room.release(std::exchange(m_owed, 0));
}

void PtyExec::finish()
{
    int status = 0;
    ::waitpid(std::exchange(m_pid, -1), &status, 0);
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    Q_EMIT ended({code == 127 ? backend::ExecEnd::Cause::CommandMissing : backend::ExecEnd::Cause::Exited, code, {}});
}

} // namespace darse::test
