// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/programs.h"
#include "core/runtime/sealedprogram.h"
#include "core/runtime/words.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <array>
#include <cerrno>
#include <unistd.h>

using namespace darse;
using namespace darse::runtime;

/// What needs no container: the choice of a runtime, what its words mean, its copy in memory.
class TestRuntimeParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void crunIsChosenUnlessItWouldRefuse();
    void withoutARuntimeTheRemedyIsTold();
    void aHybridLayoutInUseIsSeen();
    void wordsOfRuntimesBecomeKinds_data();
    void wordsOfRuntimesBecomeKinds();
    void otherFailuresAreNeverAboutTheProgram();
    void theFirstArgumentIsFoundInEitherDocument();
    void aSealedCopyFollowsTheProgram();
    void aSealedCopyOutlivesTheProgram();
    void aSealedCopyCannotBeChanged();
};

void TestRuntimeParts::crunIsChosenUnlessItWouldRefuse()
{
    const RuntimesFound both{.crun = "/c", .runc = "/r"};
    QCOMPARE(chooseRuntime(both, {})->name, std::string("crun"));
    QCOMPARE(chooseRuntime(both, "runc")->program, std::string("/r"));
    const RuntimesFound hybrid{.crun = "/c", .runc = "/r", .isHybridInUse = true};
    QCOMPARE(chooseRuntime(hybrid, {})->name, std::string("runc"));
    QVERIFY(chooseRuntime(hybrid, {})->reason.find("v2 tree") != std::string::npos);
    QCOMPARE(chooseRuntime(hybrid, "crun")->name, std::string("crun"));
    QCOMPARE(chooseRuntime({.runc = "/r"}, {})->name, std::string("runc"));
}

void TestRuntimeParts::withoutARuntimeTheRemedyIsTold()
{
    for (const auto& choice : {chooseRuntime({}, {}), chooseRuntime({.crun = "/c", .isHybridInUse = true}, {}),
                               chooseRuntime({.crun = "/c"}, "runc")}) {
        VERIFY_FAILS(choice, ErrorKind::Unsupported);
        QVERIFY(choice.error().detail().starts_with("install "));
    }
}

void TestRuntimeParts::aHybridLayoutInUseIsSeen()
{
    const test::TempDir cgroups;
    QVERIFY(!isHybridInUse(cgroups.path()));
    cgroups.write("unified/cgroup.controllers", "\n");
    QVERIFY(!isHybridInUse(cgroups.path()));
    cgroups.write("unified/cgroup.controllers", "hugetlb\n");
    QVERIFY(isHybridInUse(cgroups.path()));
    cgroups.write("cgroup.controllers", "cpu memory\n");
    QVERIFY(!isHybridInUse(cgroups.path()));
}

void TestRuntimeParts::wordsOfRuntimesBecomeKinds_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("code");
    QTest::newRow("crun: in no folder") << QStringLiteral(
                                               "executable file `x` not found in $PATH: No such file or directory\n")
                                        << 127;
    QTest::newRow("crun: JSON")
        << QStringLiteral(R"({"msg":"executable file `x` not found in $PATH: No such file","level":"error"})") << 127;
    QTest::newRow("crun: not executable") << QStringLiteral("open executable: Permission denied") << 126;
    QTest::newRow("runc: in no folder")
        << QStringLiteral(
               R"(time="2026-01-01T00:00:00Z" level=error msg="runc create failed: unable to start container process: )"
               R"(exec: \"x\": executable file not found in $PATH")")
        << 127;
    QTest::newRow("runc: no such path")
        << QStringLiteral(R"(time="T" level=error msg="exec: \"/x\": stat /x: no such file or directory")") << 127;
    QTest::newRow("runc: not executable")
        << QStringLiteral(R"(time="T" level=error msg="exec: \"/x\": permission denied")") << 126;
    QTest::newRow("a warning before it") << QStringLiteral("a warning\nopen executable: Permission denied\n") << 126;
    QTest::newRow("a file that is missing") << QStringLiteral("mount `/x`: No such file or directory") << 125;
    QTest::newRow("a right that is missing") << QStringLiteral("mount `proc`: Permission denied") << 125;
    QTest::newRow("no such container") << QStringLiteral("time=\"T\" msg=\"container does not exist\"") << 125;
    QTest::newRow("nothing") << QString() << 125;
}

void TestRuntimeParts::wordsOfRuntimesBecomeKinds()
{
    QFETCH(const QString, words);
    const Error error = launchError({.runtime = "crun", .verb = "create", .name = "web"}, "x", words.toStdString());
    QTEST(int(launchFailure(error)), "code");
    QCOMPARE(QString::fromStdString(error.detail()), words);
}

void TestRuntimeParts::otherFailuresAreNeverAboutTheProgram()
{
    const Attempt attempt{.runtime = "crun", .verb = "pause the container", .name = "web"};
    const Error error = toolError(attempt, "the container `web` is not running\n");
    QVERIFY(error.kind() == ErrorKind::InvalidState);
    QCOMPARE(error.message(),
             std::string("crun could not pause the container web: the container `web` is not running"));
    QVERIFY(toolError(attempt, "something new").kind() == ErrorKind::Io);
    QVERIFY(toolError(attempt, "cannot pause the container without a cgroup").kind() == ErrorKind::Unsupported);
}

void TestRuntimeParts::theFirstArgumentIsFoundInEitherDocument()
{
    QCOMPARE(firstArgument(R"({"args": ["a", "b"]})"), std::string("a"));
    QCOMPARE(firstArgument(R"({"process": {"args": ["c"]}})"), std::string("c"));
    for (const char* text : {"", "{", "[]", "{}", R"({"args": []})", R"({"args": [1]})", R"({"process": 1})"})
        QCOMPARE(firstArgument(text), std::string());
}

void TestRuntimeParts::aSealedCopyFollowsTheProgram()
{
    const test::TempDir folder;
    folder.write("program", "one");
    SealedProgram program(folder / "program");
    const auto first = program.copy();
    QVERIFY(first);
    QCOMPARE(program.copy()->get(), first->get());
    folder.write("program", "three");
    const auto second = program.copy();
    std::array<char, 8> bytes{};
    QCOMPARE(::pread(second->get(), bytes.data(), bytes.size(), 0), ssize_t{5});
    QCOMPARE(::pread(first->get(), bytes.data(), bytes.size(), 0), ssize_t{3});
}

void TestRuntimeParts::aSealedCopyOutlivesTheProgram()
{
    const test::TempDir folder;
    folder.write("program", "one");
    SealedProgram program(folder / "program");
    const auto first = program.copy();
    std::filesystem::remove(folder / "program");
    QCOMPARE(program.copy()->get(), first->get());
    QVERIFY(!SealedProgram(folder / "nothing").copy());
}

void TestRuntimeParts::aSealedCopyCannotBeChanged()
{
    const test::TempDir folder;
    folder.write("program", "one");
    const auto copy = SealedProgram(folder / "program").copy();
    QCOMPARE(::pwrite(copy->get(), "x", 1, 0), ssize_t{-1});
    QCOMPARE(errno, EPERM);
}

QTEST_GUILESS_MAIN(TestRuntimeParts)
#include "tst_runtimeparts.moc"
