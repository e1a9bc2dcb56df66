// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/sampler.h"
#include "tests/cgroup/recorded.h"
#include "tests/support/verify.h"

using namespace darse;
using namespace darse::metrics;
using darse::test::RecordedMachine;
using namespace std::chrono_literals;

namespace {

constexpr int kWeb = 4242;
constexpr auto kPatience = 60s;

Wait patiently()
{
    return {Deadline::after(kPatience), {}};
}

/// A machine with one container, which lives as long as it is told to.
struct Scene {
    RecordedMachine machine{"v2"};
    std::atomic<bool> isAlive = true;
    std::atomic<int> listings = 0;
    std::atomic<int> observed = 0;
    Sampler sampler{{.sweep = {.hierarchy = machine.hierarchy().valueOr({}),
                               .source =
                                   [this] {
                                       ++listings;
                                       std::vector<Subject> out;
                                       if (isAlive)
                                           out.push_back(
                                               {.id = "0123", .name = "web", .pid = kWeb, .hasOwnNetwork = false});
                                       return out;
                                   },
                               .mostDescriptors = 100},
                     .observe = [this](const Sweep&) { ++observed; }}};
};

} // namespace

/// One thread for all who ask.
class TestMetricsSampler : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everybodySeesTheSameFrame()
    {
        Scene scene;
        Sampler::Watch first(scene.sampler);
        Sampler::Watch second(scene.sampler);
        const auto one = first.next(0, patiently());
        VERIFY_OK(one);
        const auto other = second.next((*one)->number - 1, patiently());
        VERIFY_OK(other);
        if ((*one)->number == (*other)->number)
            QCOMPARE(one->get(), other->get());
        QVERIFY((*one)->find("0123") != nullptr && (*one)->find("0124") == nullptr);
        const auto next = first.next((*one)->number, patiently());
        VERIFY_OK(next);
        QVERIFY((*next)->number > (*one)->number && (*next)->at > (*one)->at);
        QVERIFY((*next)->find("0123")->earlier.has_value());
        QVERIFY(scene.observed >= 2);
    }

    void withoutAnybodyItSleeps()
    {
        Scene scene;
        scene.isAlive = false;
        QTRY_VERIFY_WITH_TIMEOUT(scene.sampler.ticks() > 0 || scene.listings > 0, 60'000);
        const std::uint64_t before = scene.sampler.ticks();
        // Nobody lives: the next tick comes when that changes.
        scene.isAlive = true;
        scene.sampler.noticeChange();
        QTRY_VERIFY_WITH_TIMEOUT(scene.sampler.ticks() > before, 60'000);
        Sampler::Watch watch(scene.sampler);
        const auto frame = watch.next(0, patiently());
        VERIFY_OK(frame);
        QVERIFY((*frame)->find("0123") != nullptr);
    }

    void oneWhoWaitsMayLeave()
    {
        Scene scene;
        Sampler::Watch watch(scene.sampler);
        std::stop_source stop;
        stop.request_stop();
        VERIFY_FAILS(watch.next(1'000'000, {Deadline::never(), stop.get_token()}), ErrorKind::Canceled);
        VERIFY_FAILS(watch.next(1'000'000, {Deadline::after(0s), {}}), ErrorKind::Timeout);
    }
};

QTEST_GUILESS_MAIN(TestMetricsSampler)
#include "tst_metrics_sampler.moc"
