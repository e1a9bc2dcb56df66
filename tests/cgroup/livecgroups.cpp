// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cgroup/livecgroups.h"

#include "core/cgroup/removal.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::test {

using cgroup::Tree;
using cgroup::Version;

namespace {

bool put(const std::filesystem::path& file, std::string_view text)
{
    std::ofstream out(file);
    out << text << std::flush;
    return out.good();
}

} // namespace

LiveCgroups::LiveCgroups(const cgroup::Hierarchy& hierarchy, std::string_view name) :
    m_hierarchy(hierarchy),
    m_top("/" + std::string(name) + "-" + std::to_string(::getpid()))
{
    for (const Tree& tree : m_hierarchy.trees()) {
        const auto folder = m_hierarchy.folderOf(tree, m_top);
        if (!isUsed(tree))
            continue;
        ::mkdir(folder.c_str(), S_IRWXU);
        if (m_hierarchy.layout() != cgroup::Layout::V2)
            continue;
        for (const std::string& controller : tree.controllers) {
            put(m_hierarchy.folderOf(tree, "/") / "cgroup.subtree_control", "+" + controller);
            put(folder / "cgroup.subtree_control", "+" + controller);
        }
    }
}

LiveCgroups::~LiveCgroups()
{
    const Wait wait{.deadline = Deadline::after(std::chrono::seconds(20)), .stop = {}};
    static_cast<void>(cgroup::killAllIn(m_hierarchy, m_top, wait));
    for (const std::string& name : cgroup::cgroupsBelow(m_hierarchy, m_top)) {
        if (auto removed = cgroup::removeCgroup(m_hierarchy, m_top, m_top + "/" + name); !removed)
            static_cast<void>(std::fprintf(stderr, "%s\n", removed.error().message().c_str()));
    }
    for (const Tree& tree : m_hierarchy.trees())
        ::rmdir(m_hierarchy.folderOf(tree, m_top).c_str());
}

bool LiveCgroups::isUsed(const Tree& tree) const
{
    return tree.version == Version::V2 || std::ranges::find(tree.controllers, "cpuset") == tree.controllers.end();
}

std::string LiveCgroups::make(std::string_view name) const
{
    const std::string cgroup = m_top + "/" + std::string(name);
    for (const Tree& tree : m_hierarchy.trees()) {
        if (isUsed(tree))
            ::mkdir(m_hierarchy.folderOf(tree, cgroup).c_str(), S_IRWXU);
    }
    return cgroup;
}

cgroup::Paths LiveCgroups::pathsOf(const std::string& cgroup) const
{
    cgroup::Paths out{.v1 = {}, .v2 = cgroup};
    for (const Tree& tree : m_hierarchy.trees()) {
        for (const std::string& controller : tree.controllers) {
            if (tree.version == Version::V1 && isUsed(tree))
                out.v1[controller] = cgroup;
        }
    }
    return out;
}

bool LiveCgroups::write(const std::string& cgroup, std::string_view controller, const char* file,
                        const char* text) const
{
    const Tree* tree = m_hierarchy.treeOf(controller);
    return tree != nullptr && put(m_hierarchy.folderOf(*tree, cgroup) / file, text);
}

bool LiveCgroups::enter(const std::string& cgroup) const
{
    bool hasEntered = true;
    for (const Tree& tree : m_hierarchy.trees()) {
        if (isUsed(tree))
            hasEntered = put(m_hierarchy.folderOf(tree, cgroup) / "cgroup.procs", "0") && hasEntered;
    }
    return hasEntered;
}

} // namespace darse::test
