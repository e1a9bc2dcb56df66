// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/guard.h"
#include "tests/support/openfiles.h"

#include <QTest>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

using namespace darse;

namespace {

UniqueFd openNull()
{
    return UniqueFd(::open("/dev/null", O_RDONLY | O_CLOEXEC));
}

bool isOpen(int fd)
{
    return ::fcntl(fd, F_GETFD) >= 0;
}

} // namespace

class TestGuard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aGuardRunsWhenItsScopeIsLeft();
    void aDismissedGuardDoesNothing();
    void guardsUnwindInReverse();
    void aDescriptorIsClosedWithItsOwner();
    void aReleasedDescriptorStaysOpen();
    void movingLeavesTheSourceEmpty();
    void assigningClosesTheOldOne();
    void closingLeavesErrnoAlone();
    void aDuplicateIsIndependentAndCloseOnExec();
    void anEmptyOneCannotBeDuplicated();
    void nothingLeaks();
};

void TestGuard::aGuardRunsWhenItsScopeIsLeft()
{
    int runs = 0;
    {
        const ScopeGuard guard([&] { ++runs; });
        QCOMPARE(runs, 0);
    }
    QCOMPARE(runs, 1);
}

void TestGuard::aDismissedGuardDoesNothing()
{
    int runs = 0;
    {
        ScopeGuard guard([&] { ++runs; });
        guard.dismiss();
    }
    QCOMPARE(runs, 0);
}

void TestGuard::guardsUnwindInReverse()
{
    std::string order;
    {
        const ScopeGuard first([&] { order += "1"; });
        const ScopeGuard second([&] { order += "2"; });
    }
    QCOMPARE(order, std::string("21"));
}

void TestGuard::aDescriptorIsClosedWithItsOwner()
{
    int raw = -1;
    {
        const UniqueFd fd = openNull();
        raw = fd.get();
        QVERIFY(fd.isOpen());
        QVERIFY(isOpen(raw));
    }
    QVERIFY(!isOpen(raw));
}

void TestGuard::aReleasedDescriptorStaysOpen()
{
    UniqueFd fd = openNull();
    const int raw = fd.release();
    QVERIFY(!fd.isOpen());
    QCOMPARE(fd.get(), -1);
    QVERIFY(isOpen(raw));
    ::close(raw);
}

void TestGuard::movingLeavesTheSourceEmpty()
{
    UniqueFd first = openNull();
    const int raw = first.get();
    const UniqueFd second = std::move(first);
    QCOMPARE(second.get(), raw);
    QVERIFY(!first.isOpen()); // NOLINT(bugprone-use-after-move): this is what is tested
    QVERIFY(isOpen(raw));
}

void TestGuard::assigningClosesTheOldOne()
{
    UniqueFd fd = openNull();
    const int old = fd.get();
    UniqueFd other = openNull();
    const int kept = other.get();
    fd = std::move(other);
    QVERIFY(!isOpen(old));
    QCOMPARE(fd.get(), kept);
    UniqueFd& same = fd;
    fd = std::move(same);
    QVERIFY(isOpen(kept));
}

void TestGuard::closingLeavesErrnoAlone()
{
    errno = EXDEV;
    UniqueFd(4095).reset(); // not open: close fails
    QCOMPARE(errno, EXDEV);
}

void TestGuard::aDuplicateIsIndependentAndCloseOnExec()
{
    UniqueFd fd = openNull();
    const auto copy = fd.duplicate();
    QVERIFY(copy.isOk());
    QVERIFY(copy->get() != fd.get());
    QVERIFY((::fcntl(copy->get(), F_GETFD) & FD_CLOEXEC) != 0);
    fd.reset();
    QVERIFY(isOpen(copy->get()));
}

void TestGuard::anEmptyOneCannotBeDuplicated()
{
    const auto copy = UniqueFd().duplicate();
    QVERIFY(!copy);
    QCOMPARE(copy.error().errnoValue(), EBADF);
}

void TestGuard::nothingLeaks()
{
    const auto before = test::openFileCount();
    for (int i = 0; i < 100; ++i) {
        UniqueFd fd = openNull();
        UniqueFd other = fd.duplicate().value();
        fd = std::move(other);
    }
    QCOMPARE(test::openFileCount(), before);
}

QTEST_APPLESS_MAIN(TestGuard)
#include "tst_guard.moc"
