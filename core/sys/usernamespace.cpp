// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/usernamespace.h"

#include "core/sys/files.h"
#include "core/sys/namespacechild.h"
#include "core/sys/namespacekeeper.h"
#include "core/sys/namespacelimits.h"
#include "core/sys/trustedprogram.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <limits>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace darse::sys {
namespace {

constexpr std::chrono::seconds kPatience{10};
constexpr std::string_view kLoss = "only your own id is mapped, so files of other owners cannot be kept and images "
                                   "with several users may not run: ";

/// What is to be mapped, and by whom; without programs it is one id, for which nobody is needed.
struct Plan {
    IdMap users;
    IdMap groups;
    std::string userProgram;
    std::string groupProgram;
    std::string shortage; ///< why there is one id only
    std::string remedy;

    [[nodiscard]] bool isOneId() const { return userProgram.empty(); }
};

IdOwner ownerOfThisProcess()
{
    std::array<char, 16384> buffer{};
    passwd entry{};
    passwd* found = nullptr;
    const uid_t id = ::geteuid();
    if (::getpwuid_r(id, &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
        return {{}, id};
    return {found->pw_name, id};
}

Plan oneId(std::string shortage, std::string remedy)
{
    return {.users = idMapFor(::geteuid(), {}),
            .groups = idMapFor(::getegid(), {}),
            .userProgram = {},
            .groupProgram = {},
            .shortage = std::move(shortage),
            .remedy = std::move(remedy)};
}

std::string rangeRemedy(const std::string& name, std::uint32_t first)
{
    constexpr std::uint32_t kUsualCount = 65536;
    const bool isRoomLeft = first < std::numeric_limits<std::uint32_t>::max() - kUsualCount;
    const std::string range =
        isRoomLeft ? std::to_string(first) + "-" + std::to_string(first + kUsualCount - 1) : "FIRST-LAST";
    return "sudo usermod --add-subuids " + range + " --add-subgids " + range + " " + name +
           ", then start the engine again";
}

Plan bestPlan()
{
    const IdOwner owner = ownerOfThisProcess();
    const Bytes limit = mebibytes(8);
    const std::string userText = readFile("/etc/subuid", limit).valueOr({});
    const std::string groupText = readFile("/etc/subgid", limit).valueOr({});
    const auto users = subordinateIds(userText, owner);
    const auto groups = subordinateIds(groupText, owner);
    if (users.empty() || groups.empty()) {
        const std::string name = owner.name.empty() ? std::to_string(owner.id) : owner.name;
        return oneId("the user " + name + " has no subordinate ids in " +
                         (users.empty() ? "/etc/subuid" : "/etc/subgid"),
                     rangeRemedy(name, std::max(firstFreeId(userText), firstFreeId(groupText))));
    }
    const auto userProgram = trustedProgram("newuidmap");
    const auto groupProgram = trustedProgram("newgidmap");
    if (!userProgram || !groupProgram)
        return oneId("newuidmap and newgidmap are not installed",
                     "install the package uidmap (shadow-utils on Fedora), then start the engine again");
    return {.users = idMapFor(owner.id, users),
            .groups = idMapFor(::getegid(), groups),
            .userProgram = *userProgram,
            .groupProgram = *groupProgram,
            .shortage = {},
            .remedy = {}};
}

Result<void> writeTo(const std::string& file, std::string_view text)
{
    const UniqueFd fd(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
    if (!fd.isOpen())
        return Error::fromErrno(errno, file);
    return writeAll(fd.get(), text).within(file);
}

Result<void> mapOneId(pid_t pid, const Plan& plan)
{
    const std::string process = "/proc/" + std::to_string(pid);
    TRY(writeTo(process + "/uid_map", idMapText(plan.users)));
    // Dropping groups could open what is closed to a group: the kernel wants it forsworn first.
    TRY(writeTo(process + "/setgroups", "deny"));
    return writeTo(process + "/gid_map", idMapText(plan.groups));
}

Result<void> runMapper(ProcessRunner& runner, const std::string& program, pid_t pid, const IdMap& map)
{
    Command command{.argv = {program, std::to_string(pid)}, .deadline = Deadline::after(kPatience)};
    for (const IdMapping& row : map) {
        for (const std::uint32_t number : {row.inside, row.outside, row.count})
            command.argv.push_back(std::to_string(number));
    }
    command.environment = {"PATH=/usr/bin:/bin", "LC_ALL=C"};
    TRY(runChecked(runner, command, {}));
    return ok();
}

Result<void> enter(ProcessRunner& runner, const Plan& plan)
{
    TRY_DECLARE(const NamespaceChild child, NamespaceChild::start());
    if (plan.isOneId()) {
        TRY(mapOneId(child.pid(), plan));
    } else {
        TRY(runMapper(runner, plan.userProgram, child.pid(), plan.users));
        TRY(runMapper(runner, plan.groupProgram, child.pid(), plan.groups));
    }
    TRY(child.makeMountNamespace());
    return child.join();
}

/// The same with one id, after the mappers have failed.
Plan planAfter(const Error& error)
{
    const std::string said = error.detail().substr(0, std::min<std::size_t>(error.detail().find('\n'), 200));
    if (::prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1)
        return oneId("newuidmap may not gain privileges here (no_new_privs is set)",
                     "start darse-engine without NoNewPrivileges and outside of sandboxes");
    return oneId(error.message() + (said.empty() ? said : " (" + said + ")"),
                 "see that newuidmap and newgidmap are setuid root or have their capabilities, for instance by "
                 "reinstalling the package uidmap, and that the ranges in /etc/subuid and /etc/subgid are yours alone");
}

UserNamespace inside(const Plan& plan)
{
    UserNamespace out{.entry = plan.isOneId() ? NamespaceEntry::OneId : NamespaceEntry::Complete,
                      .users = plan.users,
                      .groups = plan.groups};
    const std::string range = "ids 0-" + std::to_string(idCount(plan.users) - 1) + " are mapped";
    out.finding = {kUserNamespaceFinding, !plan.isOneId(), plan.isOneId() ? std::string(kLoss) + plan.shortage : range,
                   plan.remedy};
    return out;
}

UserNamespace notNeeded()
{
    const auto map = readFile("/proc/self/uid_map", kibibytes(64));
    const bool isOfMachine = !map || map->find("4294967295") != std::string::npos;
    UserNamespace out{.entry = NamespaceEntry::NotNeeded};
    out.finding = {kUserNamespaceFinding, true,
                   isOfMachine ? "not needed: the engine runs as root" : "the engine was started inside of one", ""};
    return out;
}

UserNamespace refused(Finding finding)
{
    return {.entry = NamespaceEntry::Refused, .users = {}, .groups = {}, .finding = std::move(finding)};
}

} // namespace

UserNamespace enterUserNamespace(ProcessRunner& runner, const std::filesystem::path& keeper)
{
    if (::geteuid() == 0)
        return notNeeded();
    const auto threads = listDirectory("/proc/self/task");
    if (!threads || threads->size() != 1)
        return refused({kUserNamespaceFinding, false, "the process has threads already", ""});
    Plan plan = bestPlan();
    if (rejoinNamespaces(keeper).valueOr(false))
        return inside(plan);
    auto entered = enter(runner, plan);
    if (!entered && !plan.isOneId()) {
        plan = planAfter(entered.error());
        entered = enter(runner, plan);
    }
    return entered ? inside(plan) : refused(whyRefused(readNamespaceLimits(), entered.error()));
}

} // namespace darse::sys
