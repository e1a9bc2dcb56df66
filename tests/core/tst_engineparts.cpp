// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/answer.h"
#include "core/api/filters.h"
#include "core/engine/events.h"
#include "core/engine/inparallel.h"
#include "tests/support/verify.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace darse;
using namespace std::chrono_literals;

/// The small parts that the engine's verbs and answers are made of.
class TestEngineParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTaskRunsOnce()
    {
        std::array<std::atomic<int>, 20> runs{};
        VERIFY_OK(engine::inParallel(runs.size(), 3, [&](std::size_t i, const auto&) { return ++runs[i], ok(); }, {}));
        for (const auto& count : runs)
            QCOMPARE(count.load(), 1);
    }
    void firstErrorStopsTheOthers()
    {
        std::atomic<int> begun = 0;
        const auto result = engine::inParallel(1000, 2,
                                               [&](std::size_t, const std::stop_token& stop) -> Result<void> {
                                                   if (++begun == 1)
                                                       return Error(ErrorKind::NotFound, "the first");
                                                   return stop.stop_requested() ? Result<void>(canceled("task")) : ok();
                                               },
                                               {});
        VERIFY_FAILS(result, ErrorKind::NotFound);
        QVERIFY(result.error().message() == "the first");
    }
    void stopFromOutsideCancels()
    {
        std::stop_source source;
        source.request_stop();
        VERIFY_FAILS(engine::inParallel(
                         3, 2, [](std::size_t, const auto&) { return ok(); }, source.get_token()),
                     ErrorKind::Canceled);
    }
    void logKeepsTheNewest()
    {
        engine::EventLog log(3);
        for (int i = 0; i < 5; ++i)
            log.add({.type = "image", .action = std::to_string(i), .object = "x"});
        const auto events = log.after(0);
        QCOMPARE(events.size(), std::size_t{3});
        QVERIFY(events.front().action == "2");
        QCOMPARE(events.back().number, log.newest());
        QVERIFY(log.after(log.newest()).empty());
    }
    void waitingEndsWithTheNextEvent()
    {
        engine::EventLog log;
        std::jthread teller([&log] { log.add({.type = "image", .action = "pull", .object = "x"}); });
        const auto events = log.waitAfter(0, {Deadline::after(10s), {}});
        VERIFY_OK(events);
        QVERIFY(events->front().action == "pull");
    }
    void waitingEndsInTime()
    {
        const engine::EventLog log;
        VERIFY_FAILS(log.waitAfter(0, {Deadline::after(1ms), {}}), ErrorKind::Timeout);
        std::stop_source source;
        source.request_stop();
        VERIFY_FAILS(log.waitAfter(0, {Deadline::never(), source.get_token()}), ErrorKind::Canceled);
    }
    void everyKindOfErrorHasAStatus()
    {
        for (int i = 0; i <= static_cast<int>(ErrorKind::Internal); ++i) {
            const int status = api::statusOf(static_cast<ErrorKind>(i));
            QVERIFY(status >= 400 && status < 600);
        }
        QCOMPARE(api::statusOf(ErrorKind::NotFound), 404);
        QCOMPARE(api::statusOf(ErrorKind::InUse), 409);
        QCOMPARE(api::statusOf(ErrorKind::InvalidInput), 400);
    }
    void filtersComeInTwoForms()
    {
        for (const char* text : {R"({"label":["a=b"]})", R"({"label":{"a=b":true,"c":false}})"}) {
            const auto filters = api::Filters::parse(text, {"label"});
            VERIFY_OK(filters);
            QVERIFY(filters->of("label") == std::vector<std::string>{"a=b"});
        }
        for (const char* text : {"[", "[]", R"({"label":3})", R"({"label":[3]})", R"({"colour":["x"]})"})
            VERIFY_FAILS(api::Filters::parse(text, {"label"}), ErrorKind::InvalidInput);
    }
    void momentsComeInThreeForms()
    {
        const store::TimePoint now{std::chrono::hours(1000)};
        QVERIFY(api::parseMoment("1h30m", now).value() == now - 90min);
        QVERIFY(api::parseMoment("12.5", now).value() == store::TimePoint(12500ms));
        QVERIFY(api::parseMoment("1970-01-01T00:00:07Z", now).value() == store::TimePoint(7s));
        for (const char* text : {"", "h", "1x", "-1", "1e400", "yesterday"})
            VERIFY_FAILS(api::parseMoment(text, now), ErrorKind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestEngineParts)
#include "tst_engineparts.moc"
