// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/state/records.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <fstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace darse;
using state::Records;

/// What an engine remembers.
class TestRecords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsKeptIsFoundAgain();
    void changesAreWholeOrNotAtAll();
    void whatAKilledProcessHasKeptIsThere();
    void manyThreadsMayKeep();
    void otherFilesAreLeftAlone();
    void whatIsReadableOfADamagedFileIsKept();
    void whatNobodyCanReadIsSetAside();
};

void TestRecords::whatIsKeptIsFoundAgain()
{
    const test::TempDir dir;
    {
        auto records = Records::open(dir.path() / "state.db");
        VERIFY_OK(records);
        VERIFY_OK((*records)->put("container", "b", "{\"two\": 2}"));
        VERIFY_OK((*records)->put("container", "a", std::string("\0 odd", 5)));
        VERIFY_OK((*records)->put("volume", "a", "other"));
        VERIFY_OK((*records)->put("container", "b", "{\"two\": 3}"));
        VERIFY_OK((*records)->put("container", "c", "gone"));
        VERIFY_OK((*records)->forget("container", "c"));
        VERIFY_OK((*records)->forget("container", "never"));
    }
    auto records = Records::open(dir.path() / "state.db");
    VERIFY_OK(records);
    const auto all = (*records)->all("container");
    VERIFY_OK(all);
    QCOMPARE(all->size(), std::size_t{2});
    QVERIFY(all->at(0).key == "a" && all->at(0).document == std::string("\0 odd", 5));
    QVERIFY(all->at(1).key == "b" && all->at(1).document == "{\"two\": 3}");
    QVERIFY((*records)->find("volume", "a")->value() == "other");
    QVERIFY(!(*records)->find("volume", "b")->has_value());
}

void TestRecords::changesAreWholeOrNotAtAll()
{
    const test::TempDir dir;
    auto records = Records::open(dir.path() / "state.db");
    VERIFY_OK(records);
    VERIFY_OK((*records)->change({{"a", "1", "x"}, {"b", "1", "y"}, {"a", "2", "z"}, {"a", "1", std::nullopt}}));
    QCOMPARE((*records)->all("a")->size(), std::size_t{1});
    QCOMPARE((*records)->all("b")->size(), std::size_t{1});
}

void TestRecords::whatAKilledProcessHasKeptIsThere()
{
    const test::TempDir dir;
    const pid_t child = ::fork();
    if (child == 0) {
        auto records = Records::open(dir.path() / "state.db");
        for (int i = 0; records && i < 100; ++i)
            static_cast<void>((*records)->put("k", std::to_string(i), "v"));
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    auto records = Records::open(dir.path() / "state.db");
    VERIFY_OK(records);
    QCOMPARE((*records)->all("k")->size(), std::size_t{100});
}

void TestRecords::manyThreadsMayKeep()
{
    const test::TempDir dir;
    auto records = Records::open(dir.path() / "state.db");
    VERIFY_OK(records);
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back([&records, t] {
                for (int i = 0; i < 50; ++i)
                    static_cast<void>((*records)->put("k", std::to_string(t * 50 + i), "v"));
            });
        }
    }
    QCOMPARE((*records)->all("k")->size(), std::size_t{400});
}

void TestRecords::otherFilesAreLeftAlone()
{
    const test::TempDir dir;
    const auto path = dir.path() / "state.db";
    std::ofstream(path) << "this is no database, and long enough to be told from an empty one";
    VERIFY_FAILS(Records::open(path), ErrorKind::InvalidState);
    std::string content;
    std::getline(std::ifstream(path), content);
    QVERIFY(content.starts_with("this is no database"));
    std::filesystem::create_symlink("/etc/passwd", dir.path() / "link.db");
    QVERIFY(!Records::open(dir.path() / "link.db"));
}

void TestRecords::whatIsReadableOfADamagedFileIsKept()
{
    const test::TempDir dir;
    const auto path = dir.path() / "state.db";
    std::ofstream(path) << "this is no database, and long enough to be told from an empty one";
    const auto anew = Records::openOrSalvage(path);
    VERIFY_OK(anew);
    QVERIFY((*anew)->isSalvaged());
    QCOMPARE((*anew)->complaints().size(), std::size_t{1});
    QVERIFY(std::filesystem::exists(dir.path() / "state.db.damaged-1"));
    VERIFY_OK((*anew)->put("k", "a", "v"));
    const auto again = Records::openOrSalvage(path);
    VERIFY_OK(again);
    QVERIFY(!(*again)->isSalvaged());
    QCOMPARE((*again)->all("k")->size(), std::size_t{1});
}

void TestRecords::whatNobodyCanReadIsSetAside()
{
    const test::TempDir dir;
    const auto records = Records::open(dir.path() / "state.db");
    VERIFY_OK(records);
    VERIFY_OK((*records)->put("container", "a", "{"));
    (*records)->setAside({.key = "a", .document = "{"}, "container", "the record of a is damaged");
    QVERIFY((*records)->all("container")->empty());
    QCOMPARE((*records)->all("aside.container")->size(), std::size_t{1});
    QCOMPARE((*records)->complaints().size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TestRecords)
#include "tst_records.moc"
