// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/container.h"
#include "core/backend/objects.h"
#include "core/backend/trash.h"
#include "core/connect/demo/demobackend.h"
#include "core/session/session.h"
#include "core/session/undo.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace darse;
using backend::Kind;

/// What was deleted comes back.
class TestUndo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNewestStepIsTakenBackFirst()
    {
        session::Session session(std::make_unique<connect::demo::DemoBackend>());
        auto& undo = session.companion<session::UndoStack>();
        QVERIFY(!undo.canUndo());
        QStringList taken;
        QList<quint64> told;
        connect(&undo, &session::UndoStack::tookBack, this, [&told](quint64 id) { told << id; });
        const auto push = [&](const QString& name, const QDateTime& until) {
            undo.push({.done = name,
                       .description = {.title = name, .commandLine = {}, .target = {}},
                       .takeBack =
                           [&taken, name] {
                               taken << name;
                               return backend::ready<void>(ok());
                           },
                       .until = until});
        };
        const QDateTime later = QDateTime::currentDateTime().addSecs(600);
        push(u"a"_s, later);
        push(u"b"_s, later);
        push(u"too late"_s, QDateTime::currentDateTime().addSecs(-1));
        undo.undo();
        undo.undo();
        undo.undo();
        QCOMPARE(taken, (QStringList{u"b"_s, u"a"_s}));
        QCOMPARE(told, (QList<quint64>{2, 1}));
        QVERIFY(!undo.canUndo());
    }

    void theDemonstrationHasATrash()
    {
        connect::demo::DemoBackend backend;
        backend.open();
        const auto listed = backend.objects(Kind::Container)->list().result();
        QVERIFY(listed);
        const auto found = std::ranges::find_if(*listed, [](const backend::ObjectPtr& row) {
            return row->status == backend::Status::Running && backend::as<backend::Container>(*row).podKey.isEmpty();
        });
        QVERIFY(found != listed->end());
        const QString key = (*found)->key;
        const auto discarded = backend.trash()->discard(key).result();
        QVERIFY2(discarded, discarded ? "" : discarded.error().message().c_str());
        const auto kept = backend.trash()->list().result();
        QVERIFY(kept && kept->size() == 1);
        QCOMPARE(kept->front().name, (*found)->name);
        const auto has = [&backend, &key] {
            const auto rows = backend.objects(Kind::Container)->list().result();
            return rows && std::ranges::any_of(*rows, [&key](const auto& row) { return row->key == key; });
        };
        QVERIFY(!has());
        QVERIFY(backend.trash()->restore(key).result());
        QVERIFY(has());
        QVERIFY(!backend.trash()->restore(key).result());
    }
};

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
