// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/namespacelimits.h"

#include "core/sys/files.h"

#include <cerrno>
#include <charconv>
#include <unistd.h>

namespace darse::sys {
namespace {

std::optional<long> readNumber(const char* path)
{
    const auto text = readFile(path, kibibytes(1));
    long value = 0;
    if (!text || std::from_chars(text->data(), text->data() + text->size(), value).ec != std::errc())
        return std::nullopt;
    return value;
}

Finding refused(std::string reason, std::string remedy)
{
    return {kUserNamespaceFinding, false, std::move(reason), std::move(remedy)};
}

} // namespace

NamespaceLimits readNamespaceLimits()
{
    return {.most = readNumber("/proc/sys/user/max_user_namespaces"),
            .isOpenToAll = readNumber("/proc/sys/kernel/unprivileged_userns_clone"),
            .needsAppArmorRule = readNumber("/proc/sys/kernel/apparmor_restrict_unprivileged_userns"),
            .isInKernel = ::access("/proc/self/ns/user", F_OK) == 0};
}

Finding whyRefused(const NamespaceLimits& limits, const Error& error)
{
    const int number = error.errnoValue();
    const bool isForbidden = number == EPERM || number == EACCES;
    if (!limits.isInKernel)
        return refused("this kernel is built without user namespaces", "use a kernel with CONFIG_USER_NS");
    if (number == ENOSPC && limits.most == 0)
        return refused("user namespaces are switched off on this machine (user.max_user_namespaces is 0)",
                       "sudo sysctl -w user.max_user_namespaces=15000");
    if (number == ENOSPC || number == EUSERS)
        return refused("there are as many user namespaces as this machine allows, or they are nested too deeply",
                       "sudo sysctl -w user.max_user_namespaces=" + std::to_string(2 * limits.most.value_or(15000)));
    if (isForbidden && limits.isOpenToAll == 0)
        return refused("only root may make user namespaces on this machine (kernel.unprivileged_userns_clone is 0)",
                       "sudo sysctl -w kernel.unprivileged_userns_clone=1");
    if (isForbidden && limits.needsAppArmorRule.value_or(0) != 0)
        return refused("AppArmor does not let darse-engine use a user namespace "
                       "(kernel.apparmor_restrict_unprivileged_userns is 1)",
                       "give darse-engine an AppArmor profile with the rule \"userns,\", or: sudo sysctl -w "
                       "kernel.apparmor_restrict_unprivileged_userns=0");
    if (isForbidden)
        return refused("this session may not make user namespaces: it runs in a chroot, in a container or under a "
                       "security policy that forbids them (" +
                           error.message() + ")",
                       "start darse-engine outside of it");
    return refused("no user namespace could be entered (" + error.message() + ")", "");
}

} // namespace darse::sys
