// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/dockerwords.h"
#include "tests/support/verify.h"

#include <nlohmann/json.hpp>

#include <QFloat16> // asked for where QCOMPARE is given JSON
#include <QTest>

using namespace darse;
using namespace darse::container;
using Json = nlohmann::json;
using std::chrono::nanoseconds;

namespace {

State running()
{
    const TimePoint begin(nanoseconds(1'795'251'261'123'456'789));
    return {.status = Status::Running,
            .pid = 4711,
            .monitorPid = 4700,
            .exitCode = 137,
            .isOomKilled = true,
            .error = "it broke",
            .startedAt = begin,
            .finishedAt = begin + nanoseconds(1),
            .restartCount = 3,
            .wasStoppedByUser = true,
            .health = {.status = Health::Unhealthy,
                       .failingStreak = 4,
                       .log = {{.start = begin, .end = begin, .exitCode = 1, .output = "no\n"}}}};
}

} // namespace

/// What is true of a container, in Docker's words.
class TestContainerState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenReadsTheSame()
    {
        const auto again = parseState(stateJson(running()));
        VERIFY_OK(again);
        QVERIFY(*again == running());
        const auto nothing = parseState(stateJson({}));
        VERIFY_OK(nothing);
        QVERIFY(*nothing == State());
    }
    void aNewContainerIsToldAsDockerDoes()
    {
        QCOMPARE(inspectedState({}).dump(), Json({{"Status", "created"},
                                                  {"Running", false},
                                                  {"Paused", false},
                                                  {"Restarting", false},
                                                  {"OOMKilled", false},
                                                  {"Dead", false},
                                                  {"Pid", 0},
                                                  {"ExitCode", 0},
                                                  {"Error", ""},
                                                  {"StartedAt", "0001-01-01T00:00:00Z"},
                                                  {"FinishedAt", "0001-01-01T00:00:00Z"}})
                                                .dump());
    }
    void aPausedContainerRunsToo()
    {
        const Json json = inspectedState({.status = Status::Paused});
        QCOMPARE(json.at("Running"), Json(true));
        QCOMPARE(json.at("Paused"), Json(true));
    }
    void timesHaveNoMoreDigitsThanTheyNeed()
    {
        const TimePoint second(std::chrono::seconds(1'795'251'261));
        QCOMPARE(timeText(second), std::string("2026-11-21T08:54:21Z"));
        QCOMPARE(timeText(second + nanoseconds(120'000'000)), std::string("2026-11-21T08:54:21.12Z"));
        QCOMPARE(timeText(second + nanoseconds(7)), std::string("2026-11-21T08:54:21.000000007Z"));
        QCOMPARE(timeText({}), std::string("0001-01-01T00:00:00Z"));
    }
    void damageIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no object") << QByteArray("[]");
        QTest::newRow("unknown status") << QByteArray(R"({"Status":"odd"})");
        QTest::newRow("pid as a text") << QByteArray(R"({"Pid":"1"})");
        QTest::newRow("huge pid") << QByteArray(R"({"Pid":9999999999})");
        QTest::newRow("no time") << QByteArray(R"({"StartedAt":"yesterday"})");
        QTest::newRow("unknown health") << QByteArray(R"({"Health":{"Status":"odd"}})");
        QTest::newRow("log of texts") << QByteArray(R"({"Health":{"Status":"healthy","Log":["x"]}})");
    }
    void damageIsRefused()
    {
        QFETCH(QByteArray, json);
        VERIFY_FAILS(parseState(Json::parse(json.toStdString())), ErrorKind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestContainerState)
#include "tst_containerstate.moc"
