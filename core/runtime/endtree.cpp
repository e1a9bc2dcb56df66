// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/endtree.h"

#include "core/sys/files.h"
#include "core/sys/pidfd.h"

#include <csignal>
#include <sstream>
#include <string>
#include <vector>

namespace darse::runtime {
namespace {

/// More than this is no health check, but somebody who makes processes faster than they are counted.
constexpr std::size_t kMostProcesses = 4096;

void addChildren(std::vector<sys::PidFd>& family, std::vector<int>& pids, int parent)
{
    const std::string folder = "/proc/" + std::to_string(parent) + "/task";
    for (const std::string& task : sys::listDirectory(folder).valueOr({})) {
        std::istringstream children(sys::readFile(folder + "/" + task + "/children", mebibytes(1)).valueOr({}));
        for (int child = 0; children >> child && pids.size() < kMostProcesses;) {
            auto held = sys::PidFd::open(child);
            if (!held)
                continue;
            family.push_back(std::move(*held));
            pids.push_back(child);
        }
    }
}

} // namespace

void endTree(int pid)
{
    if (pid <= 1)
        return;
    auto first = sys::PidFd::open(pid);
    if (!first)
        return;
    std::vector<sys::PidFd> family;
    std::vector<int> pids{pid};
    family.push_back(std::move(*first));
    // Halted first, so that nobody makes a child that is not seen.
    for (std::size_t i = 0; i < pids.size(); ++i) {
        static_cast<void>(family[i].sendSignal(SIGSTOP));
        addChildren(family, pids, pids[i]);
    }
    for (const sys::PidFd& each : family)
        static_cast<void>(each.sendSignal(SIGKILL));
}

} // namespace darse::runtime
