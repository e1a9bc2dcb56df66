// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cgroup/reader.h"
#include "tests/bench/stopwatch.h"
#include "tests/cgroup/livecgroups.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace darse;
using namespace darse::cgroup;

namespace {

constexpr int kCgroups = 1000;
constexpr What kTick = What::Use;
constexpr What kFullTick = What::Use | What::Details | What::Pressure;

void wantDescriptors()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

std::vector<CgroupReader> readers(const Hierarchy& hierarchy, const std::vector<Paths>& all, Descriptors descriptors)
{
    std::vector<CgroupReader> out;
    for (const Paths& paths : all) {
        auto reader = CgroupReader::open(hierarchy, paths, descriptors);
        if (reader)
            out.push_back(std::move(*reader));
    }
    return out;
}

void sweep(std::vector<CgroupReader>& all, What what)
{
    for (CgroupReader& reader : all) {
        if (auto sample = reader.read(what); !sample) {
            static_cast<void>(std::fprintf(stderr, "%s\n", sample.error().message().c_str()));
            return;
        }
    }
}

double best(const std::function<void()>& work)
{
    constexpr int kTimes = 7;
    double least = 1e9;
    for (int i = 0; i < kTimes; ++i)
        least = std::min(least, bench::timed(work).cpu);
    return least;
}

double reopened(const std::vector<std::string>& paths)
{
    std::array<char, 8192> buffer;
    return best([&] {
        for (const std::string& path : paths) {
            const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
            static_cast<void>(::read(fd.get(), buffer.data(), buffer.size()));
        }
    });
}

double kept(const std::vector<std::string>& paths)
{
    std::array<char, 8192> buffer;
    std::vector<UniqueFd> fds;
    for (const std::string& path : paths)
        fds.emplace_back(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    return best([&] {
        for (const UniqueFd& fd : fds)
            static_cast<void>(::pread(fd.get(), buffer.data(), buffer.size(), 0));
    });
}

/// Every file of the table that this machine has: microseconds for one.
void perFile(const Hierarchy& hierarchy, const std::vector<Paths>& all)
{
    std::printf("\n%-48s %10s %10s   us a file, processor time\n", "file", "reopened", "kept");
    for (const FileRow& row : fileRows()) {
        const Tree* tree = hierarchy.treeOf(row.controller);
        if (tree == nullptr || tree->version != row.version || !row.isKept())
            continue;
        std::vector<std::string> paths;
        for (const Paths& each : all)
            paths.push_back(hierarchy.folderOf(*tree, hierarchy.cgroupIn(*tree, each).value_or("/")) / row.name);
        if (::access(paths.front().c_str(), R_OK) != 0)
            continue;
        const double perThousand = static_cast<double>(paths.size()) / 1000;
        std::printf("%-48s %10.2f %10.2f\n", std::string(row.name).c_str(), reopened(paths) / perThousand,
                    kept(paths) / perThousand);
    }
}

} // namespace

/// What a tick of the metrics costs with a thousand containers. Takes root.
int main()
{
    wantDescriptors();
    const auto hierarchy = Hierarchy::find();
    if (!hierarchy || ::geteuid() != 0) {
        static_cast<void>(std::fprintf(stderr, "cgroups need root\n"));
        return 0;
    }
    const test::LiveCgroups cgroups(*hierarchy, "darse-bench");
    std::vector<Paths> all;
    for (int i = 0; i < kCgroups; ++i)
        all.push_back(cgroups.pathsOf(cgroups.make(std::to_string(i))));

    bench::reportHead();
    auto open = readers(*hierarchy, all, Descriptors::Kept);
    auto closed = readers(*hierarchy, all, Descriptors::Reopened);
    sweep(open, kFullTick); // opens
    std::printf("%zu cgroups, %zu descriptors each\n", open.size(), open.front().keptDescriptors());
    const auto measure = [](bench::Goal goal, std::vector<CgroupReader>& which, What what) {
        bench::measure(
            goal, [](int) {}, [&](int) { sweep(which, what); });
    };
    measure({"cgroups: 1000, in use, kept", 10}, open, kTick);
    measure({"cgroups: 1000, all but limits, kept", 10}, open, kFullTick);
    for (const What what : {kTick, kFullTick}) {
        const double ours = best([&] { sweep(open, what); });
        const double theirs = best([&] { sweep(closed, what); });
        std::printf("%s: kept %.1f ms, reopened %.1f ms of the processor, ratio %.2f\n",
                    what == kTick ? "in use" : "all but limits", ours, theirs, ours / theirs);
    }
    perFile(*hierarchy, all);
    return 0;
}
