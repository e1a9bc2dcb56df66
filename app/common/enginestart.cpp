// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/enginestart.h"

#include "app/common/beside.h"
#include "core/net/connect.h"
#include "core/sys/files.h"
#include "core/sys/spawn.h"

#include <array>
#include <chrono>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <unistd.h>

namespace darse::app {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kBetween{50};
constexpr auto kLongest = 60s;
constexpr std::size_t kMostSaid = 2000;

bool answers(const std::string& socket, const std::stop_token& stop)
{
    return net::connectTo(net::Endpoint::unixSocket(socket), std::nullopt, {Deadline::after(2s), stop}).isOk();
}

/// Where the engine tells what goes wrong: beside its socket, for its user alone.
Result<UniqueFd> openLog(const std::string& path)
{
    std::error_code error;
    const fs::path folder = fs::path(path).parent_path();
    if (fs::create_directories(folder, error))
        fs::permissions(folder, fs::perms::owner_all, error);
    UniqueFd log(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!log.isOpen())
        return Error::fromErrno(errno, "write " + path);
    return log;
}

/// The last line of what it has said, without the name of the program before it.
std::string reasonIn(std::string_view said)
{
    while (said.ends_with('\n'))
        said.remove_suffix(1);
    const auto before = said.rfind('\n');
    std::string_view line = before == std::string_view::npos ? said : said.substr(before + 1);
    constexpr std::string_view kName = "darse-engine: ";
    if (line.starts_with(kName))
        line.remove_prefix(kName.size());
    return line.empty() ? std::string() : ": " + std::string(line.substr(0, kMostSaid));
}

Result<void> waitForAnswer(const EnginePlace& place, const sys::Child& child, const std::string& logPath,
                           const std::stop_token& stop)
{
    const Deadline deadline = Deadline::after(kLongest);
    while (!answers(place.socket, stop)) {
        if (stop.stop_requested())
            return Error(ErrorKind::Canceled, "the start of the engine is not waited for any more");
        pollfd ended{child.handle.get(), POLLIN, 0};
        static_cast<void>(::poll(&ended, 1, static_cast<int>(kBetween.count())));
        if ((ended.revents & POLLIN) != 0) {
            static_cast<void>(child.handle.reap());
            const std::string said = sys::readFile(logPath, mebibytes(1)).valueOr({});
            return Error(ErrorKind::Internal, "the engine does not start" + reasonIn(said))
                .withDetail(said.substr(0, kMostSaid));
        }
        if (deadline.hasPassed())
            return Error(ErrorKind::Timeout, "the engine does not answer; what it says is in " + logPath);
    }
    return ok();
}

} // namespace

Result<void> ensureEngine(const EnginePlace& place, const std::stop_token& stop)
{
    if (answers(place.socket, stop))
        return ok();
    TRY_DECLARE(const std::string program, programBeside("darse-engine"));
    const std::string logPath = place.socket + ".log";
    TRY_DECLARE(const UniqueFd log, openLog(logPath));
    const UniqueFd input(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    TRY_DECLARE(const UniqueFd errors, log.duplicate());
    const sys::Command command{.argv = {program, "--root", place.root, "--socket", place.socket},
                               .deadline = Deadline::never()};
    TRY_DECLARE(const sys::Child child, sys::spawn(command, {input.get(), errors.get(), errors.get()}));
    return waitForAnswer(place, child, logPath, stop);
}

} // namespace darse::app
