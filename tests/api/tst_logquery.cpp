// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/logquery.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::api;
using namespace std::chrono;

/// What a client may ask of a log.
class TestLogQuery : public QObject {
    Q_OBJECT

private:
    static Result<LogsAsked> asked(std::string_view query) { return logsAsked(Parameters::parse(query).value()); }

private Q_SLOTS:
    void oneStreamIsNeeded()
    {
        const auto none = asked("follow=1");
        VERIFY_FAILS(none, ErrorKind::InvalidInput);
        QVERIFY(asked("stderr=1")->query.hasErrors);
        QVERIFY(!asked("stderr=1")->query.hasOutput);
    }
    void flagsAreRead()
    {
        const auto all = asked("stdout=1&stderr=true&follow=1&timestamps=1");
        QVERIFY(all);
        QVERIFY(all->query.hasOutput && all->query.hasErrors && all->query.follows && all->hasTimes);
        const auto few = asked("stdout=1&stderr=0&follow=0&timestamps=false");
        QVERIFY(!few->query.hasErrors && !few->query.follows && !few->hasTimes);
    }
    void timesKeepTheirNanoseconds()
    {
        const auto query = asked("stdout=1&since=1795253666.000000001&until=1795253667.5")->query;
        QCOMPARE(query.since->time_since_epoch().count(), 1795253666000000001LL);
        QCOMPARE(query.until->time_since_epoch().count(), 1795253667500000000LL);
    }
    void timesAreReadAsPeopleWriteThem()
    {
        QCOMPARE(asked("stdout=1&since=2026-11-21T09:34:26Z")->query.since->time_since_epoch(),
                 nanoseconds(seconds(1795253666)));
        const auto age = asked("stdout=1&since=1h")->query.since;
        QVERIFY(age && *age < system_clock::now() - minutes(59));
    }
    void zeroIsNoTime()
    {
        const auto query = asked("stdout=1&since=0&until=")->query;
        QVERIFY(!query.since && !query.until);
    }
    void tailIsANumberOrAll()
    {
        QCOMPARE(*asked("stdout=1&tail=10")->query.tail, 10U);
        QCOMPARE(*asked("stdout=1&tail=0")->query.tail, 0U);
        for (const char* text : {"stdout=1", "stdout=1&tail=all", "stdout=1&tail=", "stdout=1&tail=-1"})
            QVERIFY2(!asked(text)->query.tail, text);
    }
    void nonsenseIsRefused()
    {
        for (const char* text : {"stdout=1&tail=many", "stdout=1&tail=1x", "stdout=1&since=abc",
                                 "stdout=1&until=99999999999999999999", "stdout=1&since=1.2.3"}) {
            const auto result = asked(text);
            VERIFY_FAILS(result, ErrorKind::InvalidInput);
        }
    }
};

QTEST_GUILESS_MAIN(TestLogQuery)
#include "tst_logquery.moc"
