// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/runtimefixture.h"

#include "core/sys/pidfd.h"

#include <nlohmann/json.hpp>

#include <QtGlobal>

#include <array>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <unistd.h>

namespace darse::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::unique_ptr<runtime::Runtime> opened(const runtime::RuntimePlaces& places, sys::ProcessRunner& runner)
{
    auto runtime = runtime::Runtime::open(places, runner);
    if (!runtime)
        qFatal("no runtime: %s", runtime.error().message().c_str());
    return std::move(runtime).value();
}

json process(const std::vector<std::string>& arguments, bool hasTerminal)
{
    return {{"terminal", hasTerminal},
            {"user", {{"uid", 0}, {"gid", 0}}},
            {"args", arguments},
            {"env", {"PATH=/bin", "TERM=xterm"}},
            {"cwd", "/"},
            {"capabilities", json::object()},
            {"noNewPrivileges", true}};
}

json mounts()
{
    return json::array({{{"destination", "/proc"}, {"type", "proc"}, {"source", "proc"}},
                        {{"destination", "/dev"},
                         {"type", "tmpfs"},
                         {"source", "tmpfs"},
                         {"options", {"nosuid", "mode=755", "size=64k"}}},
                        {{"destination", "/dev/pts"},
                         {"type", "devpts"},
                         {"source", "devpts"},
                         {"options", {"nosuid", "newinstance", "ptmxmode=0666", "mode=0620"}}},
                        {{"destination", "/tmp"}, {"type", "tmpfs"}, {"source", "tmpfs"}}});
}

/// An ordinary user has none on cgroup v1.
bool hasCgroups()
{
    return ::access("/sys/fs/cgroup/pids", W_OK) == 0 || ::access("/sys/fs/cgroup/cgroup.procs", W_OK) == 0;
}

json configOf(const Wanted& wanted, const std::string& cgroup)
{
    json linux{{"namespaces", json::array()}};
    if (hasCgroups())
        linux["cgroupsPath"] = cgroup;
    for (const char* type : {"pid", "ipc", "uts", "mount", "network"})
        linux["namespaces"].push_back({{"type", type}});
    if (wanted.memoryLimit > 0)
        linux["resources"]["memory"] = {{"limit", wanted.memoryLimit}, {"swap", wanted.memoryLimit}};
    return {{"ociVersion", "1.0.2"},
            {"process", process(wanted.arguments, wanted.hasTerminal)},
            {"root", {{"path", "../rootfs"}}},
            {"hostname", "test"},
            {"mounts", mounts()},
            {"linux", linux}};
}

} // namespace

RuntimeFixture::RuntimeFixture(const std::string& runtime) :
    m_cgroup("/darse-test-" + std::to_string(::getpid())),
    m_places{.folder = m_folder / "run",
             .runtime = runtime,
             .cgroups = hasCgroups() ? runtime::CgroupKeeper::Filesystem : runtime::CgroupKeeper::Nobody},
    m_runtime(opened(m_places, m_runner))
{
    for (const char* name : {"bin", "proc", "dev", "tmp", "sys"})
        fs::create_directories(m_folder / "rootfs" / name);
    fs::copy_file("/bin/busybox", m_folder / "rootfs/bin/busybox");
    for (const char* name : {"sh", "true", "sleep", "cat", "echo", "dd", "stty", "tail", "ls"})
        fs::create_symlink("busybox", m_folder / "rootfs/bin" / name);
    m_folder.write("rootfs/bin/plain", "not a program");
}

RuntimeFixture::~RuntimeFixture()
{
    if (const auto ids = m_runtime->list()) {
        for (const ContainerId& id : *ids)
            (void)m_runtime->remove(id);
    }
    // The runtime removes a container's cgroup, not the one above it.
    std::error_code ignored;
    for (const auto& tree : fs::directory_iterator("/sys/fs/cgroup", ignored))
        fs::remove(tree.path().native() + m_cgroup, ignored);
    fs::remove("/sys/fs/cgroup" + m_cgroup, ignored);
}

void RuntimeFixture::restart()
{
    m_runtime.reset();
    m_runtime = opened(m_places, m_runner);
}

ContainerId RuntimeFixture::freshId()
{
    static std::atomic<unsigned> count{0};
    std::array<char, 65> text{};
    std::snprintf(text.data(), text.size(), "%032x%032x", static_cast<unsigned>(::getpid()), ++count);
    return ContainerId(text.data());
}

runtime::Launch RuntimeFixture::bundle(const Wanted& wanted)
{
    const ContainerId id = freshId();
    const fs::path path = m_folder / id.value();
    fs::create_directories(path);
    std::ofstream(path / "config.json") << configOf(wanted, m_cgroup + "/" + id.value()).dump();
    return {.id = id,
            .name = "web",
            .bundle = path,
            .log = path / "ctr.log",
            .hasTerminal = wanted.hasTerminal,
            .keepsInputOpen = wanted.keepsInputOpen,
            .closesInputAfterFirst = wanted.closesInputAfterFirst};
}

runtime::Launch RuntimeFixture::running(const Wanted& wanted)
{
    runtime::Launch launch = bundle(wanted);
    const auto launched = m_runtime->create(launch, {});
    if (!launched)
        qFatal("not created: %s", launched.error().message().c_str());
    const auto started = m_runtime->start(launch.id);
    if (!started)
        qFatal("not started: %s", started.error().message().c_str());
    return launch;
}

std::optional<runtime::Ending> RuntimeFixture::awaited(const runtime::Launch& launch)
{
    std::ifstream file(m_places.folder / "c" / launch.id.value() / "monitor");
    int pid = 0;
    file >> pid;
    if (const auto monitor = sys::PidFd::open(pid))
        (void)monitor->waitForEnd(Deadline::after(std::chrono::minutes(1)), {});
    return m_runtime->ending(launch.id);
}

std::string RuntimeFixture::cgroupValue(const runtime::Launch& launch, const std::string& v1,
                                        const std::string& v2) const
{
    const std::string controller = v1.substr(0, v1.find('.'));
    const std::string below = m_cgroup + "/" + launch.id.value() + "/";
    const std::string first = contentOf("/sys/fs/cgroup/" + controller + below + v1);
    const std::string text = first.empty() ? contentOf("/sys/fs/cgroup" + below + v2) : first;
    return text.substr(0, text.find('\n'));
}

std::string processJson(const std::vector<std::string>& arguments, bool hasTerminal)
{
    return process(arguments, hasTerminal).dump();
}

std::string allOutput(runtime::Streams& streams, runtime::Stream which)
{
    std::string text;
    for (;;) {
        const auto piece = streams.read({});
        if (!piece || !piece->has_value())
            return text;
        if ((*piece)->stream == which)
            text += (*piece)->bytes;
    }
}

std::string outputUntil(runtime::Streams& streams, const std::string& text)
{
    std::string all;
    while (all.find(text) == std::string::npos) {
        const auto piece = streams.read({});
        if (!piece || !piece->has_value())
            break;
        all += (*piece)->bytes;
    }
    return all;
}

} // namespace darse::test
