// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cgroup/removal.h"

#include "core/cgroup/fields.h"
#include "core/sys/files.h"
#include "core/sys/pidfd.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <set>
#include <unistd.h>

namespace darse::cgroup {
namespace {

using std::filesystem::path;

const Bytes kMostText = mebibytes(16);
/// After the end of its last process the kernel needs a moment to let a cgroup go, and v1 has no event for that.
constexpr int kTries = 20;

struct Place {
    const Tree* tree;
    path folder;
};

bool isAtOrBelow(std::string_view cgroup, std::string_view above)
{
    return cgroup.starts_with(above) && (cgroup.size() == above.size() || cgroup[above.size()] == '/');
}

bool isIn(const Hierarchy& hierarchy, const Tree& tree, const Paths& paths, std::string_view cgroup)
{
    const auto where = hierarchy.cgroupIn(tree, paths);
    return where && isAtOrBelow(*where, cgroup);
}

std::vector<Place> placesOf(const Hierarchy& hierarchy, std::string_view cgroup)
{
    std::vector<Place> out;
    for (const Tree& tree : hierarchy.trees()) {
        path folder = hierarchy.folderOf(tree, cgroup);
        if (::access(folder.c_str(), F_OK) == 0)
            out.push_back({&tree, std::move(folder)});
    }
    return out;
}

std::vector<std::string> foldersIn(const path& folder)
{
    std::vector<std::string> out;
    std::error_code error;
    for (std::filesystem::directory_iterator each(folder, error), end; !error && each != end; each.increment(error)) {
        std::error_code ignored;
        if (each->is_directory(ignored) && !each->is_symlink(ignored))
            out.push_back(each->path().filename().native());
    }
    return out;
}

/// Of this cgroup and those below; 0 stands for one of another pid namespace.
void addProcesses(const path& folder, std::set<int>& out)
{
    const auto text = sys::readFile(folder / "cgroup.procs", kMostText);
    if (text)
        forEachLine(*text, [&out](std::string_view line) { out.insert(numberIn<int>(line).value_or(0)); });
    for (const std::string& name : foldersIn(folder))
        addProcesses(folder / name, out);
}

void writeIfThere(const path& file, std::string_view text)
{
    const UniqueFd fd(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
    if (fd.isOpen())
        static_cast<void>(sys::writeAll(fd.get(), text));
}

/// In v1 who is frozen does not even die.
void thaw(const path& folder)
{
    writeIfThere(folder / "freezer.state", "THAWED");
    for (const std::string& name : foldersIn(folder))
        thaw(folder / name);
}

/// Kills those of `pids` that still are in the cgroup, and gives what to wait for.
std::vector<sys::PidFd> killThose(const Hierarchy& hierarchy, const std::set<int>& pids, std::string_view cgroup,
                                  const std::vector<Place>& places)
{
    std::vector<sys::PidFd> out;
    for (const int pid : pids) {
        auto process = sys::PidFd::open(pid);
        if (!process)
            continue;
        // The number may have come to mean another process since it was read; what is held now cannot change.
        const auto paths = hierarchy.pathsOf(pid);
        const bool isOurs = paths && std::ranges::any_of(places, [&](const Place& place) {
                                return isIn(hierarchy, *place.tree, *paths, cgroup);
                            });
        if (isOurs && process->sendSignal(SIGKILL))
            out.push_back(std::move(*process));
    }
    return out;
}

Result<void> removeFolder(const path& folder)
{
    for (const std::string& name : foldersIn(folder))
        TRY(removeFolder(folder / name));
    for (int tries = 0; tries < kTries; ++tries) {
        if (::rmdir(folder.c_str()) == 0 || errno == ENOENT)
            return ok();
        if (errno != EBUSY)
            return Error::fromErrno(errno, "remove the cgroup " + folder.native());
        std::set<int> processes;
        addProcesses(folder, processes);
        if (!processes.empty())
            break;
        TRY(waitUntil(Deadline::after(std::chrono::milliseconds(1 + tries)), {}));
    }
    return Error(ErrorKind::InUse, "the cgroup " + folder.native() + " is in use");
}

} // namespace

Result<void> killAllIn(const Hierarchy& hierarchy, std::string_view cgroup, const Wait& wait)
{
    const std::string attempt = "end what is in the cgroup " + std::string(cgroup);
    if (!isCgroupPath(cgroup))
        return Error(ErrorKind::InvalidInput, "\"" + std::string(cgroup) + "\" is not a cgroup below the top");
    const auto places = placesOf(hierarchy, cgroup);
    TRY_DECLARE(const Paths own, hierarchy.pathsOf(::getpid()));
    for (const Place& place : places) {
        if (isIn(hierarchy, *place.tree, own, cgroup))
            return Error(ErrorKind::InvalidInput, "this process itself is in the cgroup " + std::string(cgroup));
        if (place.tree->version == Version::V2)
            writeIfThere(place.folder / "cgroup.kill", "1");
    }
    for (;;) {
        std::set<int> pids;
        for (const Place& place : places)
            addProcesses(place.folder, pids);
        if (pids.empty())
            return ok();
        if (pids == std::set<int>{0})
            return Error(ErrorKind::InvalidState,
                         "processes of another pid namespace are in the cgroup " + std::string(cgroup));
        pids.erase(0);
        const auto dying = killThose(hierarchy, pids, cgroup, places);
        for (const Place& place : places)
            thaw(place.folder);
        for (const sys::PidFd& process : dying)
            TRY(process.waitForEnd(wait.deadline, wait.stop).within(attempt));
        TRY(goOn(attempt, wait));
    }
}

Result<void> removeCgroup(const Hierarchy& hierarchy, std::string_view parent, std::string_view cgroup)
{
    if (!isCgroupPath(parent) || !isCgroupPath(cgroup) || parent == cgroup || !isAtOrBelow(cgroup, parent))
        return Error(ErrorKind::InvalidInput,
                     "the cgroup \"" + std::string(cgroup) + "\" is not below \"" + std::string(parent) + "\"");
    Result<void> result = ok();
    for (const Place& place : placesOf(hierarchy, cgroup)) {
        auto removed = removeFolder(place.folder);
        if (!removed && result)
            result = std::move(removed);
    }
    return result;
}

std::vector<std::string> cgroupsBelow(const Hierarchy& hierarchy, std::string_view parent)
{
    std::set<std::string> out;
    for (const Place& place : placesOf(hierarchy, parent)) {
        for (std::string& name : foldersIn(place.folder))
            out.insert(std::move(name));
    }
    return {out.begin(), out.end()};
}

} // namespace darse::cgroup
