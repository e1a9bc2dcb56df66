// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cgroup/probe.h"

#include <algorithm>
#include <array>
#include <unistd.h>

namespace darse::cgroup {
namespace {

using sys::Finding;

constexpr const char* kDelegate =
    "sudo mkdir -p /etc/systemd/system/user@.service.d && printf '[Service]\\nDelegate=cpu cpuset io memory pids\\n' | "
    "sudo tee /etc/systemd/system/user@.service.d/delegate.conf && sudo systemctl daemon-reload # then log in again "
    "and "
    "run the engine as a user service";
constexpr const char* kUseV2 = "systemd.unified_cgroup_hierarchy=1";

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const std::string& word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

Finding layoutOf(const Hierarchy& hierarchy, sys::Installer installer)
{
    const Layout layout = hierarchy.layout();
    Finding out{.name = "cgroupLayout", .isOk = layout == Layout::V2, .isEssential = layout == Layout::None};
    switch (layout) {
    case Layout::None:
        out.reason = "no cgroup hierarchy is mounted";
        out.consequence = "containers cannot run";
        out.remedy = "sudo mount -t cgroup2 cgroup2 /sys/fs/cgroup";
        return out;
    case Layout::V2:
        out.reason = "cgroup v2";
        return out;
    case Layout::V1:
        out.reason = "cgroup v1, which is on its way out";
        break;
    case Layout::Hybrid:
        out.reason = "cgroup v1 with a v2 tree beside it, which is on its way out";
        break;
    }
    out.consequence = "an ordinary user's containers cannot be limited, and some numbers are missing";
    out.remedy = sys::bootOptionCommand(installer, kUseV2);
    return out;
}

Finding controllersOf(const Parent& parent)
{
    Finding out{.name = "cgroupControllers"};
    std::vector<std::string> missing;
    for (const char* wanted : {"cpu", "memory", "pids"}) {
        if (std::ranges::find(parent.controllers, wanted) == parent.controllers.end())
            missing.emplace_back(wanted);
    }
    out.isOk = missing.empty();
    out.reason = out.isOk ? "containers can be limited by " + joined(parent.controllers)
                          : "containers cannot be limited by " + joined(missing);
    if (!out.isOk)
        out.consequence = "limits of that kind have no effect, and a container can take all there is";
    return out;
}

Finding delegationOf(const Hierarchy& hierarchy, const Parent& parent, sys::Installer installer)
{
    Finding out{.name = "cgroupDelegation", .isOk = parent.exists(), .reason = parent.reason};
    if (!out.isOk) {
        out.consequence = "containers run without limits of their own, and their numbers are those of all together";
        out.remedy = hierarchy.layout() == Layout::V2 ? kDelegate : sys::bootOptionCommand(installer, kUseV2);
    }
    return out;
}

Finding killOf(const Hierarchy& hierarchy, const Tree& tree)
{
    Finding out{.name = "cgroupKill"};
    const auto own = hierarchy.cgroupIn(tree, hierarchy.own());
    // The topmost cgroup has none, whatever the kernel.
    const auto folder = hierarchy.folderOf(tree, own.value_or("/"));
    out.isOk =
        ::access((folder / "cgroup.kill").c_str(), F_OK) == 0 || ::access((folder / "cgroup.type").c_str(), F_OK) != 0;
    out.reason = out.isOk ? "whole containers can be killed at once" : "the kernel is older than 5.14";
    if (!out.isOk)
        out.consequence = "processes of a container are killed one by one";
    return out;
}

} // namespace

std::vector<Finding> probeCgroups(const Hierarchy& hierarchy, Privilege privilege, sys::Installer installer)
{
    const Parent parent = chooseCgroupParent(hierarchy, privilege);
    std::vector<Finding> out{layoutOf(hierarchy, installer)};
    if (parent.exists() || privilege == Privilege::Root)
        out.push_back(controllersOf(parent));
    if (privilege == Privilege::Rootless)
        out.push_back(delegationOf(hierarchy, parent, installer));
    if (hierarchy.layout() == Layout::V2)
        out.push_back(killOf(hierarchy, *hierarchy.treeOf("pressure")));
    return out;
}

Finding probeHybrid(const Hierarchy& hierarchy)
{
    Finding out{.name = "crunHybrid", .isOk = true, .reason = "crun can work with this layout of cgroups"};
    const Tree* tree = hierarchy.treeOf("pressure");
    if (hierarchy.layout() != Layout::Hybrid || tree->controllers.empty())
        return out;
    out.isOk = false;
    out.reason = "crun refuses to run while " + joined(tree->controllers) + " is in the v2 tree beside v1";
    out.consequence = "runc is used instead, which starts containers more slowly; without runc none run";
    for (const std::string& controller : tree->controllers) {
        const std::string folder = "/sys/fs/cgroup/" + controller;
        out.remedy += (out.remedy.empty() ? "" : " && ") + ("sudo mkdir -p " + folder) +
                      " && sudo mount -t cgroup -o " + controller + " cgroup " + folder;
    }
    return out;
}

} // namespace darse::cgroup
