// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ptyexec.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace darse::test {
namespace {

constexpr std::size_t kPiece = 64 * 1024;

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
    m_reader = std::make_unique<QSocketNotifier>(m_fd, QSocketNotifier::Read);
    connect(m_reader.get(), &QSocketNotifier::activated, this, &PtyExec::read);
    QMetaObject::invokeMethod(this, &ExecStream::started, Qt::QueuedConnection);
}

PtyExec::~PtyExec()
{
    m_reader.reset();
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

void PtyExec::read()
{
    QByteArray bytes(kPiece, Qt::Uninitialized);
    qsizetype filled = 0;
    bool isOver = false;
    while (filled < bytes.size()) {
        const ssize_t count = ::read(m_fd, bytes.data() + filled, std::size_t(bytes.size() - filled));
        if (count > 0) {
            filled += count;
            continue;
        }
        isOver = count == 0 || (errno != EAGAIN && errno != EINTR);
        break;
    }
    bytes.truncate(filled);
    if (!bytes.isEmpty())
        Q_EMIT output(bytes);
    if (isOver)
        finish();
}

void PtyExec::finish()
{
    m_reader->setEnabled(false);
    int status = 0;
    ::waitpid(std::exchange(m_pid, -1), &status, 0);
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    Q_EMIT ended({code == 127 ? backend::ExecEnd::Cause::CommandMissing : backend::ExecEnd::Cause::Exited, code, {}});
}

} // namespace darse::test
