// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/namespacekeeper.h"

#include "core/sys/atomicfile.h"
#include "core/sys/files.h"
#include "core/sys/pidfd.h"
#include "core/sys/spawn.h"
#include "core/sys/trustedprogram.h"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <fcntl.h>
#include <linux/nsfs.h>
#include <optional>
#include <sched.h>
#include <sstream>
#include <sys/ioctl.h>
#include <unistd.h>

namespace darse::sys {
namespace {

/// When a process was started, which with its number names it for ever.
std::string startOf(pid_t pid)
{
    const std::string stat = readFile("/proc/" + std::to_string(pid) + "/stat", kibibytes(16)).valueOr({});
    const auto close = stat.rfind(')');
    if (close == std::string::npos)
        return {};
    std::istringstream fields(stat.substr(close + 1));
    constexpr int kStart = 20; // the 22nd of all, the 20th after the name
    std::string field;
    for (int i = 0; i < kStart; ++i)
        fields >> field;
    return field;
}

struct Keeper {
    pid_t pid = 0;
    PidFd handle;
};

std::optional<Keeper> findKeeper(const std::filesystem::path& file)
{
    std::istringstream text(readFile(file, kibibytes(4)).valueOr({}));
    pid_t pid = 0;
    std::string start;
    if (!(text >> pid >> start) || pid <= 1)
        return std::nullopt;
    auto handle = PidFd::open(pid);
    if (!handle || startOf(pid) != start)
        return std::nullopt;
    return Keeper{pid, std::move(handle).value()};
}

/// Whether a namespace was made by this user.
bool isOurs(pid_t pid)
{
    const UniqueFd space(::open(("/proc/" + std::to_string(pid) + "/ns/user").c_str(), O_RDONLY | O_CLOEXEC));
    uid_t owner = 0;
    return space.isOpen() && ::ioctl(space.get(), NS_GET_OWNER_UID, &owner) == 0 && owner == ::geteuid();
}

std::vector<std::string> waitingProgram()
{
    if (const auto program = trustedProgram("catatonit"))
        return {*program, "-P"};
    return {trustedProgram("sleep").value_or("/bin/sleep"), "infinity"};
}

} // namespace

Result<void> keepNamespaces(const std::filesystem::path& file)
{
    if (findKeeper(file))
        return ok();
    const UniqueFd nothing(::open("/dev/null", O_RDWR | O_CLOEXEC));
    TRY_DECLARE(const UniqueFd safe, nothing.duplicate());
    Command command{.argv = waitingProgram(), .deadline = Deadline::never()};
    command.environment = {"PATH=/usr/bin:/bin"};
    command.directory = "/";
    TRY_DECLARE(const Child child, spawn(command, {safe.get(), safe.get(), safe.get()}));
    return writeFileAtomically(file, std::to_string(child.pid) + " " + startOf(child.pid) + "\n",
                               {.durability = Durability::Process});
}

Result<bool> rejoinNamespaces(const std::filesystem::path& file)
{
    const auto keeper = findKeeper(file);
    if (!keeper || !isOurs(keeper->pid))
        return false;
    std::error_code unknown;
    const auto where = std::filesystem::current_path(unknown);
    if (::setns(keeper->handle.get(), CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return Error::fromErrno(errno, "enter the user namespace of process " + std::to_string(keeper->pid));
    // A mount namespace puts whoever enters it into its root directory.
    if (!unknown)
        std::filesystem::current_path(where, unknown);
    return true;
}

void letNamespacesGo(const std::filesystem::path& file)
{
    if (const auto keeper = findKeeper(file))
        static_cast<void>(keeper->handle.sendSignal(SIGKILL));
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
}

} // namespace darse::sys
