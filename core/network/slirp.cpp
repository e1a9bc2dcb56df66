// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/slirp.h"

#include "core/network/foundprocess.h"
#include "core/network/occupied.h"
#include "core/sys/atomicfile.h"
#include "core/sys/files.h"
#include "core/sys/spawn.h"
#include "core/sys/trustedprogram.h"
#include "core/sys/wait.h"

#include <nlohmann/json.hpp>

#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace darse::network {
namespace {

using Json = nlohmann::json;

constexpr std::chrono::seconds kPatience{10};
constexpr const char* kTitle = "reach the network through slirp4netns";

sys::Command commandFor(const std::string& program, const std::filesystem::path& space,
                        const std::filesystem::path& socket)
{
    return {.argv = {program, "--configure", "--mtu=65520", "--disable-host-loopback", "--enable-seccomp",
                     "--ready-fd=1", "--api-socket=" + socket.native(), "--netns-type=path", space.native(), "tap0"},
            .deadline = Deadline::after(kPatience)};
}

struct Stdio {
    UniqueFd input;
    UniqueFd readyReading;
    UniqueFd readyWriting;
    UniqueFd errors;
};

Result<UniqueFd> aboveStdio(int descriptor)
{
    UniqueFd fd(descriptor);
    if (!fd.isOpen())
        return Error::fromErrno(errno, kTitle);
    return fd.get() > 2 ? Result<UniqueFd>(std::move(fd)) : fd.duplicate();
}

Result<Stdio> makeStdio(const std::filesystem::path& log)
{
    Stdio stdio;
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return Error::fromErrno(errno, kTitle);
    TRY_DECLARE(stdio.readyReading, aboveStdio(ends[0]));
    TRY_DECLARE(stdio.readyWriting, aboveStdio(ends[1]));
    TRY_DECLARE(stdio.input, aboveStdio(::open("/dev/null", O_RDONLY | O_CLOEXEC)));
    TRY_DECLARE(stdio.errors,
                aboveStdio(::open(log.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_APPEND | O_CLOEXEC, 0600)));
    return stdio;
}

Json place(const PublishedPort& port)
{
    return {{"proto", protocolWord(port.inside.protocol)},
            {"host_addr", port.address},
            {"host_port", port.outside},
            {"guest_addr", Slirp::kGuest},
            {"guest_port", port.outside}};
}

/// The number under which it knows a port; below zero: not at all.
int idOf(const Json& answer, const PublishedPort& port)
{
    const auto entries = answer.value("return", Json::object()).value("entries", Json::array());
    for (const Json& each : entries) {
        if (each.value("proto", "") == protocolWord(port.inside.protocol) &&
            each.value("host_addr", "") == port.address && each.value("host_port", 0) == port.outside)
            return each.value("id", -1);
    }
    return -1;
}

Json parsed(const std::string& text)
{
    Json answer = Json::parse(text, nullptr, false);
    return answer.is_object() ? answer : Json{{"error", {{"desc", "no answer"}}}};
}

} // namespace

bool Slirp::isRunning() const
{
    return findProcess(pidFile(), socket().native()).has_value();
}

Result<void> Slirp::start(const std::filesystem::path& space) const
{
    const auto program = sys::trustedProgram("slirp4netns");
    if (!program)
        return Error(ErrorKind::Unsupported,
                     "an ordinary user's containers cannot be put on a network: slirp4netns is missing")
            .withDetail("Install the package slirp4netns.");
    std::error_code ignored;
    std::filesystem::remove(socket(), ignored);
    TRY_DECLARE(Stdio stdio, makeStdio(m_folder / "slirp.log"));
    TRY_DECLARE(const sys::Child child, sys::spawn(commandFor(*program, space, socket()),
                                                   {stdio.input.get(), stdio.readyWriting.get(), stdio.errors.get()}));
    stdio.readyWriting.reset();
    auto known =
        sys::writeFileAtomically(pidFile(), std::to_string(child.pid), {.durability = sys::Durability::Process});
    auto ready = known ? sys::waitReadable(stdio.readyReading.get(), Deadline::after(kPatience), {}) : std::move(known);
    char said = 0;
    if (ready && ::read(stdio.readyReading.get(), &said, 1) != 1)
        ready = Error(ErrorKind::Io, "slirp4netns does not start");
    if (ready)
        return ok();
    static_cast<void>(endProcess(child.handle).isOk());
    return std::move(ready).error().withDetail(sys::readFile(m_folder / "slirp.log", mebibytes(1)).valueOr({}));
}

Result<void> Slirp::end() const
{
    if (const auto process = findProcess(pidFile(), socket().native()))
        TRY(endProcess(*process));
    std::error_code ignored;
    for (const auto& file : {pidFile(), socket(), m_folder / "slirp.log"})
        std::filesystem::remove(file, ignored);
    return ok();
}

Result<std::string> Slirp::ask(const std::string& request) const
{
    sockaddr_un where{};
    where.sun_family = AF_UNIX;
    const std::string path = socket().native();
    if (path.size() >= sizeof where.sun_path)
        return Error(ErrorKind::InvalidState, "the path " + path + " is too long for a socket");
    std::memcpy(where.sun_path, path.c_str(), path.size() + 1);
    const UniqueFd line(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!line.isOpen() || ::connect(line.get(), reinterpret_cast<const sockaddr*>(&where), sizeof where) != 0 ||
        ::send(line.get(), request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()) ||
        ::shutdown(line.get(), SHUT_WR) != 0)
        return Error::fromErrno(errno, kTitle);
    TRY(sys::waitReadable(line.get(), Deadline::after(kPatience), {}).within(kTitle));
    return sys::readAll(line.get(), mebibytes(1), "what slirp4netns says");
}

Result<void> Slirp::open(const PublishedPort& port) const
{
    TRY_DECLARE(const std::string text, ask(Json{{"execute", "add_hostfwd"}, {"arguments", place(port)}}.dump()));
    const Json answer = parsed(text);
    if (answer.contains("return"))
        return ok();
    TRY_DECLARE(const std::string all, ask(Json{{"execute", "list_hostfwd"}}.dump()));
    if (idOf(parsed(all), port) >= 0)
        return ok();
    return Error(ErrorKind::InUse,
                 "port " + std::to_string(port.outside) + " of " + port.address + " cannot be published")
        .withDetail(text);
}

Result<void> Slirp::close(const std::vector<PublishedPort>& ports) const
{
    if (ports.empty() || !isRunning())
        return ok();
    TRY_DECLARE(const std::string all, ask(Json{{"execute", "list_hostfwd"}}.dump()));
    const Json known = parsed(all);
    for (const PublishedPort& port : ports) {
        const int id = idOf(known, port);
        if (id >= 0)
            TRY(ask(Json{{"execute", "remove_hostfwd"}, {"arguments", {{"id", id}}}}.dump()));
    }
    return ok();
}

} // namespace darse::network
