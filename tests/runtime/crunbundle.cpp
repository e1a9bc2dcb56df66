// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/crunbundle.h"

#include "core/base/guard.h"
#include "core/sys/processrunner.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::test {

namespace {

namespace fs = std::filesystem;

constexpr std::array kApplets{"sh",    "cat",   "id",    "ls",   "grep",     "echo", "true", "mount", "touch",
                              "stat",  "env",   "ps",    "head", "hostname", "ping", "df",   "wc",    "unshare",
                              "chown", "mkdir", "mknod", "dd",   "sysctl",   "pwd",  "test", "rm",    "find"};

/// Where hierarchies of cgroups are mounted.
std::vector<fs::path> hierarchies()
{
    std::vector<fs::path> found;
    std::ifstream mounts("/proc/self/mounts");
    for (std::string line; std::getline(mounts, line);) {
        std::istringstream words(line);
        std::string source;
        std::string place;
        std::string type;
        words >> source >> place >> type;
        if (type == "cgroup" || type == "cgroup2")
            found.emplace_back(place);
    }
    return found;
}

std::vector<std::string> controllers()
{
    std::vector<std::string> names;
    for (const fs::path& place : hierarchies())
        names.push_back(place.filename().string());
    return names;
}

} // namespace

CrunBundle::CrunBundle() : m_group("/darse-test-" + std::to_string(::getpid()))
{
    m_dir.write("root/etc/passwd", "root:x:0:0:root:/root:/bin/sh\nweb:x:1000:1000::/home/web:/bin/sh\n");
    m_dir.write("root/etc/group", "root:x:0:\nweb:x:1000:\nlogs:x:2000:web\n");
    for (const char* name : {"bin", "dev", "proc", "sys", "tmp", "root", "home/web"})
        fs::create_directories(root() / name);
    fs::permissions(root(), fs::perms(0755));
    fs::permissions(m_dir.path(), fs::perms(0755));
    fs::copy_file("/bin/busybox", root() / "bin/busybox");
    for (const char* applet : kApplets)
        fs::create_symlink("busybox", root() / "bin" / applet);
    machine.controllers = controllers();
}

CrunBundle::~CrunBundle()
{
    for (fs::path group : hierarchies()) {
        std::error_code ignored;
        fs::remove(group += m_group, ignored);
    }
}

Result<ContainerRun> CrunBundle::run(container::Config config, const std::string& line)
{
    config.command = std::vector<std::string>{"/bin/sh", "-c", line};
    return run(config);
}

Result<ContainerRun> CrunBundle::run(const container::Config& config)
{
    TRY_DECLARE(ContainerRun run, prepare(config));
    TRY(call({"run", "--bundle", (m_dir / "bundle").string(), place.id}, run));
    return run;
}

Result<ContainerRun> CrunBundle::exec(container::Config config, const runtime::ExecConfig& exec,
                                      const runtime::Identity& identity)
{
    config.command = std::vector<std::string>{"/bin/sh", "-c", "cat /tmp/wait"};
    if (::mkfifo((root() / "tmp/wait").c_str(), 0644) != 0)
        return Error::fromErrno(errno, "make a pipe");
    TRY_DECLARE(ContainerRun run, prepare(config));
    TRY(call({"run", "--detach", "--bundle", (m_dir / "bundle").string(), place.id}, run));
    const ScopeGuard end([this] {
        ContainerRun ignored;
        (void)call({"delete", "--force", place.id}, ignored);
    });
    TRY_DECLARE(const std::string process, runtime::makeProcess(config, exec, identity, machine));
    m_dir.write("process.json", process);
    TRY(call({"exec", "--process", (m_dir / "process.json").string(), place.id}, run));
    return run;
}

Result<ContainerRun> CrunBundle::prepare(const container::Config& config)
{
    place.id = "darse-test-" + std::to_string(::getpid()) + "-" + std::to_string(++m_count);
    place.root = root();
    place.cgroupPath = m_group + "/" + place.id;
    if (place.hostname.empty())
        place.hostname = "boat";
    TRY_DECLARE(runtime::Spec spec, runtime::makeSpec(config, place, machine));
    m_dir.write("bundle/config.json", spec.json);
    return ContainerRun{.spec = nlohmann::json(nlohmann::json::parse(spec.json)), .warnings = std::move(spec.warnings)};
}

Result<void> CrunBundle::call(std::vector<std::string> arguments, ContainerRun& run)
{
    arguments.insert(arguments.begin(), {program, "--root", (m_dir / "state").string()});
    sys::SystemProcessRunner runner;
    const sys::Command command{.argv = std::move(arguments), .deadline = Deadline::after(std::chrono::seconds(30))};
    TRY_DECLARE(sys::Outcome outcome, runner.run(command, {}));
    run.exitCode = outcome.exit.signal == 0 ? outcome.exit.code : -1;
    run.output = std::move(outcome.output);
    run.errors = std::move(outcome.errors);
    return ok();
}

std::string statusField(const std::string& status, const std::string& name)
{
    const auto at = ("\n" + status).find("\n" + name + ":");
    if (at == std::string::npos)
        return {};
    const auto begin = status.find_first_not_of(" \t", at + name.size() + 1);
    return status.substr(begin, status.find('\n', begin) - begin);
}

} // namespace darse::test
