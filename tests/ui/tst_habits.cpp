// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/container.h"
#include "core/backend/objects.h"
#include "core/backend/storage.h"
#include "core/backend/trash.h"
#include "core/connect/demo/demobackend.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "core/session/undo.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/habits.h"
#include "ui/pages/kindview.h"
#include "ui/pages/protection.h"
#include "ui/pages/runaction.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace darse;
using namespace darse::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Some containers of the demonstration that run, and what a person has chosen.
struct Scene {
    session::Settings settings{QString()};
    session::Session session{std::make_unique<connect::demo::DemoBackend>()};
    QWidget window;
    Objects containers;

    Scene()
    {
        session.companion<Habits>().bind(settings);
        const auto listed = session.backend().objects(backend::Kind::Container)->list().result();
        std::ranges::copy_if(*listed, std::back_inserter(containers), [](const backend::ObjectPtr& row) {
            return row->status == backend::Status::Running && backend::as<backend::Container>(*row).podKey.isEmpty();
        });
    }

    void run(const char* id, qsizetype count) { run(id, {containers.begin(), containers.begin() + count}); }
    void run(const char* id, const Objects& objects)
    {
        for (const Action& action : kindView(objects.front()->kind).actions) {
            if (QLatin1StringView(action.id) == QLatin1StringView(id) && isOffered(action, session))
                return runAction(action, {objects, session, &window});
        }
        QFAIL("there is no such action");
    }
    [[nodiscard]] ConfirmDialog* question() const { return window.findChild<ConfirmDialog*>(); }
    [[nodiscard]] std::vector<backend::Discarded> trash() { return *session.backend().trash()->list().result(); }
};

bool says(const QWidget& dialog, const QString& text)
{
    return std::ranges::any_of(dialog.findChildren<QLabel*>(),
                               [&text](const QLabel* label) { return label->text().contains(text); });
}

} // namespace

class TestHabits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTrashIsAskedAboutUntilSomebodySaysOtherwise()
    {
        Scene scene;
        scene.run("delete", 1);
        QVERIFY(scene.question() != nullptr);
        QVERIFY(says(*scene.question(), u"30 minutes"_s));
        QVERIFY(scene.trash().empty());
        scene.question()->reject();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);

        scene.settings.setFlag(u"ask.trash"_s, false);
        scene.run("delete", 1);
        QVERIFY(scene.question() == nullptr);
        QCOMPARE(scene.trash().size(), std::size_t(1));
        QTRY_VERIFY(scene.session.companion<session::UndoStack>().canUndo());
    }

    void whatIsDeletedStaysAsLongAsWasChosen()
    {
        Scene scene;
        scene.settings.setFlag(u"ask.trash"_s, false);
        scene.settings.setNumber(u"trash.minutes"_s, 1440);
        scene.run("delete", 1);
        const auto kept = scene.trash();
        QCOMPARE(kept.size(), std::size_t(1));
        QVERIFY(kept.front().until > QDateTime::currentDateTime().addSecs(qint64{23} * 3600));
        QVERIFY(kept.front().until < QDateTime::currentDateTime().addSecs(qint64{25} * 3600));
        QCOMPARE(scene.session.companion<Habits>().trashWords(), u"one day"_s);
    }

    void severalAreNamedFirst()
    {
        Scene scene;
        scene.run("stop", 2);
        QVERIFY(scene.question() != nullptr);
        QVERIFY(says(*scene.question(), scene.containers[1]->name));
        QVERIFY(scene.session.operations().all().empty());
        scene.question()->findChild<QPushButton*>(u"confirm"_s)->click();
        QCOMPARE(scene.session.operations().all().size(), std::size_t(2));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);

        scene.settings.setFlag(u"ask.many"_s, false);
        scene.run("restart", 3);
        QVERIFY(scene.question() == nullptr);
        QCOMPARE(scene.session.operations().all().size(), std::size_t(5));
    }

    void whatIsProtectedStaysAndTheQuestionSaysSo()
    {
        Scene scene;
        auto& protection = scene.session.companion<Protection>();
        protection.bind(scene.settings, u"here"_s);
        protection.set(*scene.containers[0], true);
        scene.run("delete", 2);
        QVERIFY(scene.question() != nullptr);
        QVERIFY(says(*scene.question(), u"protected: "_s + scene.containers[0]->name));
        QVERIFY(says(*scene.question(), u"Delete container "_s + scene.containers[1]->name));
        scene.question()->findChild<QPushButton*>(u"confirm"_s)->click();
        QCOMPARE(scene.trash().size(), std::size_t(1));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);

        scene.run("delete", 1);
        QVERIFY(says(*scene.question(), u"Nothing was deleted"_s));
        QVERIFY(scene.question()->findChild<QPushButton*>(u"confirm"_s)->isHidden());
    }

    void protectionBearsARenameAndARemakingAndKnowsItsConnection()
    {
        Scene scene;
        Protection& protection = scene.session.companion<Protection>();
        protection.bind(scene.settings, u"here"_s);
        backend::Container web;
        web.key = u"k1"_s;
        web.name = u"web"_s;
        protection.set(web, true);
        web.name = u"shop"_s;
        QVERIFY(protection.isProtected(web)); // renamed
        web.key = u"k2"_s;
        QVERIFY(protection.isProtected(web)); // made anew under its new name
        Protection elsewhere(scene.session);
        elsewhere.bind(scene.settings, u"there"_s);
        QVERIFY(!elsewhere.isProtected(web));
        Protection later(scene.session);
        later.bind(scene.settings, u"here"_s);
        QVERIFY(later.isProtected(web));
        later.set(web, false);
        QVERIFY(!later.isProtected(web));
    }

    void whoUsesAVolumeIsSaid()
    {
        Scene scene;
        const auto volumes = scene.session.backend().objects(backend::Kind::Volume)->list().result();
        const auto used = std::ranges::find_if(*volumes, [](const backend::ObjectPtr& row) {
            return !backend::as<backend::Volume>(*row).usedBy.isEmpty();
        });
        QVERIFY(used != volumes->end());
        scene.run("delete", Objects{*used});
        QVERIFY(says(*scene.question(), u"Delete volume "_s + (*used)->name));
        QVERIFY(says(*scene.question(), u"It is used by"_s));
    }

    void whatCannotBeTakenBackIsAlwaysAsked()
    {
        Scene scene;
        scene.settings.setFlag(u"ask.trash"_s, false);
        scene.settings.setFlag(u"ask.many"_s, false);
        const auto images = scene.session.backend().objects(backend::Kind::Image)->list().result();
        scene.run("delete", Objects{images->front()});
        QVERIFY(scene.question() != nullptr);
        QVERIFY(scene.session.operations().all().empty());
    }

    void nonsenseInTheFileIsPutRight()
    {
        Scene scene;
        scene.settings.setNumber(u"trash.minutes"_s, -7);
        QCOMPARE(scene.session.companion<Habits>().trashTime(), 5min);
        scene.settings.setText(u"trash.minutes"_s, u"for ever"_s);
        QCOMPARE(scene.session.companion<Habits>().trashTime(), 30min);
    }

    void whoGoesToTheRedButtonMeansIt()
    {
        QWidget window;
        window.show();
        const auto ask = [&window] {
            auto* dialog = new ConfirmDialog({u"Delete"_s, u"web"_s, {}, u"Gone."_s}, &window);
            dialog->open();
            return dialog;
        };
        auto* dialog = ask();
        QSignalSpy first(dialog, &ConfirmDialog::confirmed);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(!dialog->isVisible() && first.isEmpty());
        dialog = ask();
        QSignalSpy second(dialog, &ConfirmDialog::confirmed);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        dialog->agree().setFocus(Qt::TabFocusReason);
        QTest::keyClick(&dialog->agree(), Qt::Key_Return);
        QCOMPARE(second.size(), 1);
    }
};

QTEST_MAIN(TestHabits)
#include "tst_habits.moc"
