// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/stopwatch.h"
#include "tests/runtime/runtimefixture.h"

#include <atomic>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <thread>
#include <type_traits>
#include <unistd.h>
#include <utility>

using namespace darse;
using namespace darse::runtime;
using test::RuntimeFixture;

namespace {

/// The value; without one there is nothing to measure.
template <class Result>
decltype(auto) must(const Result& result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message().c_str());
        std::abort();
    }
    if constexpr (!std::is_void_v<typename Result::Value>)
        return result.value();
}

/// Waits for the one container that runs.
class LastEnd {
public:
    [[nodiscard]] EndWatch::Ended listener()
    {
        return [this](const ContainerId&, const std::optional<Ending>&) {
            const std::scoped_lock lock(m_mutex);
            m_hasCome = true;
            m_changed.notify_all();
        };
    }
    void await()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return std::exchange(m_hasCome, false); });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_hasCome = false;
};

/// The steps of a container's life, each with its own line in the report.
void benchLife(RuntimeFixture& fixture)
{
    LastEnd end;
    const auto watch = EndWatch::open(fixture.places(), end.listener());
    (void)must(watch);
    std::vector<bench::Took> creates;
    std::vector<bench::Took> starts;
    std::vector<bench::Took> ends;
    std::vector<bench::Took> removes;
    std::vector<bench::Took> lives;
    for (int run = 0; run < bench::kRuns; ++run) {
        const Launch launch = fixture.bundle({.arguments = {"true"}});
        Launched launched;
        lives.push_back(bench::timed([&] {
            creates.push_back(bench::timed([&] { launched = must(fixture.runtime().create(launch, {})); }));
            must((*watch)->add(launch.id, launched.monitorPid));
            starts.push_back(bench::timed([&] { must(fixture.runtime().start(launch.id)); }));
            ends.push_back(bench::timed([&] { end.await(); }));
            removes.push_back(bench::timed([&] { must(fixture.runtime().remove(launch.id)); }));
        }));
    }
    bench::report({"create", 12}, creates);
    bench::report({"start", 4}, starts);
    bench::report({"end is told", 2}, ends);
    bench::report({"remove", 5}, removes);
    bench::report({"life of true, no seccomp", 20}, lives);
}

void benchExec(RuntimeFixture& fixture)
{
    const Launch container = fixture.running({.arguments = {"sleep", "1000"}});
    const std::string process = test::processJson({"true"});
    const auto file = container.bundle / "process.json";
    std::ofstream(file) << process;
    const RuntimeTool tool = fixture.runtime().toolFor(container.id);
    sys::SystemProcessRunner runner;
    const sys::Command bare{
        .argv = {tool.program, "--root", tool.root, "exec", "--process", file, container.id.value()},
        .deadline = Deadline::never()};
    bench::measure(
        {"exec of true, bare runtime", 10}, [](int) {}, [&](int) { (void)must(sys::runChecked(runner, bare, {})); });
    bench::measure(
        {"exec of true", 20}, [](int) {},
        [&](int) {
            const auto exec = startExec(fixture.runtime(), {.id = container.id, .processJson = process}, {});
            (void)must(exec);
            (void)test::allOutput((*exec)->streams());
            (void)must((*exec)->wait({}));
        });
    bench::measure(
        {"state", 5}, [](int) {}, [&](int) { (void)must(fixture.runtime().state(container.id)); });
    bench::measure(
        {"signal", 1}, [](int) {}, [&](int) { must(fixture.runtime().kill(container.id, SIGCONT)); });
}

/// So many containers by monitors and runtimes alone, one per processor at a time.
void benchFloor(RuntimeFixture& fixture, int count)
{
    std::vector<Launch> launches;
    launches.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        launches.push_back(fixture.bundle({.arguments = {"sleep", "1000"}}));
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < launches.size(); i = next++) {
            (void)must(fixture.runtime().create(launches[i], {}));
            must(fixture.runtime().start(launches[i].id));
        }
    };
    const bench::Took took = bench::timed([&] {
        std::vector<std::jthread> workers;
        for (unsigned i = 0; i < std::thread::hardware_concurrency(); ++i)
            workers.emplace_back(work);
    });
    std::printf("%.3f\n", took.wall / 1000);
}

} // namespace

/// bench_launch [COUNT]: what the steps of a container's life take; or the seconds that so many take to run.
int main(int argc, char** argv) // NOLINT(bugprone-exception-escape)
{
    if (::geteuid() != 0) {
        std::puts("containers are measured as root only");
        return 0;
    }
    RuntimeFixture fixture;
    if (argc > 1) {
        benchFloor(fixture, std::atoi(argv[1]));
        return 0;
    }
    bench::reportHead();
    benchLife(fixture);
    benchExec(fixture);
    return 0;
}
