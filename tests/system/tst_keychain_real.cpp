// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/systemkeychain.h"
#include "tests/support/verify.h"

#include <QTest>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using namespace darse;
using namespace darse::registry;

/// The Secret Service of a session of its own, which with-keyring.sh has opened.
class TestKeychainReal : public QObject {
    Q_OBJECT

private:
    const std::unique_ptr<Keychain> m_keychain = systemKeychain(); // one for all, as a program has it

private Q_SLOTS:
    void secretIsKeptFoundAndForgotten()
    {
        QVERIFY(m_keychain->isThere({}).value());
        QVERIFY(!m_keychain->read("reg.test", {}).value());
        VERIFY_OK(m_keychain->write("reg.test", Secret("canary"), {}));
        const auto found = m_keychain->read("reg.test", {});
        VERIFY_OK(found);
        QVERIFY(found->has_value());
        QCOMPARE(std::string((*found)->reveal()), std::string("canary"));
        QCOMPARE(m_keychain->erase("reg.test", {}).value(), true);
        QVERIFY(!m_keychain->read("reg.test", {}).value());
    }
    void manyThreadsMayAsk()
    {
        VERIFY_OK(m_keychain->write("many.test", Secret("canary"), {}));
        std::atomic<int> right = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 8; ++i) {
                threads.emplace_back([&] {
                    const auto found = m_keychain->read("many.test", {});
                    right += found && *found && (*found)->reveal() == "canary" ? 1 : 0;
                });
            }
        }
        QCOMPARE(right.load(), 8);
        QCOMPARE(m_keychain->erase("many.test", {}).value(), true);
    }
};

QTEST_GUILESS_MAIN(TestKeychainReal)
#include "tst_keychain_real.moc"
