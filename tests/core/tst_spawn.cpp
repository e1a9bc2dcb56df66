// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/files.h"
#include "core/sys/spawn.h"
#include "tests/support/openfiles.h"
#include "tests/support/verify.h"

#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace darse;
using namespace darse::sys;

/// Descriptors that a child is given beside the three that everybody has.
class TestSpawn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsInheritedKeepsItsNumber();
    void whatIsNotInheritedIsClosed();
    void aNumberThatIsNotOpenIsAnError();

private:
    /// What a shell says when descriptor `fd` is its own, and when it is not.
    static std::string saidThrough(int fd, std::span<const int> inherited, int reading, int writing);
};

std::string TestSpawn::saidThrough(int fd, std::span<const int> inherited, int reading, int writing)
{
    const UniqueFd null(::open("/dev/null", O_RDWR | O_CLOEXEC));
    // By its path, not as >&N: a shell may know numbers of one digit only, and what we inherited may take those.
    const std::string line = "echo heard >/proc/self/fd/" + std::to_string(fd) + " || echo closed";
    const Command command{.argv = {"/bin/sh", "-c", line}, .deadline = Deadline::never()};
    auto child = spawn(command, {null.get(), writing, null.get()}, inherited);
    if (!child || !child->handle.waitForEnd(Deadline::never(), {}) || !child->handle.reap())
        return "no child";
    std::array<char, 64> buffer{};
    const auto count = readSome(reading, buffer);
    return count ? std::string(buffer.data(), *count) : "nothing";
}

void TestSpawn::whatIsInheritedKeepsItsNumber()
{
    const auto before = test::openFileCount();
    {
        int ends[2] = {-1, -1};
        QCOMPARE(::pipe2(ends, O_CLOEXEC | O_NONBLOCK), 0);
        const UniqueFd reading(ends[0]);
        const UniqueFd writing(ends[1]);
        const UniqueFd kept(::fcntl(writing.get(), F_DUPFD_CLOEXEC, 9));
        const std::array inherited{kept.get()};
        QCOMPARE(saidThrough(kept.get(), inherited, reading.get(), writing.get()), std::string("heard\n"));
        // Here it still closes at exec.
        QCOMPARE(::fcntl(kept.get(), F_GETFD), FD_CLOEXEC);
    }
    QCOMPARE(test::openFileCount(), before);
}

void TestSpawn::whatIsNotInheritedIsClosed()
{
    int ends[2] = {-1, -1};
    QCOMPARE(::pipe2(ends, O_NONBLOCK), 0);
    const UniqueFd reading(ends[0]);
    const UniqueFd writing(ends[1]);
    const UniqueFd other(::fcntl(writing.get(), F_DUPFD, 9));
    QCOMPARE(saidThrough(other.get(), {}, reading.get(), writing.get()), std::string("closed\n"));
}

void TestSpawn::aNumberThatIsNotOpenIsAnError()
{
    const UniqueFd null(::open("/dev/null", O_RDWR | O_CLOEXEC));
    const std::array inherited{1000};
    const Command command{.argv = {"/bin/true"}, .deadline = Deadline::never()};
    QVERIFY(!spawn(command, {null.get(), null.get(), null.get()}, inherited));
}

QTEST_GUILESS_MAIN(TestSpawn)
#include "tst_spawn.moc"
