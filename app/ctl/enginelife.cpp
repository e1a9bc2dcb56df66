// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/enginelife.h"

#include "app/common/places.h"
#include "app/ctl/print.h"
#include "core/container/textchecks.h"
#include "core/sys/files.h"
#include "core/sys/spawn.h"

#include <nlohmann/json.hpp>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <sys/file.h>
#include <unistd.h>

namespace darse::ctl {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kBetween{50};
constexpr std::chrono::seconds kLongest{60};

struct Place {
    std::string root;
    std::string socket;
};

Result<Place> placeOf(const Context& context)
{
    const app::User user = app::currentUser();
    Place out{.root = {}, .socket = context.given.value("socket").value_or(app::defaultSocket(user))};
    if (const auto root = context.given.value("root")) {
        out.root = *root;
    } else {
        TRY_DECLARE(out.root, app::defaultRoot(user));
    }
    return out;
}

/// The process that holds the lock of a state folder; nothing when nobody does.
Result<std::optional<pid_t>> holderOf(const std::string& root)
{
    const std::string path = root + "/engine.lock";
    const UniqueFd lock(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!lock.isOpen())
        return errno == ENOENT ? Result<std::optional<pid_t>>(std::nullopt) : Error::fromErrno(errno, "read " + path);
    if (::flock(lock.get(), LOCK_SH | LOCK_NB) == 0)
        return std::optional<pid_t>();
    TRY_DECLARE(std::string text, sys::readAll(lock.get(), Bytes(64), path));
    while (text.ends_with('\n'))
        text.pop_back();
    const auto number = container::wholeNumber(text, std::numeric_limits<pid_t>::max());
    if (!number || *number == 0)
        return Error(ErrorKind::InvalidState, path + " does not tell which process holds it");
    return std::optional(static_cast<pid_t>(*number));
}

bool answers(const Context& context)
{
    const auto answer = context.engine.get("/_ping");
    return answer && answer->body == "OK";
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

Result<std::string> programBeside()
{
    std::error_code error;
    const fs::path own = fs::read_symlink("/proc/self/exe", error);
    const fs::path program = own.parent_path() / "darse-engine";
    if (error || ::access(program.c_str(), X_OK) != 0)
        return Error(ErrorKind::NotFound, "there is no darse-engine beside darsectl");
    return program.string();
}

/// Until it answers, or has ended.
Result<void> waitForAnswer(const Context& context, const sys::Child& child, const std::string& logPath)
{
    const Deadline deadline = Deadline::after(kLongest);
    while (!answers(context)) {
        pollfd ended{child.handle.get(), POLLIN, 0};
        static_cast<void>(::poll(&ended, 1, static_cast<int>(kBetween.count())));
        if ((ended.revents & POLLIN) != 0) {
            const std::string said = sys::readFile(logPath, mebibytes(1)).valueOr({});
            return Error(ErrorKind::InvalidState, "the engine did not start: " + said);
        }
        if (deadline.hasPassed())
            return Error(ErrorKind::Timeout, "the engine does not answer; what it says is in " + logPath);
    }
    return ok();
}

std::string told(const Context& context, bool isRunning, std::optional<pid_t> pid)
{
    if (context.output == Output::Json)
        return printed({{"running", isRunning}, {"pid", pid ? nlohmann::json(*pid) : nlohmann::json(nullptr)}});
    if (!isRunning)
        return "the engine does not run\n";
    return "the engine runs" + (pid ? " as process " + std::to_string(*pid) : std::string()) + "\n";
}

} // namespace

Result<std::string> engineStart(const Context& context)
{
    TRY_DECLARE(const Place place, placeOf(context));
    if (answers(context)) {
        TRY_DECLARE(const auto holder, holderOf(place.root));
        return told(context, true, holder);
    }
    TRY_DECLARE(const std::string program, programBeside());
    const std::string logPath = place.socket + ".log";
    TRY_DECLARE(const UniqueFd log, openLog(logPath));
    UniqueFd nothing(::open("/dev/null", O_RDWR | O_CLOEXEC));
    TRY_DECLARE(const UniqueFd input, nothing.duplicate());
    TRY_DECLARE(const UniqueFd errors, log.duplicate());
    sys::Command command{.argv = {program, "--root", place.root, "--socket", place.socket},
                         .deadline = Deadline::never()};
    TRY_DECLARE(const sys::Child child, sys::spawn(command, {input.get(), errors.get(), errors.get()}));
    TRY(waitForAnswer(context, child, logPath));
    TRY_DECLARE(const auto holder, holderOf(place.root));
    return told(context, true, holder);
}

Result<std::string> engineStop(const Context& context)
{
    TRY_DECLARE(const Place place, placeOf(context));
    TRY_DECLARE(const auto holder, holderOf(place.root));
    if (!holder && answers(context))
        return Error(ErrorKind::InvalidInput, "the engine at " + place.socket + " keeps its state elsewhere than in " +
                                                  place.root + "; say where with --root");
    if (!holder)
        return told(context, false, std::nullopt);
    TRY_DECLARE(const sys::PidFd process, sys::PidFd::open(*holder));
    // It may have ended since, and its number be somebody else's.
    TRY_DECLARE(const auto still, holderOf(place.root));
    if (still != holder)
        return told(context, false, std::nullopt);
    TRY(process.sendSignal(SIGTERM));
    TRY(process.waitForEnd(Deadline::after(kLongest), {}));
    return context.output == Output::Json ? told(context, false, std::nullopt) : "the engine has ended\n";
}

/// Scripts see it by the way it ends.
Result<std::string> engineStatus(const Context& context)
{
    TRY_DECLARE(const Place place, placeOf(context));
    TRY_DECLARE(const auto holder, holderOf(place.root));
    const bool isRunning = answers(context);
    context.code = isRunning ? 0 : 1;
    return told(context, isRunning, holder);
}

} // namespace darse::ctl
