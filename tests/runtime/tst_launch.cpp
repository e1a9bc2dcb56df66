// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/folder.h"
#include "core/runtime/launch.h"
#include "tests/runtime/runtimefixture.h"
#include "tests/support/openfiles.h"
#include "tests/support/verify.h"

#include <QTest>

#include <thread>

using namespace darse;
using namespace darse::runtime;
using test::RuntimeFixture;

/// Containers that do not come to life.
class TestLaunch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_openFiles = test::openFileCount(); }
    void cleanup() { QCOMPARE(test::openFileCount(), m_openFiles); }

    void whatCannotRunIsToldApart_data();
    void whatCannotRunIsToldApart();
    void aBundleThatIsDamagedIsNoFailureOfTheProgram();
    void aStopEndsTheAttempt();
    void aMonitorThatSaysNothingIsEnded();

private:
    std::size_t m_openFiles = 0;
};

void TestLaunch::whatCannotRunIsToldApart_data()
{
    QTest::addColumn<QString>("runtime");
    QTest::addColumn<QString>("program");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("message");
    for (const char* runtime : {"crun", "runc"}) {
        const QString name = QString::fromLatin1(runtime);
        QTest::addRow("%s: in no folder", runtime)
            << name << QStringLiteral("nginxx") << 127 << QStringLiteral("nginxx: executable file not found in $PATH");
        QTest::addRow("%s: no such path", runtime) << name << QStringLiteral("/bin/nginxx") << 127
                                                   << QStringLiteral("/bin/nginxx: no such file in the container");
        QTest::addRow("%s: not executable", runtime)
            << name << QStringLiteral("/bin/plain") << 126
            << QStringLiteral("/bin/plain: not an executable file, or not permitted");
        QTest::addRow("%s: a folder", runtime) << name << QStringLiteral("/bin") << 126
                                               << QStringLiteral("/bin: not an executable file, or not permitted");
    }
}

void TestLaunch::whatCannotRunIsToldApart()
{
    QFETCH(const QString, runtime);
    QFETCH(const QString, program);
    RuntimeFixture fixture(runtime.toStdString());
    const Launch launch = fixture.bundle({.arguments = {program.toStdString()}});
    const auto launched = fixture.runtime().create(launch, {});
    QVERIFY(!launched);
    QTEST(int(launchFailure(launched.error())), "code");
    QTEST(QString::fromStdString(launched.error().message()), "message");
    QVERIFY(!launched.error().detail().empty());
    QVERIFY(fixture.runtime().list()->empty());
}

void TestLaunch::aBundleThatIsDamagedIsNoFailureOfTheProgram()
{
    RuntimeFixture fixture;
    const Launch launch = fixture.bundle({.arguments = {"true"}});
    std::filesystem::remove(launch.bundle / "config.json");
    const auto launched = fixture.runtime().create(launch, {});
    QVERIFY(!launched);
    QCOMPARE(int(launchFailure(launched.error())), int(LaunchFailure::Engine));
    QVERIFY(!launched.error().detail().empty());
    QVERIFY(fixture.runtime().list()->empty());
    QVERIFY(std::filesystem::is_empty(fixture.places().folder / "c"));
}

void TestLaunch::aStopEndsTheAttempt()
{
    RuntimeFixture fixture;
    std::stop_source source;
    source.request_stop();
    VERIFY_FAILS(fixture.runtime().create(fixture.bundle({.arguments = {"true"}}), source.get_token()),
                 ErrorKind::Canceled);
    QVERIFY(fixture.runtime().list()->empty());
}

void TestLaunch::aMonitorThatSaysNothingIsEnded()
{
    const test::TempDir folder;
    folder.write("monitor", "#!/bin/sh\n: > \"$PWD/began\"\nexec sleep 1000\n");
    std::filesystem::permissions(folder / "monitor", std::filesystem::perms::owner_all);
    RuntimePrograms programs;
    programs.monitor = folder / "monitor";
    const Folder place({.folder = folder / "run"});
    VERIFY_OK(place.make());
    Launch launch;
    launch.id = RuntimeFixture::freshId();
    VERIFY_OK(place.beginRun(launch.id));
    std::stop_source source;
    Result<Launched> launched = Launched{};
    {
        const std::jthread starter([&] {
            launched = launchMonitor({.programs = programs, .tool = {}, .folder = place}, launch, source.get_token());
        });
        QTRY_VERIFY(std::filesystem::exists(place.run(launch.id) / "began"));
        source.request_stop();
    }
    VERIFY_FAILS(launched, ErrorKind::Canceled);
}

QTEST_GUILESS_MAIN(TestLaunch)
#include "tst_launch.moc"
