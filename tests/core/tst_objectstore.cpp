// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/container.h"
#include "core/backend/objects.h"
#include "core/session/objectstore.h"

#include <QSignalSpy>
#include <QTest>

#include <chrono>

using namespace darse;
using namespace darse::backend;
using namespace std::chrono_literals;
using session::ObjectStore;

namespace {

ObjectPtr object(const QString& key, const QString& reason = {})
{
    auto container = std::make_shared<Container>();
    container->key = key;
    container->reason = reason;
    return container;
}

const QString kA = QStringLiteral("a");
const QString kB = QStringLiteral("b");
const QString kC = QStringLiteral("c");

/// Answers when the test says so, and tells what the test says.
class ScriptedObjects : public Objects {
public:
    Pending<ObjectList> list() override
    {
        ++lists;
        promise = std::make_unique<QPromise<Result<ObjectList>>>();
        promise->start();
        return promise->future();
    }
    std::unique_ptr<Watch> watch() override
    {
        watchesBeforeList += watches == lists;
        ++watches;
        auto made = std::make_unique<Watch>();
        current = made.get();
        return made;
    }
    void answer(Result<ObjectList> result)
    {
        promise->addResult(std::move(result));
        promise->finish();
    }

    int lists = 0;
    int watches = 0;
    int watchesBeforeList = 0;
    std::unique_ptr<QPromise<Result<ObjectList>>> promise;
    QPointer<Watch> current;
};

/// A delay that ends when the test says so.
struct ManualDelay {
    std::vector<std::chrono::milliseconds> asked;
    std::function<void()> action;

    session::Delay seam()
    {
        return [this](std::chrono::milliseconds delay, QObject*, std::function<void()> what) {
            asked.push_back(delay);
            action = std::move(what);
        };
    }
};

QStringList keysOf(const ObjectStore& store)
{
    QStringList keys;
    for (const ObjectPtr& row : *store.snapshot())
        keys << row->key;
    return keys;
}

const Error kGone(ErrorKind::Unreachable, "the engine does not answer");

} // namespace

class ObjectStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutAnInterfaceItIsEmptyAndReady()
    {
        ObjectStore store(Kind::Job, nullptr);
        QCOMPARE(store.state(), ObjectStore::State::Ready);
        QVERIFY(store.snapshot()->empty());
    }

    void theListArrives()
    {
        ScriptedObjects objects;
        ObjectStore store(Kind::Container, &objects);
        QCOMPARE(store.state(), ObjectStore::State::Loading);
        QCOMPARE(objects.watchesBeforeList, 1);
        objects.answer(ObjectList{object(kA), object(kC)});
        QTRY_COMPARE(store.state(), ObjectStore::State::Ready);
        QCOMPARE(keysOf(store), QStringList({kA, kC}));
        QVERIFY(store.find(kC));
        QVERIFY(!store.find(kB));
    }

    void changesBeforeTheListAreNotLost()
    {
        ScriptedObjects objects;
        ObjectStore store(Kind::Container, &objects);
        Q_EMIT objects.current->changed({{kA, nullptr}, {kB, object(kB)}});
        objects.answer(ObjectList{object(kA), object(kC)});
        QTRY_COMPARE(store.state(), ObjectStore::State::Ready);
        QCOMPARE(keysOf(store), QStringList({kB, kC}));
    }

    void manyBatchesAreOneUpdate()
    {
        ScriptedObjects objects;
        ObjectStore store(Kind::Container, &objects);
        objects.answer(ObjectList{});
        QTRY_COMPARE(store.state(), ObjectStore::State::Ready);
        QSignalSpy updated(&store, &ObjectStore::updated);
        Q_EMIT objects.current->changed({{kB, object(kB)}});
        Q_EMIT objects.current->changed({{kA, object(kA)}});
        Q_EMIT objects.current->changed({{kB, object(kB, QStringLiteral("last"))}});
        QTRY_COMPARE(keysOf(store), QStringList({kA, kB}));
        QCOMPARE(updated.count(), 1);
        QCOMPARE(store.find(kB)->reason, QStringLiteral("last"));
    }

    void aSnapshotNeverChanges()
    {
        ScriptedObjects objects;
        ObjectStore store(Kind::Container, &objects);
        objects.answer(ObjectList{object(kA)});
        QTRY_COMPARE(store.state(), ObjectStore::State::Ready);
        const auto before = store.snapshot();
        Q_EMIT objects.current->changed({{kA, nullptr}});
        QTRY_VERIFY(store.snapshot()->empty());
        QCOMPARE(before->size(), std::size_t(1));
    }

    void anUnsortedListIsPutRight()
    {
        ScriptedObjects objects;
        ObjectStore store(Kind::Container, &objects);
        objects.answer(ObjectList{object(kC), object(kA), nullptr, object(kA)});
        QTRY_COMPARE(store.state(), ObjectStore::State::Ready);
        QCOMPARE(keysOf(store), QStringList({kA, kC}));
    }

    void theDelayDoublesUpToHalfAMinute()
    {
        ScriptedObjects objects;
        ManualDelay delay;
        ObjectStore store(Kind::Container, &objects, nullptr, delay.seam());
        for (std::size_t i = 1; i <= 7; ++i) {
            objects.answer(kGone);
            QTRY_COMPARE(delay.asked.size(), i);
            QCOMPARE(store.state(), ObjectStore::State::Failed);
            delay.action();
        }
        const std::vector<std::chrono::milliseconds> wanted = {1s, 2s, 4s, 8s, 16s, 30s, 30s};
        QVERIFY(delay.asked == wanted);
        objects.answer(ObjectList{object(kA)});
        QTRY_COMPARE(store.state(), ObjectStore::State::Ready);
        QVERIFY(!store.error());
    }

    void whenTheWatchEndsItListsAgain()
    {
        ScriptedObjects objects;
        ManualDelay delay;
        ObjectStore store(Kind::Container, &objects, nullptr, delay.seam());
        objects.answer(ObjectList{object(kA)});
        QTRY_COMPARE(store.state(), ObjectStore::State::Ready);
        Q_EMIT objects.current->ended(kGone);
        QCOMPARE(store.state(), ObjectStore::State::Stale);
        QVERIFY(*store.error() == kGone);
        QCOMPARE(keysOf(store), QStringList({kA}));
        delay.action();
        QCOMPARE(store.state(), ObjectStore::State::Stale);
        objects.answer(ObjectList{object(kB)});
        QTRY_COMPARE(store.state(), ObjectStore::State::Ready);
        QCOMPARE(keysOf(store), QStringList({kB}));
        QCOMPARE(objects.watches, 2);
    }

    void anEndedWatchIsNotHeardAnyMore()
    {
        ScriptedObjects objects;
        ManualDelay delay;
        ObjectStore store(Kind::Container, &objects, nullptr, delay.seam());
        objects.answer(ObjectList{object(kA)});
        QTRY_COMPARE(store.state(), ObjectStore::State::Ready);
        const QPointer<Watch> old = objects.current;
        Q_EMIT old->ended(kGone);
        QVERIFY(old);
        Q_EMIT old->changed({{kB, object(kB)}});
        Q_EMIT old->ended(kGone);
        QCOMPARE(delay.asked.size(), std::size_t(1));
        QCoreApplication::processEvents();
        QCOMPARE(keysOf(store), QStringList({kA}));
    }

    void anAnswerToAnOlderAttemptIsVoid()
    {
        ScriptedObjects objects;
        ManualDelay delay;
        ObjectStore store(Kind::Container, &objects, nullptr, delay.seam());
        const auto first = std::move(objects.promise);
        Q_EMIT objects.current->ended(kGone);
        delay.action();
        objects.answer(ObjectList{object(kB)});
        QTRY_COMPARE(store.state(), ObjectStore::State::Ready);
        first->addResult(Result<ObjectList>(ObjectList{object(kA)}));
        first->finish();
        QCoreApplication::processEvents();
        QCOMPARE(keysOf(store), QStringList({kB}));
    }

    void refreshIsHarmlessWhileListing()
    {
        ScriptedObjects objects;
        ObjectStore store(Kind::Container, &objects);
        store.refresh();
        store.refresh();
        QCoreApplication::processEvents();
        QCOMPARE(objects.lists, 1);
        objects.answer(ObjectList{});
        QTRY_COMPARE(store.state(), ObjectStore::State::Ready);
        store.refresh();
        store.refresh();
        QTRY_COMPARE(objects.lists, 2);
    }

    void rebindingBeginsAnew()
    {
        ScriptedObjects one;
        ScriptedObjects two;
        ObjectStore store(Kind::Container, &one);
        one.answer(ObjectList{object(kA)});
        QTRY_COMPARE(store.state(), ObjectStore::State::Ready);
        store.rebind(&two);
        QVERIFY(!one.current);
        QCOMPARE(store.state(), ObjectStore::State::Loading);
        QVERIFY(store.snapshot()->empty());
        two.answer(ObjectList{object(kB)});
        QTRY_COMPARE(keysOf(store), QStringList({kB}));
    }

    void aDeadMakerCountsAsAnError()
    {
        ScriptedObjects objects;
        ManualDelay delay;
        ObjectStore store(Kind::Container, &objects, nullptr, delay.seam());
        objects.promise.reset();
        QTRY_COMPARE(store.state(), ObjectStore::State::Failed);
        QVERIFY(store.error()->kind() == ErrorKind::Canceled);
    }
};

QTEST_GUILESS_MAIN(ObjectStoreTest)
#include "tst_objectstore.moc"
