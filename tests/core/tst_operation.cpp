// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/operation.h"

#include <QSignalSpy>
#include <QTest>

using namespace darse;
using namespace darse::backend;
using session::Operation;
using session::Operations;
using State = session::Operation::State;

namespace {

class ScriptedTransfer : public Transfer {
public:
    void cancel() override { Q_EMIT finished(Error(ErrorKind::Canceled, "cancelled")); }
};

std::unique_ptr<Operation> ended()
{
    return std::make_unique<Operation>(Operation::Description{}, ready<void>(ok()));
}

std::unique_ptr<Operation> endless()
{
    return std::make_unique<Operation>(Operation::Description{}, std::make_unique<ScriptedTransfer>());
}

} // namespace

class OperationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void successIsToldOnceAndLater()
    {
        Operation operation({}, ready<void>(ok()));
        QSignalSpy finished(&operation, &Operation::finished);
        QCOMPARE(operation.state(), State::Running);
        QTRY_COMPARE(operation.state(), State::Succeeded);
        QCOMPARE(finished.count(), 1);
        QVERIFY(!operation.canCancel());
    }

    void failureKeepsItsError()
    {
        const Error error(ErrorKind::InUse, "volume data is used by web");
        Operation operation({}, ready<void>(error));
        QTRY_COMPARE(operation.state(), State::Failed);
        QCOMPARE(*operation.error(), error);
    }

    void workWhoseMakerDiedIsCanceled()
    {
        auto promise = std::make_unique<QPromise<Result<void>>>();
        promise->start();
        Operation operation({}, promise->future());
        promise.reset();
        QTRY_COMPARE(operation.state(), State::Canceled);
    }

    void progressKeepsTheLastLines()
    {
        auto transfer = std::make_unique<ScriptedTransfer>();
        auto* raw = transfer.get();
        Operation operation({}, std::move(transfer));
        for (int i = 1; i <= 120; ++i) {
            Q_EMIT raw->progressed({i, 200, QStringLiteral("line %1").arg(i)});
            Q_EMIT raw->progressed({i, 200, QStringLiteral("line %1").arg(i)});
        }
        QCOMPARE(operation.progress().done, 120);
        QCOMPARE(operation.lastLines().size(), 50);
        QCOMPARE(operation.lastLines().last(), QStringLiteral("line 120"));
        QCOMPARE(operation.lastLines().first(), QStringLiteral("line 71"));
    }

    void cancelEndsIt()
    {
        const auto operation = endless();
        QVERIFY(operation->canCancel());
        QSignalSpy finished(operation.get(), &Operation::finished);
        operation->cancel();
        QTRY_COMPARE(operation->state(), State::Canceled);
        operation->cancel();
        QCoreApplication::processEvents();
        QCOMPARE(finished.count(), 1);
    }

    void withoutATransferItFails()
    {
        Operation operation({}, std::unique_ptr<Transfer>());
        QTRY_COMPARE(operation.state(), State::Failed);
    }

    void theNewestIsFirst()
    {
        Operations operations;
        Operation& one = operations.add(endless());
        Operation& two = operations.add(endless());
        QVERIFY(operations.all() == std::vector<Operation*>({&two, &one}));
        QCOMPARE(operations.runningCount(), 2);
    }

    void endedOnesAreToldAndCleared()
    {
        Operations operations;
        QSignalSpy told(&operations, &Operations::ended);
        Operation& running = operations.add(endless());
        operations.add(ended());
        operations.add(ended());
        QTRY_COMPARE(told.count(), 2);
        operations.clearEnded();
        QVERIFY(operations.all() == std::vector<Operation*>({&running}));
    }

    void atMostAHundredAreKeptButRunningOnesNeverGo()
    {
        Operations operations;
        Operation& running = operations.add(endless());
        for (int i = 0; i < 110; ++i) {
            operations.add(ended());
            QTRY_COMPARE(operations.runningCount(), 1);
        }
        QCOMPARE(operations.all().size(), Operations::kKept);
        QCOMPARE(operations.all().back(), &running);
    }
};

QTEST_GUILESS_MAIN(OperationTest)
#include "tst_operation.moc"
