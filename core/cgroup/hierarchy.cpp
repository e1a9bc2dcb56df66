// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cgroup/hierarchy.h"

#include "core/cgroup/fields.h"
#include "core/sys/files.h"

#include <algorithm>
#include <array>

namespace darse::cgroup {
namespace {

const Bytes kMostText = mebibytes(4);
constexpr std::string_view kUsualPlace = "/sys/fs/cgroup";
constexpr std::array<std::string_view, 4> kLayoutNames = {"none", "v1", "v2", "hybrid"};
/// What else may stand among the options of a mount.
constexpr std::array<std::string_view, 14> kControllers = {"blkio",   "cpu",      "cpuacct",    "cpuset", "debug",
                                                           "devices", "freezer",  "hugetlb",    "memory", "misc",
                                                           "net_cls", "net_prio", "perf_event", "pids"};

/// The kernel writes blanks, tabs, newlines and backslashes as "\040".
std::string unescaped(std::string_view text)
{
    constexpr std::size_t kDigits = 3;
    constexpr int kOctal = 8;
    std::string out;
    while (!text.empty()) {
        int code = 0;
        const bool isEscaped =
            text.size() > kDigits && text.front() == '\\' &&
            std::from_chars(text.data() + 1, text.data() + 1 + kDigits, code, kOctal).ec == std::errc();
        out += isEscaped ? static_cast<char>(code) : text.front();
        text.remove_prefix(isEscaped ? 1 + kDigits : 1);
    }
    return out;
}

bool isBelowUsualPlace(const Tree& tree)
{
    return tree.mount.native().starts_with(kUsualPlace);
}

/// "31 23 0:28 / /sys/fs/cgroup/cpu rw,relatime shared:9 - cgroup cgroup rw,cpu"
std::optional<Tree> treeIn(std::string_view line)
{
    constexpr std::string_view kSeparator = " - ";
    const auto separator = line.find(kSeparator);
    if (separator == std::string_view::npos)
        return std::nullopt;
    std::string_view behind = line.substr(separator + kSeparator.size());
    const std::string_view type = takeWord(behind);
    if (type != "cgroup" && type != "cgroup2")
        return std::nullopt;
    for (int i = 0; i < 3; ++i) // its number, its parent's and the device
        static_cast<void>(takeWord(line));
    Tree out;
    out.version = type == "cgroup" ? Version::V1 : Version::V2;
    out.root = unescaped(takeWord(line));
    out.mount = unescaped(takeWord(line));
    static_cast<void>(takeWord(behind)); // the source
    const auto readOnly = [&out](std::string_view option) { out.isReadOnly = out.isReadOnly || option == "ro"; };
    forEachWord(takeWord(line), ',', readOnly);
    forEachWord(takeWord(behind), ',', [&](std::string_view option) {
        readOnly(option);
        const bool isController = std::ranges::find(kControllers, option) != kControllers.end();
        if (out.version == Version::V1 && (isController || option.starts_with("name=")))
            out.controllers.emplace_back(option);
    });
    return out;
}

bool isSame(const Tree& one, const Tree& other)
{
    return one.version == other.version && one.controllers == other.controllers;
}

void addTree(std::vector<Tree>& trees, Tree tree)
{
    // What is mounted later hides what was there.
    std::erase_if(trees, [&tree](const Tree& each) { return each.mount == tree.mount; });
    const auto twin = std::ranges::find_if(trees, [&tree](const Tree& each) { return isSame(each, tree); });
    if (twin == trees.end())
        trees.push_back(std::move(tree));
    else if (isBelowUsualPlace(tree) && !isBelowUsualPlace(*twin))
        *twin = std::move(tree);
}

bool hasController(const Tree& tree, std::string_view controller)
{
    return std::ranges::find(tree.controllers, controller) != tree.controllers.end();
}

const Tree* findTree(const std::vector<Tree>& trees, const auto& fits)
{
    const auto found = std::ranges::find_if(trees, fits);
    return found == trees.end() ? nullptr : &*found;
}

} // namespace

std::string_view toString(Layout layout)
{
    return kLayoutNames.at(static_cast<std::size_t>(layout));
}

std::vector<Tree> parseTrees(std::string_view mountinfo)
{
    std::vector<Tree> out;
    forEachLine(mountinfo, [&out](std::string_view line) {
        if (auto tree = treeIn(line))
            addTree(out, std::move(*tree));
    });
    return out;
}

Result<Hierarchy> Hierarchy::find(const std::filesystem::path& root)
{
    Hierarchy out;
    out.m_root = root;
    TRY_DECLARE(const std::string mounts, sys::readFile(out.proc("self/mountinfo"), kMostText));
    TRY_DECLARE(const std::string own, sys::readFile(out.proc("self/cgroup"), kMostText));
    out.m_trees = parseTrees(mounts);
    out.m_own = parsePaths(own);
    for (Tree& tree : out.m_trees) {
        if (tree.version != Version::V2)
            continue;
        auto read = sys::readFile(out.folderOf(tree, "/") / "cgroup.controllers", kMostText);
        std::string offered = std::move(read).valueOr({});
        std::ranges::replace(offered, '\n', ' ');
        forEachWord(offered, ' ', [&tree](std::string_view word) {
            if (!word.empty())
                tree.controllers.emplace_back(word);
        });
    }
    return out;
}

Layout Hierarchy::layout() const
{
    const bool hasV2 = findTree(m_trees, [](const Tree& tree) { return tree.version == Version::V2; }) != nullptr;
    const bool hasV1 = findTree(m_trees, [](const Tree& tree) {
                           return tree.version == Version::V1 &&
                                  std::ranges::any_of(tree.controllers, [](const std::string& controller) {
                                      return !controller.starts_with("name=");
                                  });
                       }) != nullptr;
    if (hasV1)
        return hasV2 ? Layout::Hybrid : Layout::V1;
    return hasV2 ? Layout::V2 : Layout::None;
}

const Tree* Hierarchy::treeOf(std::string_view controller) const
{
    const Tree* tree = findTree(m_trees, [controller](const Tree& each) { return hasController(each, controller); });
    if (tree != nullptr || (controller != "cpuacct" && controller != "pressure"))
        return tree;
    return findTree(m_trees, [](const Tree& each) { return each.version == Version::V2; });
}

Result<Paths> Hierarchy::pathsOf(int pid) const
{
    TRY_DECLARE(const std::string text, sys::readFile(proc(std::to_string(pid) + "/cgroup"), kMostText));
    return parsePaths(text);
}

std::optional<std::string> Hierarchy::cgroupIn(const Tree& tree, const Paths& paths) const
{
    std::optional<std::string> path = paths.v2;
    if (tree.version == Version::V1) {
        const auto named =
            std::ranges::find_if(paths.v1, [&tree](const auto& each) { return hasController(tree, each.first); });
        path = named == paths.v1.end() ? std::nullopt : std::optional(named->second);
    }
    if (!path || tree.root == "/")
        return path;
    if (*path == tree.root)
        return "/";
    if (!path->starts_with(tree.root + "/"))
        return std::nullopt;
    return path->substr(tree.root.size());
}

std::filesystem::path Hierarchy::folderOf(const Tree& tree, std::string_view cgroup) const
{
    std::filesystem::path out = m_root / tree.mount.relative_path();
    while (cgroup.starts_with('/'))
        cgroup.remove_prefix(1);
    return cgroup.empty() ? out : out / cgroup;
}

std::filesystem::path Hierarchy::proc(std::string_view file) const
{
    return m_root / "proc" / file;
}

} // namespace darse::cgroup
