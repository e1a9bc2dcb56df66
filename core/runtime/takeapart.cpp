// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/takeapart.h"

#include "core/runtime/firstprocess.h"
#include "core/sys/directory.h"
#include "core/sys/files.h"

#include <nlohmann/json.hpp>

#include <csignal>
#include <sstream>
#include <unistd.h>

namespace darse::runtime {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kEndPatience{10};
constexpr const char* kCgroups = "/sys/fs/cgroup";

/// Where its cgroups are, by the notes of crun and of runc.
std::vector<fs::path> cgroupsOf(const RuntimeTool& tool, const ContainerId& id)
{
    std::vector<fs::path> out;
    for (const char* file : {"status", "state.json"}) {
        const std::string text = sys::readFile(tool.root / id.value() / file, mebibytes(4)).valueOr({});
        const auto notes = nlohmann::json::parse(text, nullptr, false);
        if (!notes.is_object())
            continue;
        if (const auto path = notes.find("cgroup-path"); path != notes.end() && path->is_string()) {
            const fs::path below = fs::path(path->get<std::string>()).relative_path();
            if (below.empty() || below.filename() != id.value())
                continue; // not one that is this container's alone
            out.push_back(fs::path(kCgroups) / below);
            for (const std::string& controller : sys::listDirectory(kCgroups).valueOr({}))
                out.push_back(fs::path(kCgroups) / controller / below);
        }
        if (const auto paths = notes.find("cgroup_paths"); paths != notes.end() && paths->is_object()) {
            for (const auto& path : *paths) {
                if (path.is_string() && fs::path(path.get<std::string>()).filename() == id.value())
                    out.emplace_back(path.get<std::string>());
            }
        }
    }
    return out;
}

/// Every process in it is told to end; a group with nobody in it goes.
void endCgroup(const fs::path& cgroup)
{
    std::istringstream pids(sys::readFile(cgroup / "cgroup.procs", mebibytes(4)).valueOr({}));
    for (pid_t pid = 0; pids >> pid;) {
        if (pid > 0)
            static_cast<void>(::kill(pid, SIGKILL));
    }
}

} // namespace

Result<void> takeApart(const RuntimeTool& tool, const ContainerId& id)
{
    const auto cgroups = cgroupsOf(tool, id);
    const auto process = openFirstProcess(tool, id);
    if (process)
        static_cast<void>(process->sendSignal(SIGKILL));
    for (const fs::path& cgroup : cgroups)
        endCgroup(cgroup);
    if (process)
        TRY(process->waitForEnd(Deadline::after(kEndPatience), {}).within("end the container " + id.value()));
    for (const fs::path& cgroup : cgroups)
        ::rmdir(cgroup.c_str()); // what is in use a moment longer is harmless
    TRY_DECLARE(const sys::Directory root, sys::Directory::open(tool.root));
    return root.removeTree(id.value(), {});
}

} // namespace darse::runtime
