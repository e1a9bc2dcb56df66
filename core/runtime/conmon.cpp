// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/conmon.h"

#include "core/sys/files.h"

#include <charconv>
#include <csignal>

namespace darse::runtime {

std::vector<std::string> globalArguments(const RuntimeTool& tool)
{
    std::vector<std::string> arguments{"--root", tool.root.native()};
    const bool isSystemd = tool.cgroups == CgroupKeeper::Systemd;
    if (tool.name == "crun")
        arguments.emplace_back(isSystemd ? "--cgroup-manager=systemd" : "--cgroup-manager=cgroupfs");
    else if (isSystemd)
        arguments.emplace_back("--systemd-cgroup");
    return arguments;
}

std::vector<std::string> monitorArguments(const std::string& conmon, const RuntimeTool& tool, const Folder& folder,
                                          const Launch& launch)
{
    const std::string& id = launch.id.value();
    const auto run = folder.run(launch.id);
    std::vector<std::string> arguments{
        conmon, "--cid", id, "--cuuid", id, "--name", launch.name.empty() ? id : launch.name, "--runtime", tool.program,
        "--bundle", launch.bundle.native(),
        // Sockets lie in the bundle, without a folder of links beside it.
        "--full-attach", "--container-pidfile", run / "pid", "--conmon-pidfile", run / "monitor", "--persist-dir",
        run.native(), "--exit-dir", folder.exits().native(),
        // The log is as durable as any program's: syncing it would delay every end.
        "--no-sync-log", "--log-level", "error", "--log-path",
        launch.log.empty() ? "none" : "k8s-file:" + launch.log.native()};
    for (const std::string& argument : globalArguments(tool)) {
        arguments.emplace_back("--runtime-arg");
        arguments.push_back(argument);
    }
    if (launch.logLimit > 0 && !launch.log.empty()) {
        arguments.emplace_back("--log-size-max");
        arguments.push_back(std::to_string(launch.logLimit));
    }
    if (launch.hasTerminal)
        arguments.emplace_back("--terminal");
    if (launch.keepsInputOpen)
        arguments.emplace_back("--stdin");
    // A terminal has no end of input that one client could send for all.
    if (!launch.closesInputAfterFirst || launch.hasTerminal)
        arguments.emplace_back("--leave-stdin-open");
    return arguments;
}

Result<sys::PidFd> openMonitor(const ContainerId& id, int pid)
{
    const Error gone(ErrorKind::NotFound, "the monitor of the container has ended");
    if (pid <= 0)
        return gone;
    TRY_DECLARE(sys::PidFd handle, sys::PidFd::open(pid));
    // The number is the monitor's for as long as what it was told names the container. It was opened before, so it
    // cannot change hands in between; a process that has ended has no command line any more.
    const auto told = sys::readFile("/proc/" + std::to_string(pid) + "/cmdline", mebibytes(1));
    std::string wanted("--cid");
    wanted.push_back('\0');
    wanted += id.value();
    wanted.push_back('\0');
    if (!told || told->find(wanted) == std::string::npos)
        return gone;
    return handle;
}

Result<sys::PidFd> findMonitor(const Folder& folder, const ContainerId& id)
{
    TRY_DECLARE(const std::string text, sys::readFile(folder.run(id) / "monitor", kibibytes(1)));
    int pid = 0;
    std::from_chars(text.data(), text.data() + text.size(), pid);
    return openMonitor(id, pid);
}

void endMonitor(const Folder& folder, const ContainerId& id, std::chrono::milliseconds patience)
{
    constexpr std::chrono::seconds kKillPatience{5};
    const auto monitor = findMonitor(folder, id);
    if (!monitor || monitor->waitForEnd(Deadline::after(patience), {}))
        return;
    if (monitor->sendSignal(SIGKILL))
        (void)monitor->waitForEnd(Deadline::after(kKillPatience), {});
}

} // namespace darse::runtime
