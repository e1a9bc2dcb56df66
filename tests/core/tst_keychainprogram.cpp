// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/keychainprogram.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::registry;
using darse::test::TempDir;

/// The keychain of the desktop by way of another program.
class TestKeychainProgram : public QObject {
    Q_OBJECT

private:
    const TempDir m_dir;

private Q_SLOTS:
    void keychainIsAskedByItsProgram()
    {
        const auto program = m_dir / "keychain";
        m_dir.write("keychain", "#!/bin/sh\n"
                                "cd \"$(dirname \"$0\")\" || exit 9\n"
                                "case $1:$2 in\n"
                                "*:denied) exit 5 ;;\n"
                                "find:*) [ ! -e locked ] || exit 4 ;;\n"
                                "read:*) cat \"kept-$2\" 2>/dev/null || exit 3 ;;\n"
                                "write:*) cat >\"kept-$2\" ;;\n"
                                "erase:*) rm \"kept-$2\" 2>/dev/null || exit 3 ;;\n"
                                "esac\n");
        std::filesystem::permissions(program, std::filesystem::perms::owner_all);
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        KeychainProgram keychain(program.string(), std::make_shared<sys::SystemProcessRunner>());
        QCOMPARE(keychain.isThere({}).value(), true);
        QVERIFY(!keychain.read("reg.test", {}).value());
        VERIFY_OK(keychain.write("reg.test", Secret("canary"), {}));
        QCOMPARE(std::string(keychain.read("reg.test", {}).value()->reveal()), std::string("canary"));
        QCOMPARE(keychain.erase("reg.test", {}).value(), true);
        QCOMPARE(keychain.erase("reg.test", {}).value(), false);
        VERIFY_FAILS(keychain.write("denied", Secret("x"), {}), ErrorKind::PermissionDenied);
        m_dir.write("locked", {});
        QCOMPARE(keychain.isThere({}).value(), false);
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    }
};

QTEST_GUILESS_MAIN(TestKeychainProgram)
#include "tst_keychainprogram.moc"
