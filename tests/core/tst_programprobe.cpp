// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/programprobe.h"
#include "core/sys/programversion.h"
#include "tests/support/verify.h"

#include <algorithm>

using namespace darse;
using namespace darse::sys;

namespace {

const ProgramRow& row(std::string_view name)
{
    return *std::ranges::find(containerPrograms(), name, &ProgramRow::name);
}

QString versionIn(const char* output, const char* program)
{
    const auto version = findVersion(output, program);
    return version ? QString::fromStdString(sys::toString(*version)) : QStringLiteral("none");
}

bool hasHole(std::string_view program, std::string_view id, const char* version)
{
    return std::ranges::any_of(knownHoles(), [&](const Hole& hole) {
        return hole.program == program && hole.id.find(id) != std::string_view::npos &&
               isOpen(hole, findVersion(version, "-").value_or(ProgramVersion{}));
    });
}

} // namespace

/// Programs that containers are made of: their versions, their holes, and how to get them.
class TestProgramProbe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void versionsAreFound_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QByteArray>("program");
        QTest::addColumn<QString>("version");
        const auto add = [](const char* program, const char* output, const char* version) {
            QTest::newRow(program) << QByteArray(output) << QByteArray(program) << QString::fromLatin1(version);
        };
        add("crun", "crun version 1.8.1\ncommit: f8a096be060b22ccd3d5f3ebe44108517fbf6c30\nspec: 1.0.0\n", "1.8.1");
        add("runc", "runc version 1.1.5+ds1\ncommit: 1.1.5+ds1-1+deb12u1\nspec: 1.0.2-dev\ngo: go1.19.8\n", "1.1.5");
        add("conmon", "conmon version 2.1.6\ncommit: unknown\n", "2.1.6");
        add("netavark", "netavark 1.4.0\n", "1.4.0");
        add("slirp4netns", "slirp4netns version 1.2.0\nlibslirp: 4.7.0\n", "1.2.0");
        add("fuse-overlayfs", "fusermount3 version: 3.14.0\nfuse-overlayfs: version 1.10\n", "1.10");
        add("catatonit", "tini version 0.1.7_catatonit\n", "0.1.7");
        add("criu", "Version: 3.17.1\n", "3.17.1");
        add("pasta", "pasta unknown version\nCopyright Red Hat\n<https://www.gnu.org/licenses/agpl-3.0.html>\n",
            "none");
        add("nothing", "", "none");
        add("huge", "huge 99999999999999999999.1", "none");
        add("dots", "dots 1..2 and 7.", "none");
    }
    void versionsAreFound()
    {
        QFETCH(QByteArray, output);
        QFETCH(QByteArray, program);
        QFETCH(QString, version);
        QCOMPARE(versionIn(output.constData(), program.constData()), version);
    }

    void versionsAreCompared()
    {
        const auto compare = [](const char* left, const char* right) {
            return compareVersions(*findVersion(left, "-"), *findVersion(right, "-"));
        };
        QVERIFY(compare("1.9.0", "1.25.1") < 0);
        QVERIFY(compare("1.25.1", "1.25") > 0);
        QCOMPARE(compare("1.25.0", "1.25"), 0);
    }

    void holesAreClosedBranchByBranch()
    {
        const char* id = "CVE-2025-31133";
        for (const char* open : {"1.1.5", "1.1.15", "1.2.7", "1.3.2"})
            QVERIFY2(hasHole("runc", id, open), open);
        for (const char* closed : {"1.2.8", "1.2.9", "1.3.3", "1.4.0", "1.5.2", "2.0.0"})
            QVERIFY2(!hasHole("runc", id, closed), closed);
        QVERIFY2(hasHole("runc", "CVE-2026-41579", "1.2.8"), "a branch without a fix");
        QVERIFY(hasHole("crun", "/proc", "1.25") && !hasHole("crun", "/proc", "1.25.1"));
        QVERIFY(hasHole("crun", "CVE-2026-47766", "1.27") && !hasHole("crun", "CVE-2026-47766", "1.28"));
    }

    void youngHolesAreNotInOldVersions()
    {
        const char* id = "CVE-2024-8418";
        QVERIFY(!hasHole("aardvark-dns", id, "1.4.0") && hasHole("aardvark-dns", id, "1.12.1"));
        QVERIFY(!hasHole("aardvark-dns", id, "1.12.2"));
    }

    void everyHoleHasAProgramAndAFix()
    {
        for (const Hole& hole : knownHoles()) {
            const auto programs = containerPrograms();
            QVERIFY(std::ranges::find(programs, hole.program, &ProgramRow::name) != programs.end());
            QVERIFY(findVersion(hole.closed, "-").has_value() && !hole.meaning.empty());
        }
    }

    void missingProgramsAreExplained()
    {
        const ProgramFound found = judgeProgram(row("conmon"), {}, {}, Installer::Apt);
        QVERIFY(!found.finding.isOk && found.finding.isEssential);
        QCOMPARE(found.finding.reason, std::string("conmon is not installed"));
        QCOMPARE(found.finding.remedy, std::string("sudo apt install conmon"));
        QVERIFY(!found.finding.consequence.empty());
    }

    void oldProgramsAreExplained()
    {
        const ProgramFound found = judgeProgram(row("runc"), "/usr/bin/runc", "runc version 1.1.5", Installer::Dnf);
        QVERIFY(!found.finding.isOk && !found.finding.isEssential);
        const QString reason = QString::fromStdString(found.finding.reason);
        QVERIFY(reason.contains(QStringLiteral("CVE-2024-21626 (closed in 1.1.12)")));
        QVERIFY(reason.contains(QStringLiteral("(closed in 1.2.8, 1.3.3, 1.4.0)")));
        QVERIFY(reason.endsWith(QStringLiteral("unless your distribution has backported it")));
        QCOMPARE(found.finding.remedy, std::string("sudo dnf upgrade runc"));
        const ProgramFound good = judgeProgram(row("runc"), "/usr/bin/runc", "runc version 1.5.0", Installer::Dnf);
        QVERIFY(good.finding.isOk && good.finding.remedy.empty() && good.finding.consequence.empty());
    }

    void oneOfAGroupIsEnough()
    {
        std::vector<ProgramFound> found{judgeProgram(row("crun"), {}, {}, Installer::Apt),
                                        judgeProgram(row("runc"), "/bin/runc", "runc 9.9", Installer::Apt),
                                        judgeProgram(row("conmon"), {}, {}, Installer::Apt)};
        forgiveAlternatives(found);
        QVERIFY(!found[0].finding.isEssential && found[2].finding.isEssential);
        found = {judgeProgram(row("crun"), {}, {}, Installer::Apt), judgeProgram(row("runc"), {}, {}, Installer::Apt)};
        forgiveAlternatives(found);
        QVERIFY(found[0].finding.isEssential && found[1].finding.isEssential);
    }

    void installersAreTold_data()
    {
        QTest::addColumn<QByteArray>("release");
        QTest::addColumn<QString>("command");
        QTest::newRow("Debian") << QByteArray("PRETTY_NAME=\"Debian\"\nID=debian\n")
                                << QStringLiteral("sudo apt install passt");
        QTest::newRow("Ubuntu") << QByteArray("ID=ubuntu\nID_LIKE=debian\n")
                                << QStringLiteral("sudo apt install passt");
        QTest::newRow("Mint") << QByteArray("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n")
                              << QStringLiteral("sudo apt install passt");
        QTest::newRow("Fedora") << QByteArray("ID=fedora\n") << QStringLiteral("sudo dnf install passt");
        QTest::newRow("Rocky") << QByteArray("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n")
                               << QStringLiteral("sudo dnf install passt");
        QTest::newRow("unknown") << QByteArray("ID=\"\n=\nID_LIKE=\n")
                                 << QStringLiteral("install the program pasta with the tools of your distribution");
    }
    void installersAreTold()
    {
        QFETCH(QByteArray, release);
        QFETCH(QString, command);
        QCOMPARE(QString::fromStdString(installCommand(installerOf(release.toStdString()), "pasta")), command);
    }
};

QTEST_GUILESS_MAIN(TestProgramProbe)
#include "tst_programprobe.moc"
