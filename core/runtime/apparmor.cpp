// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/apparmor.h"

#include "core/sys/files.h"
#include "core/sys/trustedprogram.h"

#include <chrono>

namespace darse::runtime {
namespace {

constexpr const char* kLoaded = "/sys/kernel/security/apparmor/profiles";
constexpr std::chrono::seconds kPatience{20};

/// All that a program needs is allowed; what reaches the machine through /proc and /sys is not, whatever a container
/// has mounted over our own masks, and others are neither traced nor signalled.
constexpr std::string_view kRules = R"(
  capability,
  file,
  network,
  umount,

  signal (receive) peer=unconfined,
  signal (send, receive) peer=PROFILE,
  ptrace (trace, read, tracedby, readby) peer=PROFILE,

  deny mount,
  deny /proc/* w,
  deny /proc/[^1-9s]*/** w,
  deny /proc/sys/[^k]** w,
  deny /proc/sys/kernel/[^s]** w,
  deny /proc/sys/kernel/s[^h]** w,
  deny /proc/sysrq-trigger rwklx,
  deny /proc/kcore rwklx,
  deny /sys/[^f]*/** wklx,
  deny /sys/f[^s]*/** wklx,
  deny /sys/fs/[^c]*/** wklx,
  deny /sys/fs/c[^g]*/** wklx,
  deny /sys/firmware/** rwklx,
  deny /sys/devices/virtual/powercap/** rwklx,
  deny /sys/kernel/security/** rwklx,
)";

} // namespace

std::string apparmorProfile()
{
    constexpr std::string_view kMark = "PROFILE";
    std::string rules(kRules);
    for (auto at = rules.find(kMark); at != std::string::npos; at = rules.find(kMark, at))
        rules.replace(at, kMark.size(), kApparmorProfile);
    return "profile " + std::string(kApparmorProfile) + " flags=(attach_disconnected, mediate_deleted) {" + rules +
           "}\n";
}

bool isApparmorLoaded(std::string_view list)
{
    const std::string line = std::string(kApparmorProfile) + " (";
    return list.starts_with(line) || list.find("\n" + line) != std::string_view::npos;
}

std::string loadApparmor(sys::ProcessRunner& runner)
{
    if (isApparmorLoaded(sys::readFile(kLoaded, mebibytes(4)).valueOr({})))
        return kApparmorProfile;
    const auto parser = sys::trustedProgram("apparmor_parser");
    if (!parser)
        return {};
    const sys::Command command{.argv = {*parser, "--replace", "--skip-cache"},
                               .deadline = Deadline::after(kPatience),
                               .input = apparmorProfile()};
    return sys::runChecked(runner, command, {}) ? kApparmorProfile : std::string();
}

} // namespace darse::runtime
