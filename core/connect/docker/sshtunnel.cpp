// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/sshtunnel.h"

#include "core/net/client.h"
#include "core/sys/files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <string_view>
#include <unistd.h>

namespace darse::connect::docker {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto kLongest = 40s;
constexpr std::chrono::milliseconds kBetween{30};
constexpr auto kGrace = 2s;
constexpr std::size_t kMostSaid = 2000;
constexpr const char* kSaid = "/said";

/// A folder that nobody else can enter; empty when there is no place for one.
std::string privateFolder()
{
    const char* runtime = std::getenv("XDG_RUNTIME_DIR");
    for (const std::string& parent : {std::string(runtime == nullptr ? "" : runtime), std::string("/tmp")}) {
        std::string path = parent + "/darse-ssh.XXXXXX";
        if (parent.starts_with('/') && ::mkdtemp(path.data()) != nullptr)
            return path;
    }
    return {};
}

/// No password, no question: there is no terminal that it could ask on.
std::vector<std::string> wordsFor(const SshPlace& place, const std::string& socket)
{
    std::vector<std::string> words{"ssh", "-T", "-a", "-x"};
    for (const char* option :
         {"BatchMode=yes", "ExitOnForwardFailure=yes", "ConnectTimeout=15", "ServerAliveInterval=10",
          "ServerAliveCountMax=3", "ClearAllForwardings=no", "StreamLocalBindMask=0177", "StreamLocalBindUnlink=yes",
          "ControlPath=none", "PermitLocalCommand=no", "LogLevel=ERROR"}) {
        words.emplace_back("-o");
        words.emplace_back(option);
    }
    words.insert(words.end(), {"-L", socket + ":" + place.socket});
    if (!place.user.empty())
        words.insert(words.end(), {"-l", place.user});
    if (place.port != 0)
        words.insert(words.end(), {"-p", std::to_string(place.port)});
    // It ends when its input does: whatever becomes of us, no ssh is left behind.
    words.insert(words.end(), {"--", place.host, "cat"});
    return words;
}

std::string lastLineOf(std::string_view said)
{
    while (!said.empty() && (said.back() == '\n' || said.back() == '\r' || said.back() == '.'))
        said.remove_suffix(1);
    const auto before = said.rfind('\n');
    return std::string(before == std::string_view::npos ? said : said.substr(before + 1));
}

} // namespace

SshTunnel::SshTunnel(SshPlace place) : m_place(std::move(place)), m_folder(privateFolder()), m_socket(m_folder + "/to")
{
}

SshTunnel::~SshTunnel()
{
    end();
    std::error_code ignored;
    if (!m_folder.empty())
        fs::remove_all(m_folder, ignored);
}

Result<void> SshTunnel::ensure(const std::stop_token& stop)
{
    const std::lock_guard lock(m_mutex);
    if (m_folder.empty())
        return Error(ErrorKind::Io, "there is no folder for the socket of ssh");
    if (!m_child || m_child->handle.hasEnded().valueOr(true)) {
        end();
        TRY(begin());
    }
    if (auto ready = waitForSocket(stop); !ready) {
        end();
        return ready;
    }
    net::ClientOptions options;
    options.answer = 20s;
    net::Client client(net::Endpoint::unixSocket(m_socket), options);
    net::Request ping;
    ping.head.target = "/_ping";
    const auto answer = client.open(ping, stop);
    if (answer || stop.stop_requested())
        return ok();
    const std::string said = sys::readFile(m_folder + kSaid, mebibytes(1)).valueOr({});
    end();
    return Error(ErrorKind::Unreachable, "nothing answers on the socket " + m_place.socket + " of " + m_place.host)
        .withDetail(said.substr(0, kMostSaid));
}

Result<void> SshTunnel::begin()
{
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        return Error::fromErrno(errno, "make a pipe");
    const UniqueFd input(pipe[0]);
    m_lifeLine = UniqueFd(pipe[1]);
    const UniqueFd nowhere(::open("/dev/null", O_WRONLY | O_CLOEXEC));
    const UniqueFd said(
        ::open((m_folder + kSaid).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!nowhere.isOpen() || !said.isOpen())
        return Error::fromErrno(errno, "write what ssh says");
    ::unlink(m_socket.c_str());
    const sys::Command command{.argv = wordsFor(m_place, m_socket), .deadline = Deadline::never()};
    auto child = sys::spawn(command, {input.get(), nowhere.get(), said.get()});
    if (!child && child.error().kind() == ErrorKind::NotFound)
        return Error(ErrorKind::NotFound, "there is no ssh on this machine; it is in the package openssh-client");
    if (!child)
        return std::move(child).error();
    m_child = std::move(*child);
    return ok();
}

Result<void> SshTunnel::waitForSocket(const std::stop_token& stop)
{
    const Deadline deadline = Deadline::after(kLongest);
    std::error_code ignored;
    while (!fs::exists(m_socket, ignored)) {
        if (stop.stop_requested())
            return Error(ErrorKind::Canceled, "ssh is not waited for any more");
        pollfd ended{m_child->handle.get(), POLLIN, 0};
        static_cast<void>(::poll(&ended, 1, static_cast<int>(kBetween.count())));
        if ((ended.revents & POLLIN) != 0)
            return whyEnded();
        if (deadline.hasPassed())
            return Error(ErrorKind::Timeout, "ssh to " + m_place.host + " takes too long");
    }
    return ok();
}

/// ssh has one exit code for all, and says in English what it was.
Error SshTunnel::whyEnded() const
{
    const std::string said = sys::readFile(m_folder + kSaid, mebibytes(1)).valueOr({});
    const auto has = [&said](std::string_view words) { return said.find(words) != std::string::npos; };
    Error error(ErrorKind::Unreachable, "ssh to " + m_place.host + " fails: " + lastLineOf(said));
    if (has("Host key verification failed"))
        error = Error(ErrorKind::PermissionDenied,
                      "the machine " + m_place.host + " is not known to ssh; connect to it once in a terminal");
    else if (has("Permission denied"))
        error = Error(ErrorKind::PermissionDenied,
                      "ssh lets nobody in to " + m_place.host + " without a password; it needs a key or an agent");
    return std::move(error).withDetail(said.substr(0, kMostSaid));
}

void SshTunnel::end()
{
    m_lifeLine = UniqueFd();
    if (!m_child)
        return;
    static_cast<void>(m_child->handle.sendSignal(SIGTERM));
    if (!m_child->handle.waitForEnd(Deadline::after(kGrace), {}))
        static_cast<void>(m_child->handle.sendSignal(SIGKILL));
    static_cast<void>(m_child->handle.waitForEnd(Deadline::never(), {}));
    static_cast<void>(m_child->handle.reap());
    m_child.reset();
}

} // namespace darse::connect::docker
