// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cgroup/parent.h"

#include "core/base/guard.h"
#include "core/cgroup/fields.h"
#include "core/sys/files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::cgroup {
namespace {

using std::filesystem::path;

const Bytes kMostText = mebibytes(1);
constexpr mode_t kFolderMode = 0755;
constexpr std::string_view kOurs = "/darse";
constexpr std::string_view kEngine = "/engine";

/// A controller that limits something, in the words of v2 and of v1.
struct Limiting {
    std::string_view v2;
    std::string_view v1;
};

constexpr std::array<Limiting, 6> kLimiting = {{
    {"cpu", "cpu"},
    {"cpuset", "cpuset"},
    {"hugetlb", "hugetlb"},
    {"io", "blkio"},
    {"memory", "memory"},
    {"pids", "pids"},
}};

std::vector<std::string> limitingIn(const path& folder)
{
    auto read = sys::readFile(folder / "cgroup.controllers", kMostText);
    std::string text = std::move(read).valueOr({});
    std::ranges::replace(text, '\n', ' ');
    std::vector<std::string> out;
    forEachWord(text, ' ', [&out](std::string_view word) {
        if (std::ranges::find(kLimiting, word, &Limiting::v2) != kLimiting.end())
            out.emplace_back(word);
    });
    return out;
}

bool isWritable(const Tree& tree, const path& folder)
{
    return !tree.isReadOnly && ::access(folder.c_str(), W_OK) == 0;
}

Parent nowhere(std::string reason)
{
    return {.path = {}, .controllers = {}, .reason = std::move(reason)};
}

/// Below which containers and the engine itself are to be, in v2.
std::optional<std::string> baseIn(const Hierarchy& hierarchy, const Tree& tree, Privilege privilege)
{
    if (privilege == Privilege::Root)
        return "/";
    auto own = hierarchy.cgroupIn(tree, hierarchy.own());
    if (own && own->ends_with(kEngine)) // it has been made ready already
        own->resize(own->size() - kEngine.size());
    return own && own->empty() ? "/" : own;
}

std::string oursBelow(std::string_view base)
{
    return (base == "/" ? "" : std::string(base)).append(kOurs);
}

Parent chooseAsRoot(const Hierarchy& hierarchy)
{
    Parent out{.path = std::string(kOurs)};
    if (hierarchy.layout() == Layout::None)
        return nowhere("no cgroup hierarchy is mounted");
    for (const Limiting& each : kLimiting) {
        const Tree* tree = hierarchy.treeOf(each.v1);
        if (tree == nullptr || tree->version == Version::V2)
            tree = hierarchy.treeOf(each.v2);
        if (tree != nullptr && isWritable(*tree, hierarchy.folderOf(*tree, "/")))
            out.controllers.emplace_back(each.v2);
    }
    if (out.controllers.empty())
        return nowhere("the cgroup hierarchies are mounted read-only");
    out.reason = "containers get cgroups below /darse";
    return out;
}

Parent chooseRootless(const Hierarchy& hierarchy)
{
    const auto layout = hierarchy.layout();
    if (layout == Layout::V1 || layout == Layout::None)
        return nowhere("only cgroup v2 can be handed to an ordinary user, and this machine has " +
                       std::string(layout == Layout::None ? "no cgroups" : "v1"));
    const Tree* tree = hierarchy.treeOf("pressure"); // v2, whatever it offers
    if (tree->controllers.empty())
        return nowhere("all controllers of this machine are in cgroup v1, which cannot be handed to an ordinary user");
    const auto base = baseIn(hierarchy, *tree, Privilege::Rootless);
    if (!base)
        return nowhere("the cgroup of this process cannot be seen from here");
    const path folder = hierarchy.folderOf(*tree, *base);
    for (const char* needed : {".", "cgroup.procs", "cgroup.subtree_control"}) {
        if (!isWritable(*tree, folder / needed))
            return nowhere("the cgroup " + *base + " was not delegated to this user");
    }
    Parent out{.path = oursBelow(*base), .controllers = limitingIn(folder)};
    if (out.controllers.empty())
        return nowhere("the cgroup " + *base + " has no controllers");
    out.reason = "containers get cgroups below " + out.path;
    return out;
}

Result<void> writeTo(const path& file, std::string_view text)
{
    const UniqueFd fd(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
    if (!fd.isOpen())
        return Error::fromErrno(errno, file.native());
    return sys::writeAll(fd.get(), text).within(file.native());
}

Result<void> makeFolder(const path& folder)
{
    if (::mkdir(folder.c_str(), kFolderMode) == 0 || errno == EEXIST)
        return ok();
    return Error::fromErrno(errno, folder.native());
}

/// One by one: one that the kernel refuses does not keep the others away.
void handDown(const path& folder)
{
    for (const std::string& controller : limitingIn(folder))
        static_cast<void>(writeTo(folder / "cgroup.subtree_control", "+" + controller));
}

/// The topmost cgroup of the machine may have processes and children that are limited; it alone has no type.
bool isTopmost(const path& folder)
{
    return ::access((folder / "cgroup.type").c_str(), F_OK) != 0;
}

Result<void> makeReady(const Hierarchy& hierarchy, const Tree& tree, const std::string& base)
{
    const path folder = hierarchy.folderOf(tree, base);
    if (!isTopmost(folder) && hierarchy.cgroupIn(tree, hierarchy.own()) == base) {
        const path engine = hierarchy.folderOf(tree, base + std::string(kEngine));
        TRY(makeFolder(engine));
        TRY(writeTo(engine / "cgroup.procs", "0"));
    }
    handDown(folder);
    const path ours = hierarchy.folderOf(tree, oursBelow(base));
    TRY(makeFolder(ours));
    handDown(ours);
    return ok();
}

} // namespace

Parent chooseCgroupParent(const Hierarchy& hierarchy, Privilege privilege)
{
    return privilege == Privilege::Root ? chooseAsRoot(hierarchy) : chooseRootless(hierarchy);
}

Result<Parent> prepareCgroupParent(const Hierarchy& hierarchy, Privilege privilege)
{
    Parent out = chooseCgroupParent(hierarchy, privilege);
    const Tree* tree = hierarchy.treeOf("pressure");
    if (!out.exists() || tree == nullptr || tree->controllers.empty())
        return out;
    const auto base = baseIn(hierarchy, *tree, privilege);
    TRY(makeReady(hierarchy, *tree, *base).within("make cgroups below " + *base));
    const auto handed = limitingIn(hierarchy.folderOf(*tree, out.path));
    std::erase_if(out.controllers, [&](const std::string& controller) {
        const bool isInV2 = std::ranges::find(tree->controllers, controller) != tree->controllers.end();
        return isInV2 && std::ranges::find(handed, controller) == handed.end();
    });
    if (out.controllers.empty())
        return nowhere("the cgroup " + *base +
                       " has other processes beside the engine, so it cannot hand controllers "
                       "down");
    return out;
}

} // namespace darse::cgroup
