// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/agenda.h"

#include <QTest>

#include <atomic>
#include <cstdlib>
#include <latch>

using namespace darse::engine;
using namespace std::chrono_literals;

/// What is to be done soon or later.
class TestAgenda : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tasksRunSideBySide();
    void whatIsLaterComesInOrder();
    void whatIsForgottenIsNotDone();
    void aKeyHasOneMoment();
    void whatIsHurriedIsDoneAtOnce();
    void theEndWaitsForWhatHasBegun();
};

void TestAgenda::tasksRunSideBySide()
{
    Agenda agenda(4);
    std::latch together(4); // would never open if one had to wait for another
    std::latch done(4);
    for (int i = 0; i < 4; ++i) {
        agenda.soon([&] {
            together.arrive_and_wait();
            done.count_down();
        });
    }
    done.wait();
}

void TestAgenda::whatIsLaterComesInOrder()
{
    Agenda agenda(1);
    std::string order;
    std::latch done(3);
    const auto now = std::chrono::steady_clock::now();
    const auto note = [&](char c) {
        return [&order, &done, c] {
            order += c;
            done.count_down();
        };
    };
    agenda.later("c", now + 30ms, note('c'));
    agenda.later("a", now + 10ms, note('a'));
    agenda.later("b", now + 20ms, note('b'));
    done.wait();
    QVERIFY(order == "abc");
}

void TestAgenda::whatIsForgottenIsNotDone()
{
    std::atomic<int> count = 0;
    std::latch done(1);
    Agenda agenda;
    const auto now = std::chrono::steady_clock::now();
    agenda.later("never", now + 20ms, [&] { ++count; });
    agenda.later("mark", now + 40ms, [&] { done.count_down(); });
    agenda.forget("never");
    done.wait();
    QCOMPARE(count.load(), 0);
}

void TestAgenda::aKeyHasOneMoment()
{
    std::atomic<int> count = 0;
    std::latch done(1);
    Agenda agenda;
    const auto now = std::chrono::steady_clock::now();
    agenda.later("one", now + 10ms, [&] { ++count; });
    agenda.later("one", now + 20ms, [&] { ++count; });
    agenda.later("mark", now + 40ms, [&] { done.count_down(); });
    done.wait();
    QCOMPARE(count.load(), 1);
}

void TestAgenda::whatIsHurriedIsDoneAtOnce()
{
    Agenda agenda(1);
    std::latch done(1);
    agenda.hurry("nobody");
    agenda.later("far", std::chrono::steady_clock::now() + std::chrono::hours(24), [&] { done.count_down(); });
    agenda.hurry("far");
    done.wait();
    agenda.hurry("far"); // only once
}

void TestAgenda::theEndWaitsForWhatHasBegun()
{
    std::atomic<bool> isDone = false;
    std::latch begun(1);
    {
        Agenda agenda;
        agenda.soon([&] {
            begun.count_down();
            isDone = true;
        });
        agenda.later("never", std::chrono::steady_clock::now() + 1h, [] { std::abort(); });
        begun.wait();
    }
    QVERIFY(isDone);
}

QTEST_GUILESS_MAIN(TestAgenda)
#include "tst_agenda.moc"
