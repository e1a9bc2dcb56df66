// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/manifests.h"
#include "core/backend/objects.h"
#include "core/connect/demo/demobackend.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/editor/findbar.h"
#include "ui/editor/yamledit.h"
#include "ui/pages/drafts.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/shell.h"

#include <QLabel>
#include <QPromise>
#include <QPushButton>
#include <QTabBar>
#include <QTest>

using namespace darse;
using namespace darse::ui;

namespace {

std::unique_ptr<backend::Backend> makeDemo()
{
    return std::make_unique<connect::demo::DemoBackend>(connect::demo::Options{});
}

struct Scene {
    session::Settings settings{QString()};
    Connections connections{{.id = u"one"_qs, .name = u"one"_qs, .color = 0, .make = makeDemo, .isTried = false},
                            {.id = u"two"_qs, .name = u"two"_qs, .color = 0, .make = makeDemo, .isTried = false}};
    MainWindow window{connections, {}, settings};

    Scene()
    {
        window.connectTo(u"one"_qs);
        window.show();
    }
    Drafts& drafts() { return window.session().companion<Drafts>(); }
};

} // namespace

/// What somebody has written is not lost by going elsewhere, nor by closing the window without being asked.
class TestDrafts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatIsNowhereElseIsUnsaved()
    {
        session::Session session(makeDemo());
        Drafts drafts(session);
        QVERIFY(unsavedIn(drafts.content()).isEmpty());
        drafts.keep(u"kind: Pod\n"_qs);
        QCOMPARE(unsavedIn(drafts.content()).size(), 1);
        drafts.settle();
        QVERIFY(unsavedIn(drafts.content()).isEmpty());
        drafts.keep(u"  \n"_qs);
        QVERIFY(unsavedIn(drafts.content()).isEmpty()); // there is nothing to lose
        drafts.keepEdit(u"pods/default%2Fweb"_qs, {.base = u"a"_qs, .text = u"b"_qs});
        QCOMPARE(unsavedIn(drafts.content()), QStringList(u"default/web"_qs));
        QCOMPARE(drafts.edit(u"pods/default%2Fweb"_qs).base, u"a"_qs);
        drafts.keepEdit(u"pods/default%2Fweb"_qs, {.base = u"a"_qs, .text = u"a"_qs});
        QVERIFY(unsavedIn(drafts.content()).isEmpty());
    }

    void anotherConnectionLosesNothing()
    {
        Scene scene;
        scene.drafts().keep(u"kind: Pod\n"_qs);
        scene.window.connectTo(u"two"_qs);
        QCOMPARE(scene.drafts().text(), QString());
        scene.window.connectTo(u"one"_qs);
        QCOMPARE(scene.drafts().text(), u"kind: Pod\n"_qs);
    }

    void closingAsks()
    {
        Scene scene;
        scene.drafts().keep(u"kind: Pod\n"_qs);
        scene.window.connectTo(u"two"_qs); // also for what was written elsewhere
        QVERIFY(!scene.window.close());
        auto* dialog = scene.window.findChild<ConfirmDialog*>();
        QVERIFY(dialog != nullptr);
        dialog->reject();
        QVERIFY(scene.window.isVisible());
        QTRY_VERIFY(scene.window.findChild<ConfirmDialog*>() == nullptr);
        QVERIFY(!scene.window.close());
        dialog = scene.window.findChild<ConfirmDialog*>();
        const auto buttons = dialog->findChildren<QPushButton*>();
        const auto agree = std::ranges::find_if(
            buttons, [](const QPushButton* button) { return button->text() == u"Close and lose it"; });
        QVERIFY(agree != buttons.end());
        (*agree)->click();
        QTRY_VERIFY(!scene.window.isVisible());
    }

    /// By keys alone: the tab has the keyboard, and its text is what a key is for.
    void whatIsTypedInATabIsAsked()
    {
        Scene scene;
        QVERIFY(QTest::qWaitForWindowActive(&scene.window));
        const auto& pods = scene.window.session().store(backend::Kind::Pod);
        QTRY_VERIFY(!pods.snapshot()->empty());
        const backend::ObjectPtr pod = pods.snapshot()->front();
        scene.window.shell().goTo(Location::ofObject({pod->kind, pod->key}, u"details"_qs));
        const auto tabs = [&scene] { return scene.window.findChild<QTabBar*>(u"tabs"_qs); };
        QTRY_VERIFY(tabs() != nullptr && tabs()->isVisible());
        QTest::keyClick(&scene.window, Qt::Key_2, Qt::AltModifier);
        const auto edit = [&scene] { return qobject_cast<YamlEdit*>(scene.window.focusWidget()); };
        QTRY_VERIFY(edit() != nullptr && !edit()->isReadOnly());
        QTest::keyClicks(edit(), u"# "_qs);
        QCOMPARE(unsavedIn(scene.drafts().content()), QStringList(pod->key));
        QVERIFY(!scene.window.close());
        QVERIFY(scene.window.findChild<ConfirmDialog*>() != nullptr);
    }

    /// After one's own change too the engine notes what is not in the text.
    void onlyWhatReadsOtherwiseIsTold()
    {
        Scene scene;
        session::Session& session = scene.window.session();
        const auto& maps = session.store(backend::Kind::ConfigMap);
        QTRY_VERIFY(!maps.snapshot()->empty());
        const backend::ObjectPtr before = maps.snapshot()->front();
        scene.window.shell().goTo(Location::ofObject({before->kind, before->key}, u"yaml"_qs));
        const auto edit = [&scene] { return scene.window.findChild<YamlEdit*>(); };
        QTRY_VERIFY(edit() != nullptr && !edit()->isReadOnly());
        const auto isTold = [&scene] {
            const auto labels = scene.window.findChildren<QLabel*>();
            return std::ranges::any_of(labels, [](const QLabel* label) {
                return label->isVisible() && label->text() == u"It has changed since this was read.";
            });
        };
        const QString text = edit()->toPlainText();
        static_cast<void>(session.backend().manifests()->apply(text + u"immutable: true\n"_qs, {}));
        QTRY_VERIFY(maps.find(before->key) != before);
        const auto now = session.backend().objects(before->kind)->yaml(before->key);
        QTRY_VERIFY(now.isFinished());
        QCOMPARE(now.result().valueOr({}), text);
        QCoreApplication::processEvents();
        QVERIFY(!isTold());
        const QString others = QString(text).replace(u"data:\n"_qs, u"data:\n  others: \"1\"\n"_qs);
        static_cast<void>(session.backend().manifests()->apply(others, {}));
        QTRY_VERIFY(isTold());
        QCOMPARE(edit()->toPlainText(), text);
    }

    void theTextIsSearchedFromBesideIt()
    {
        Scene scene;
        QVERIFY(QTest::qWaitForWindowActive(&scene.window));
        scene.window.shell().goTo({u"yaml"_qs, {}, {}});
        QTRY_VERIFY(scene.window.findChild<FindBar*>() != nullptr);
        auto* bar = scene.window.findChild<FindBar*>();
        QTRY_VERIFY(bar->parentWidget()->isVisible());
        scene.window.setFocus();
        QTest::keyClick(&scene.window, Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(bar->isVisible());
    }

    void whatIsUnderWayIsAskedOnce()
    {
        Scene scene;
        QPromise<Result<void>> work;
        work.start();
        auto& operations = scene.window.session().operations();
        operations.add(std::make_unique<session::Operation>(
            session::Operation::Description{.title = u"Replace web"_qs, .commandLine = {}, .target = {}},
            work.future()));
        const auto question = [&scene] { return scene.window.findChild<ConfirmDialog*>(); };
        QVERIFY(!scene.window.close());
        QTRY_VERIFY(question() != nullptr);
        const auto labels = question()->findChildren<QLabel*>();
        QVERIFY(
            std::ranges::any_of(labels, [](const QLabel* label) { return label->text().contains(u"Replace web"_qs); }));
        question()->reject();
        QTRY_VERIFY(question() == nullptr);
        QVERIFY(!scene.window.close()); // what ends in time is no question
        work.addResult(ok());
        work.finish();
        QTRY_VERIFY(!scene.window.isVisible());
        QVERIFY(question() == nullptr);
    }

    void nothingWrittenClosesAtOnce()
    {
        Scene scene;
        QVERIFY(scene.window.close());
    }
};

QTEST_MAIN(TestDrafts)
#include "tst_drafts.moc"
