// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/programs.h"

#include "core/sys/files.h"
#include "core/sys/trustedprogram.h"

#include <chrono>
#include <cstdlib>

namespace darse::runtime {
namespace {

constexpr std::chrono::seconds kVersionPatience{10};
/// An address of a socket has 108 bytes, and a monitor puts "/conmon-term.XXXXXX" below its temporary directory.
constexpr std::size_t kLongestTemporary = 85;

/// "crun version 1.8.1" → "1.8.1"; empty when the program does not say.
std::string versionOf(const std::string& program, sys::ProcessRunner& runner)
{
    const sys::Command command{.argv = {program, "--version"},
                               .deadline = Deadline::after(kVersionPatience),
                               .environment = toolEnvironment({})};
    const auto outcome = runner.run(command, {});
    if (!outcome || !outcome->exit.isSuccess())
        return {};
    const std::string line = outcome->output.substr(0, outcome->output.find('\n'));
    const auto begin = line.find("version ");
    return begin == std::string::npos ? line : line.substr(begin + 8);
}

Error missing(std::string sentence, std::string remedy)
{
    return Error(ErrorKind::Unsupported, std::move(sentence)).withDetail(std::move(remedy));
}

} // namespace

Result<RuntimeChoice> chooseRuntime(const RuntimesFound& found, const std::string& wanted)
{
    const auto crun = [&](std::string reason) { return RuntimeChoice{"crun", *found.crun, std::move(reason)}; };
    const auto runc = [&](std::string reason) { return RuntimeChoice{"runc", *found.runc, std::move(reason)}; };
    if (!wanted.empty()) {
        if (wanted == "crun" && found.crun)
            return crun("crun was asked for");
        if (wanted == "runc" && found.runc)
            return runc("runc was asked for");
        return missing("the runtime " + wanted + " is not installed", "install " + wanted);
    }
    if (found.crun && !found.isHybridInUse)
        return crun("crun is the fastest runtime there is");
    if (found.runc) {
        return runc(found.crun ? "crun does not work with cgroup v1 while a controller lives in the v2 tree"
                               : "crun is not installed");
    }
    if (found.crun) {
        return missing(
            "crun does not work with cgroup v1 while a controller lives in the v2 tree, and there is no runc",
            "install runc, or mount the controllers of /sys/fs/cgroup/unified/cgroup.controllers as v1");
    }
    return missing("neither crun nor runc is installed, so containers cannot run", "install crun");
}

bool isHybridInUse(const std::filesystem::path& cgroups)
{
    if (std::filesystem::exists(cgroups / "cgroup.controllers"))
        return false; // v2 alone
    const auto controllers = sys::readFile(cgroups / "unified/cgroup.controllers", kibibytes(4));
    return controllers && controllers->find_first_not_of(" \n") != std::string::npos;
}

Result<RuntimePrograms> findPrograms(const std::string& wanted, sys::ProcessRunner& runner)
{
    const auto monitor = sys::trustedProgram("conmon");
    if (!monitor)
        return missing("conmon is not installed, so containers cannot run", "install conmon");
    const RuntimesFound found{.crun = sys::trustedProgram("crun"),
                              .runc = sys::trustedProgram("runc"),
                              .isHybridInUse = isHybridInUse("/sys/fs/cgroup")};
    TRY_DECLARE(const RuntimeChoice choice, chooseRuntime(found, wanted));
    return RuntimePrograms{.runtime = choice.program,
                           .monitor = *monitor,
                           .runtimeName = choice.name,
                           .runtimeVersion = versionOf(choice.program, runner),
                           .monitorVersion = versionOf(*monitor, runner),
                           .reason = choice.reason};
}

std::vector<std::string> toolEnvironment(const std::filesystem::path& temporary)
{
    std::vector<std::string> environment{"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                                         "LANG=C.UTF-8"};
    for (const char* name : {"XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"}) {
        if (const char* value = ::getenv(name); value != nullptr)
            environment.push_back(std::string(name) + "=" + value);
    }
    if (!temporary.empty() && temporary.native().size() <= kLongestTemporary)
        environment.push_back("TMPDIR=" + temporary.native());
    return environment;
}

} // namespace darse::runtime
