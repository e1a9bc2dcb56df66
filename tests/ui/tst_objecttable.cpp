// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tabletest.h"
#include "ui/models/objecttable.h"
#include "ui/models/rowkeeper.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QCoreApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace darse;
using namespace darse::ui;
using backend::Status;

using namespace darse::test;

class TestObjectTable : public QObject {
    Q_OBJECT

    std::vector<Column> m_columns = test::testColumns();
    test::FakeBackend* m_backend = nullptr;
    std::unique_ptr<session::Session> m_session;

private Q_SLOTS:
    void init()
    {
        auto backend = std::make_unique<test::FakeBackend>();
        m_backend = backend.get();
        m_session = std::make_unique<session::Session>(std::move(backend));
    }

    void sortsNumbersInNames()
    {
        ObjectTable table(m_columns, *m_session);
        table.setRows(listOf(named({u"web-10"_qs, u"web-2"_qs, u"Web-1"_qs, u"api"_qs, u"web"_qs})));
        table.sort(Name, Qt::AscendingOrder);
        QCOMPARE(keys(table), QStringList({u"api"_qs, u"web"_qs, u"Web-1"_qs, u"web-2"_qs, u"web-10"_qs}));
    }

    void putsEmptyValuesLastBothWays()
    {
        ObjectTable table(m_columns, *m_session);
        table.setRows(listOf(named({u"a"_qs, u"b"_qs, u"c"_qs})));
        connect(&m_session->metrics(), &session::MetricsStore::ticked, m_session.get(), [] {});
        m_backend->numbers.send({1000,
                                 {{{backend::Kind::Container, u"a"_qs}, 0.5, {}, {}, {}, {}, {}, {}},
                                  {{backend::Kind::Container, u"c"_qs}, 0.1, {}, {}, {}, {}, {}, {}}}});
        table.sort(Cpu, Qt::AscendingOrder);
        QCOMPARE(keys(table), QStringList({u"c"_qs, u"a"_qs, u"b"_qs}));
        table.sort(Cpu, Qt::DescendingOrder);
        QCOMPARE(keys(table), QStringList({u"a"_qs, u"c"_qs, u"b"_qs}));
    }

    void countsByStatusBeforeTheStatusFilter()
    {
        auto objects = named({u"a"_qs, u"b"_qs, u"c"_qs});
        objects[u"d"_qs] = test::makeContainer(u"d"_qs, Status::Failed);
        ObjectTable table(m_columns, *m_session);
        table.setRows(listOf(objects));
        table.setStatuses({Status::Failed});
        QCOMPARE(table.rowCount(), 1);
        QCOMPARE(table.totalCount(), 4);
        QCOMPARE(table.statusCounts()[static_cast<std::size_t>(Status::Running)], 3);
    }

    void leavesOutWhatIsOutOfScope()
    {
        auto objects = named({u"a"_qs, u"b"_qs});
        auto other = test::makeContainer(u"c"_qs);
        other->project = u"shop"_qs;
        objects[u"c"_qs] = other;
        ObjectTable table(m_columns, *m_session);
        table.setRows(listOf(objects));
        table.setScope([](const backend::Object& object) { return object.project == u"shop"_qs; });
        QCOMPARE(keys(table), QStringList({u"c"_qs}));
        QCOMPARE(table.totalCount(), 1);
    }

    void keepsSelectionWhenRowsMove()
    {
        ObjectTable table(m_columns, *m_session);
        QTableView view;
        view.setModel(&table);
        view.setSelectionBehavior(QTableView::SelectRows);
        const RowKeeper keeper(view, table);
        auto objects = named({u"a"_qs, u"b"_qs, u"c"_qs, u"d"_qs});
        table.setRows(listOf(objects));
        table.sort(Restarts, Qt::AscendingOrder);
        view.selectRow(table.rowOf(u"b"_qs));
        auto moved = test::makeContainer(u"b"_qs);
        moved->restarts = 9;
        objects[u"b"_qs] = moved;
        objects.erase(u"a"_qs);
        table.setRows(listOf(objects));
        QCOMPARE(keys(table), QStringList({u"c"_qs, u"d"_qs, u"b"_qs}));
        QVERIFY(view.selectionModel()->isRowSelected(2));
        QCOMPARE(view.selectionModel()->selectedRows().size(), 1);
        QCOMPARE(view.currentIndex().row(), 2);
    }

    void keepsSelectionCurrentAndScrollWhenTheModelIsReset()
    {
        ObjectTable table(m_columns, *m_session);
        QTableView view;
        view.setModel(&table);
        view.setVerticalScrollMode(QTableView::ScrollPerPixel);
        view.setSelectionBehavior(QTableView::SelectRows);
        const RowKeeper keeper(view, table);
        std::map<QString, backend::ObjectPtr> objects;
        for (int i = 0; i < 400; ++i)
            objects[QStringLiteral("k%1").arg(i, 4, 10, QLatin1Char('0'))] =
                test::makeContainer(QStringLiteral("k%1").arg(i, 4, 10, QLatin1Char('0')));
        table.setRows(listOf(objects));
        view.resize(600, 400);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.selectRow(201);
        view.verticalScrollBar()->setValue(view.verticalHeader()->sectionPosition(199));
        QSignalSpy resets(&table, &QAbstractItemModel::modelReset);
        for (int i = 0; i < 100; i += 2)
            objects.erase(QStringLiteral("k%1").arg(i, 4, 10, QLatin1Char('0')));
        table.setRows(listOf(objects));
        QCOMPARE(resets.count(), 1);
        QCOMPARE(table.objectAt(view.currentIndex().row())->key, u"k0201"_qs);
        QCOMPARE(view.selectionModel()->selectedRows().size(), 1);
        QCOMPARE(table.objectAt(view.rowAt(0))->key, u"k0199"_qs);
    }

    void sortsManyRowsInSlicesAndTakesInWhatChangesMeanwhile()
    {
        std::map<QString, backend::ObjectPtr> objects;
        for (int i = 0; i < 12'000; ++i) {
            auto container = test::makeContainer(QStringLiteral("k%1").arg(i, 5, 10, QLatin1Char('0')));
            container->restarts = i * 7919 % 12'000;
            objects[container->key] = container;
        }
        ObjectTable table(m_columns, *m_session);
        table.setRows(listOf(objects));
        table.sort(Restarts, Qt::DescendingOrder);
        QVERIFY(table.isSorting());
        QTRY_VERIFY(!table.isSorting());
        QCOMPARE(backend::as<backend::Container>(*table.objectAt(0)).restarts, 11'999);
        QCOMPARE(backend::as<backend::Container>(*table.objectAt(11'999)).restarts, 0);

        table.sort(Restarts, Qt::AscendingOrder);
        QCoreApplication::processEvents();
        objects.erase(u"k00000"_qs);
        table.setRows(listOf(objects));
        QVERIFY(!table.isSorting());
        QCOMPARE(table.rowCount(), 11'999);
        QCOMPARE(backend::as<backend::Container>(*table.objectAt(0)).restarts, 1);
    }

    void tellsOnlyTheWindowAboutLiveNumbers()
    {
        ObjectTable table(m_columns, *m_session);
        table.setRows(listOf(named({u"a"_qs, u"b"_qs, u"c"_qs, u"d"_qs})));
        table.setWindow(1, 2);
        QSignalSpy changes(&table, &QAbstractItemModel::dataChanged);
        table.tickLive();
        QCOMPARE(changes.count(), 1);
        QCOMPARE(changes.front().at(0).toModelIndex(), table.index(1, Cpu));
        QCOMPARE(changes.front().at(1).toModelIndex(), table.index(2, Cpu));
    }

    void sortsByLiveNumbersCalmly()
    {
        ObjectTable table(m_columns, *m_session);
        table.setRows(listOf(named({u"a"_qs, u"b"_qs})));
        connect(&m_session->metrics(), &session::MetricsStore::ticked, m_session.get(), [] {});
        table.sort(Cpu, Qt::AscendingOrder);
        m_backend->numbers.send({1000,
                                 {{{backend::Kind::Container, u"a"_qs}, 0.5, {}, {}, {}, {}, {}, {}},
                                  {{backend::Kind::Container, u"b"_qs}, 0.1, {}, {}, {}, {}, {}, {}}}});
        table.tickLive();
        QCOMPARE(keys(table), QStringList({u"a"_qs, u"b"_qs}));
        QTRY_COMPARE_WITH_TIMEOUT(keys(table), QStringList({u"b"_qs, u"a"_qs}), 5000);
    }

    void glowsWhereACellChangedUnlessMotionIsUnwanted()
    {
        QApplication::setEffectEnabled(Qt::UI_General, true);
        ObjectTable table(m_columns, *m_session);
        auto objects = named({u"a"_qs, u"b"_qs});
        table.setRows(listOf(objects));
        table.setWindow(0, 1);
        auto changed = test::makeContainer(u"b"_qs);
        changed->restarts = 1;
        objects[u"b"_qs] = changed;
        table.setRows(listOf(objects));
        QCOMPARE(table.glowAt(0, Restarts), 0.0);
        QCOMPARE(table.glowAt(1, Name), 0.0);
        QVERIFY(table.glowAt(1, Restarts) > 0);
        QTRY_COMPARE(table.glowAt(1, Restarts), 0.0);
        QApplication::setEffectEnabled(Qt::UI_General, false);
        objects[u"b"_qs] = test::makeContainer(u"b"_qs);
        table.setRows(listOf(objects));
        QCOMPARE(table.glowAt(1, Restarts), 0.0);
    }
};

QTEST_MAIN(TestObjectTable)
#include "tst_objecttable.moc"
