// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/statuswords.h"

#include <QTest>

using namespace darse;
using namespace darse::api;
using namespace std::chrono_literals;
using container::Health;
using container::Status;

/// What a person reads in the columns of a list.
class TestStatusWords : public QObject {
    Q_OBJECT

private:
    static constexpr container::TimePoint kNow{1'000'000'000s};

private Q_SLOTS:
    void agesAreRough_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](std::chrono::seconds age, const char* text) {
            QTest::newRow(text) << qint64(age.count()) << QByteArray(text);
        };
        row(0s, "Less than a second");
        row(1s, "1 second");
        row(59s, "59 seconds");
        row(60s, "About a minute");
        row(120s, "2 minutes");
        row(59min, "59 minutes");
        row(60min, "About an hour");
        row(91min, "2 hours");
        row(47h, "47 hours");
        row(48h, "2 days");
        row(24h * 13, "13 days");
        row(24h * 14, "2 weeks");
        row(24h * 60, "2 months");
        row(24h * 729, "24 months");
        row(24h * 730, "2 years");
    }
    void agesAreRough()
    {
        QFETCH(qint64, seconds);
        QFETCH(QByteArray, text);
        QCOMPARE(QByteArray::fromStdString(ageText(std::chrono::seconds(seconds))), text);
    }
    void aClockThatWentBackIsNoAge() { QCOMPARE(ageText(-5s), std::string("Less than a second")); }

    void statesAreTold()
    {
        container::State state;
        QCOMPARE(statusText(state, kNow), std::string("Created"));
        state.status = Status::Running;
        state.startedAt = kNow - 3h;
        QCOMPARE(statusText(state, kNow), std::string("Up 3 hours"));
        state.status = Status::Paused;
        QCOMPARE(statusText(state, kNow), std::string("Up 3 hours (Paused)"));
        state.exitCode = 137;
        state.finishedAt = kNow - 2min;
        state.status = Status::Restarting;
        QCOMPARE(statusText(state, kNow), std::string("Restarting (137) 2 minutes ago"));
        state.status = Status::Exited;
        QCOMPARE(statusText(state, kNow), std::string("Exited (137) 2 minutes ago"));
        state.status = Status::Removing;
        QCOMPARE(statusText(state, kNow), std::string("Removal In Progress"));
        state.status = Status::Dead;
        QCOMPARE(statusText(state, kNow), std::string("Dead"));
    }
    void healthIsToldWhileItRuns()
    {
        container::State state{.status = Status::Running, .startedAt = kNow - 1s};
        state.health.status = Health::Starting;
        QCOMPARE(statusText(state, kNow), std::string("Up 1 second (health: starting)"));
        state.health.status = Health::Healthy;
        QCOMPARE(statusText(state, kNow), std::string("Up 1 second (healthy)"));
        state.health.status = Health::Unhealthy;
        QCOMPARE(statusText(state, kNow), std::string("Up 1 second (unhealthy)"));
    }
    void commandsAreOneLine()
    {
        QCOMPARE(commandText({"sh", "-c", "echo out; sleep 1"}), std::string("sh -c 'echo out; sleep 1'"));
        QCOMPARE(commandText({"true"}), std::string("true"));
        QCOMPARE(commandText({}), std::string());
    }
};

QTEST_GUILESS_MAIN(TestStatusWords)
#include "tst_statuswords.moc"
