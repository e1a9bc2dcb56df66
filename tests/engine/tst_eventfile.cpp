// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/eventfile.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <algorithm>
#include <fstream>

using namespace darse;
using engine::Event;
using engine::EventFile;

/// The events of an engine that has ended.
class TestEventFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eventsAreThereAgain();
    void aLineThatWasCutOffIsLeftOut();
    void theFileDoesNotGrowForEver();
    void whatCannotBeReadIsSetAside();
};

void TestEventFile::eventsAreThereAgain()
{
    const test::TempDir dir;
    const Event event{.at = std::chrono::sys_time<std::chrono::nanoseconds>(std::chrono::nanoseconds(1234567890123)),
                      .type = "container",
                      .action = "die",
                      .object = "abc",
                      .attributes = {{"exitCode", "3"}, {"name", "web\n\xff"}}};
    {
        auto file = EventFile::open(dir / "events.log", 10);
        file.append(event);
    }
    auto file = EventFile::open(dir / "events.log", 10);
    const auto events = file.takeEvents();
    QCOMPARE(events.size(), std::size_t{1});
    QVERIFY(events[0].at == event.at && events[0].type == "container" && events[0].action == "die");
    QVERIFY(events[0].attributes.at("exitCode") == "3");
    QVERIFY(events[0].attributes.at("name").starts_with("web\n"));
}

void TestEventFile::aLineThatWasCutOffIsLeftOut()
{
    const test::TempDir dir;
    {
        auto file = EventFile::open(dir / "events.log", 10);
        file.append({.type = "image", .action = "pull", .object = "a"});
    }
    std::ofstream(dir / "events.log", std::ios::app) << R"({"at": 5, "type": "con)";
    {
        auto file = EventFile::open(dir / "events.log", 10);
        QCOMPARE(file.takeEvents().size(), std::size_t{1});
        file.append({.type = "image", .action = "tag", .object = "b"});
    }
    auto file = EventFile::open(dir / "events.log", 10);
    QCOMPARE(file.takeEvents().size(), std::size_t{2});
}

void TestEventFile::theFileDoesNotGrowForEver()
{
    const test::TempDir dir;
    auto file = EventFile::open(dir / "events.log", 10);
    for (int i = 0; i < 1000; ++i)
        file.append({.type = "image", .action = std::to_string(i), .object = "a"});
    const std::string content = test::contentOf(dir / "events.log");
    QVERIFY(std::ranges::count(content, '\n') <= 20);
    auto again = EventFile::open(dir / "events.log", 10);
    QVERIFY(again.takeEvents().back().action == "999");
}

void TestEventFile::whatCannotBeReadIsSetAside()
{
    const test::TempDir dir;
    std::filesystem::create_directory(dir / "events.log");
    auto file = EventFile::open(dir / "events.log", 10);
    QVERIFY(!file.complaint().empty());
    QVERIFY(std::filesystem::is_directory(dir / "events.log.damaged"));
    file.append({.type = "image", .action = "pull", .object = "a"});
    auto again = EventFile::open(dir / "events.log", 10);
    QVERIFY(again.complaint().empty());
    QCOMPARE(again.takeEvents().size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TestEventFile)
#include "tst_eventfile.moc"
