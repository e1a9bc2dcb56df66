// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/pidfd.h"
#include "core/sys/spawn.h"
#include "core/sys/wait.h"
#include "tests/support/openfiles.h"
#include "tests/support/verify.h"

#include <QTest>

#include <climits>
#include <csignal>
#include <fcntl.h>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>

using namespace darse;
using namespace darse::sys;
using namespace std::chrono_literals;

namespace {

Result<Child> start(std::vector<std::string> argv)
{
    const UniqueFd null(::open("/dev/null", O_RDWR | O_CLOEXEC));
    TRY_DECLARE(const UniqueFd fd, null.duplicate());
    return spawn({.argv = std::move(argv), .deadline = Deadline::never()}, {fd.get(), fd.get(), fd.get()});
}

} // namespace

class TestPidFd : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_openFiles = test::openFileCount(); }
    void cleanup() { QCOMPARE(test::openFileCount(), m_openFiles); }

    void itOpensWhatRunsAndNothingElse();
    void aSignalEndsAChildAndIsReported();
    void anExitCodeIsReportedOnce();
    void aRunningChildCannotBeReaped();
    void aWaitHasADeadline();
    void aWaitCanBeCanceled();
    void anEndedProcessCannotBeSignaled();
    void readableDescriptorsEndAWait();
    void aTokenThatCannotStopNeedsNoDescriptor();

private:
    std::size_t m_openFiles = 0;
};

void TestPidFd::itOpensWhatRunsAndNothingElse()
{
    const auto self = PidFd::open(::getpid());
    VERIFY_OK(self);
    QVERIFY((::fcntl(self->get(), F_GETFD) & FD_CLOEXEC) != 0);
    VERIFY_OK(self->sendSignal(0));
    QCOMPARE(self->hasEnded().valueOr(true), false);
    VERIFY_FAILS(PidFd::open(INT_MAX), ErrorKind::NotFound);
    VERIFY_FAILS(PidFd::open(-1), ErrorKind::InvalidInput);
}

void TestPidFd::aSignalEndsAChildAndIsReported()
{
    const auto child = start({"sleep", "300"});
    VERIFY_OK(child);
    VERIFY_OK(child->handle.sendSignal(SIGKILL));
    VERIFY_OK(child->handle.waitForEnd(Deadline::after(20s), {}));
    QCOMPARE(child->handle.hasEnded().valueOr(false), true);
    const auto exit = child->handle.reap();
    VERIFY_OK(exit);
    QVERIFY((*exit == ExitStatus{.code = 0, .signal = SIGKILL}));
}

void TestPidFd::anExitCodeIsReportedOnce()
{
    const auto child = start({"/bin/sh", "-c", "exit 42"});
    VERIFY_OK(child);
    VERIFY_OK(child->handle.waitForEnd(Deadline::after(20s), {}));
    const auto exit = child->handle.reap();
    VERIFY_OK(exit);
    QCOMPARE(exit->code, 42);
    VERIFY_FAILS(child->handle.reap(), ErrorKind::NotFound);
}

void TestPidFd::aRunningChildCannotBeReaped()
{
    const auto child = start({"sleep", "300"});
    VERIFY_OK(child);
    VERIFY_FAILS(child->handle.reap(), ErrorKind::InvalidState);
    VERIFY_OK(child->handle.sendSignal(SIGKILL));
    VERIFY_OK(child->handle.waitForEnd(Deadline::after(20s), {}));
    VERIFY_OK(child->handle.reap());
}

void TestPidFd::aWaitHasADeadline()
{
    const auto self = PidFd::open(::getpid());
    VERIFY_OK(self);
    const auto deadline = Deadline::after(20ms);
    VERIFY_FAILS(self->waitForEnd(deadline, {}), ErrorKind::Timeout);
    QVERIFY(deadline.hasPassed());
}

void TestPidFd::aWaitCanBeCanceled()
{
    const auto self = PidFd::open(::getpid());
    VERIFY_OK(self);
    std::stop_source source;
    Result<void> result;
    std::jthread waiter([&] { result = self->waitForEnd(Deadline::never(), source.get_token()); });
    source.request_stop();
    waiter.join();
    VERIFY_FAILS(result, ErrorKind::Canceled);
}

void TestPidFd::anEndedProcessCannotBeSignaled()
{
    const auto child = start({"true"});
    VERIFY_OK(child);
    VERIFY_OK(child->handle.waitForEnd(Deadline::after(20s), {}));
    VERIFY_OK(child->handle.reap());
    VERIFY_FAILS(child->handle.sendSignal(SIGTERM), ErrorKind::NotFound);
}

void TestPidFd::readableDescriptorsEndAWait()
{
    const UniqueFd event(::eventfd(1, EFD_CLOEXEC));
    VERIFY_OK(waitReadable(event.get(), Deadline::never(), {}));
    VERIFY_OK(waitReadable(event.get(), Deadline::after(0s), {}));
}

void TestPidFd::aTokenThatCannotStopNeedsNoDescriptor()
{
    const auto none = StopFd::create({});
    VERIFY_OK(none);
    QCOMPARE((*none)->get(), -1);
    std::stop_source source;
    source.request_stop();
    const auto fd = StopFd::create(source.get_token());
    VERIFY_OK(fd);
    VERIFY_OK(waitReadable((*fd)->get(), Deadline::after(0s), {}));
}

QTEST_APPLESS_MAIN(TestPidFd)
#include "tst_pidfd.moc"
