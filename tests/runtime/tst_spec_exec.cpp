// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/capabilities.h"
#include "tests/runtime/crunbundle.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::test;

namespace {

std::uint64_t hex(const std::string& text)
{
    return std::stoull(text, nullptr, 16);
}

runtime::ExecConfig shell(const std::string& line)
{
    return {.arguments = {"/bin/sh", "-c", line}};
}

} // namespace

/// What makeProcess() says comes true in a container that lives, and what cannot be run safely is not.
class TestSpecExec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anExecIsConfinedLikeItsContainer_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("crun") << QStringLiteral("crun");
        QTest::newRow("runc") << QStringLiteral("runc");
    }

    void anExecIsConfinedLikeItsContainer()
    {
        QFETCH(const QString, program);
        CrunBundle bundle;
        bundle.program = program.toStdString();
        bundle.machine.usesBpfAnnotation = bundle.program == "crun";
        container::Config config;
        config.environment = {"A=1", "B=1"};
        config.workingDirectory = "/home/web";
        config.security.options = {"no-new-privileges"};
        config.ulimits = {{.name = "nofile", .soft = 99, .hard = 99}};
        runtime::ExecConfig exec = shell("pwd; echo $A $B; id -u; id -g; ulimit -n; cat /proc/self/status");
        exec.environment = {"B=2"};
        const auto run = bundle.exec(config, exec, {.user = 1000, .group = 1001, .groups = {5}});
        VERIFY_OK(run);
        QVERIFY2(run->output.starts_with("/home/web\n1 2\n1000\n1001\n99\n"), (run->output + run->errors).c_str());
        QCOMPARE(statusField(run->output, "Seccomp"), std::string("2"));
        QCOMPARE(statusField(run->output, "NoNewPrivs"), std::string("1"));
        QCOMPARE(hex(statusField(run->output, "CapEff")), std::uint64_t{0});
        QCOMPARE(hex(statusField(run->output, "CapInh")), std::uint64_t{0});
        QCOMPARE(hex(statusField(run->output, "CapBnd")), runtime::usualCapabilities());
    }

    void aPrivilegedExecHasAllThatWeHave()
    {
        CrunBundle bundle;
        runtime::ExecConfig exec = shell("cat /proc/self/status; exit 7");
        exec.isPrivileged = true;
        const auto run = bundle.exec({}, exec, {});
        VERIFY_OK(run);
        QCOMPARE(run->exitCode, 7);
        QVERIFY(hex(statusField(run->output, "CapEff")) > runtime::usualCapabilities());
    }

    void runcTakesADomainNameToo()
    {
        CrunBundle bundle;
        bundle.program = "runc";
        bundle.machine.usesBpfAnnotation = false;
        container::Config config;
        config.domainname = "harbour.example";
        const auto run = bundle.run(config, "cat /proc/sys/kernel/domainname");
        VERIFY_OK(run);
        QCOMPARE(run->output, std::string("harbour.example\n"));
    }

    void linksInTheImageDoNotLeadTheRuntimeOut_data()
    {
        QTest::addColumn<QString>("folder");
        for (const char* folder : {"dev", "proc", "sys"})
            QTest::newRow(folder) << QString::fromLatin1(folder);
    }

    void linksInTheImageDoNotLeadTheRuntimeOut()
    {
        QFETCH(const QString, folder);
        CrunBundle bundle;
        const TempDir elsewhere;
        std::filesystem::remove(bundle.root() / folder.toStdString());
        std::filesystem::create_directory_symlink(elsewhere.path(), bundle.root() / folder.toStdString());
        VERIFY_FAILS(bundle.run({}, "true"), ErrorKind::InvalidInput);
        QVERIFY(std::filesystem::is_empty(elsewhere.path()));
    }

    void aWorkingDirectoryBehindALinkStaysInside()
    {
        CrunBundle bundle;
        for (int fd = 3; fd < 20; ++fd)
            std::filesystem::create_symlink("/proc/self/fd/" + std::to_string(fd),
                                            bundle.root() / ("out" + std::to_string(fd)));
        for (int fd = 3; fd < 20; ++fd) {
            container::Config config;
            config.workingDirectory = "/out" + std::to_string(fd);
            const auto run = bundle.run(config, "ls -d ../../../../usr/lib/os-release 2>/dev/null; pwd");
            VERIFY_OK(run);
            QVERIFY2(run->exitCode != 0 || run->output == "/\n", run->output.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestSpecExec)
#include "tst_spec_exec.moc"
