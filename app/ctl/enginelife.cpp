// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/enginelife.h"

#include "app/common/enginestart.h"
#include "app/common/places.h"
#include "app/ctl/print.h"
#include "core/container/textchecks.h"
#include "core/sys/files.h"
#include "core/sys/pidfd.h"

#include <nlohmann/json.hpp>

#include <csignal>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace darse::ctl {
namespace {

constexpr std::chrono::seconds kLongest{60};

Result<app::EnginePlace> placeOf(const Context& context)
{
    const app::User user = app::currentUser();
    app::EnginePlace out{.root = {}, .socket = context.given.value("socket").value_or(app::defaultSocket(user))};
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
    TRY_DECLARE(const app::EnginePlace place, placeOf(context));
    if (answers(context)) {
        TRY_DECLARE(const auto holder, holderOf(place.root));
        return told(context, true, holder);
    }
    TRY(app::ensureEngine(place, {}));
    if (!answers(context))
        return Error(ErrorKind::InvalidState, "something else than the engine listens on " + place.socket);
    TRY_DECLARE(const auto holder, holderOf(place.root));
    return told(context, true, holder);
}

Result<std::string> engineStop(const Context& context)
{
    TRY_DECLARE(const app::EnginePlace place, placeOf(context));
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
    TRY_DECLARE(const app::EnginePlace place, placeOf(context));
    TRY_DECLARE(const auto holder, holderOf(place.root));
    const bool isRunning = answers(context);
    context.code = isRunning ? 0 : 1;
    return told(context, isRunning, holder);
}

} // namespace darse::ctl
