// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/namespacelimits.h"
#include "core/sys/trustedprogram.h"
#include "tests/support/tempdir.h"

#include <QTest>

#include <cerrno>
#include <cstdlib>
#include <sys/stat.h>

using namespace darse;
using namespace darse::sys;

namespace {

Finding told(const NamespaceLimits& limits, int number)
{
    return whyRefused(limits, Error::fromErrno(number, "make a user namespace"));
}

bool contains(const std::string& text, const char* part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

/// What a person is told when the kernel says no, and where programs with privileges may come from.
class TestNamespaceLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySwitchIsNamedWithItsRemedy_data()
    {
        QTest::addColumn<NamespaceLimits>("limits");
        QTest::addColumn<int>("number");
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<QByteArray>("remedy");
        const auto row = [](const char* name, const NamespaceLimits& limits, int number, const char* reason,
                            const char* remedy) {
            QTest::newRow(name) << limits << number << QByteArray(reason) << QByteArray(remedy);
        };
        row("none allowed", {.most = 0}, ENOSPC, "user.max_user_namespaces is 0", "user.max_user_namespaces=");
        row("too many", {.most = 10}, ENOSPC, "as many user namespaces", "user.max_user_namespaces=20");
        row("too deep", {.most = 10}, EUSERS, "nested too deeply", "");
        row("Debian's switch", {.most = 10, .isOpenToAll = 0}, EPERM, "kernel.unprivileged_userns_clone is 0",
            "kernel.unprivileged_userns_clone=1");
        row("Ubuntu's AppArmor", {.most = 10, .isOpenToAll = 1, .needsAppArmorRule = 1}, EPERM, "AppArmor",
            "\"userns,\"");
        row("AppArmor says EACCES", {.needsAppArmorRule = 1}, EACCES, "AppArmor", "AppArmor profile");
        row("a sandbox", {.most = 10, .isOpenToAll = 1, .needsAppArmorRule = 0}, EPERM, "container", "outside");
        row("an old kernel", {.isInKernel = false}, EINVAL, "without user namespaces", "CONFIG_USER_NS");
        row("anything else", {.most = 10}, EIO, "make a user namespace", "");
    }
    void everySwitchIsNamedWithItsRemedy()
    {
        QFETCH(NamespaceLimits, limits);
        QFETCH(int, number);
        QFETCH(QByteArray, reason);
        QFETCH(QByteArray, remedy);
        const Finding finding = told(limits, number);
        QCOMPARE(finding.name, std::string("userNamespace"));
        QVERIFY(!finding.isOk);
        QVERIFY2(contains(finding.reason, reason.constData()), finding.reason.c_str());
        QVERIFY2(contains(finding.remedy, remedy.constData()), finding.remedy.c_str());
    }

    void pathHasNoSay()
    {
        const test::TempDir dir;
        dir.write("newuidmap-of-a-stranger", "#!/bin/sh\n");
        const std::string file = (dir / "newuidmap-of-a-stranger").string();
        QCOMPARE(::chmod(file.c_str(), 0755), 0);
        qputenv("PATH", QByteArray::fromStdString(dir.path().string()));
        QVERIFY(!trustedProgram("newuidmap-of-a-stranger"));
        QVERIFY(!trustedProgram(file));
        QVERIFY(!trustedProgram("../../" + file));
        QVERIFY(!trustedProgram(""));
        QVERIFY(trustedProgram("sh").value_or("").starts_with('/'));
    }
};

QTEST_APPLESS_MAIN(TestNamespaceLimits)
#include "tst_namespacelimits.moc"
