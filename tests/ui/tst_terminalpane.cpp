// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/surfacetext.h"
#include "tests/ui/terminalscene.h"
#include "ui/terminal/terminalnotice.h"
#include "ui/terminal/terminalpane.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTest>

using namespace darse;
using namespace darse::test;
using namespace darse::ui;
using backend::ExecEnd;
using backend::Status;

namespace {

constexpr int kPatience = 60'000;

struct Scene : TerminalScene {
    std::unique_ptr<TerminalPane> pane;

    Scene() { show(); }

    void show()
    {
        pane = std::make_unique<TerminalPane>(session, settings);
        pane->resize(800, 400);
        pane->show();
        tell();
    }

    void tell(bool isRunning = true) { pane->setSources({{QStringLiteral("web"), QStringLiteral("web"), isRunning}}); }

    TerminalNotice& notice() { return *pane->findChild<TerminalNotice*>(); }

    /// The notice's sentence; empty while it is not seen.
    QString told() { return notice().isVisible() ? notice().findChild<QLabel*>()->text() : QString(); }

    void press(const QString& text)
    {
        for (QPushButton* button : notice().findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text() == text)
                button->click();
        }
    }
};

} // namespace

class tst_TerminalPane : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFirstShellOpensByItself()
    {
        Scene scene;
        QCOMPARE(scene.backend->programs.opened, QStringList(QStringLiteral("web")));
        scene.process().run();
        QCOMPARE(scene.told(), QString());
        QCOMPARE(scene.pane->count(), 1);
    }

    void theKeyboardGoesToTheTerminal()
    {
        Scene scene;
        scene.process().run();
        scene.pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(scene.pane.get()));
        scene.pane->takeKeyboard();
        QVERIFY(scene.pane->currentView()->hasFocus());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("/g"));
        QTRY_COMPARE_WITH_TIMEOUT(scene.process().written, QByteArray("/g"), kPatience);
    }

    void terminalsOutliveThePage()
    {
        Scene scene;
        scene.process().run();
        scene.process().say("still here");
        scene.pane.reset();
        scene.show();
        QCOMPARE(scene.backend->programs.opened.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(rowText(scene.pane->currentView()->terminal().surface(), 0), u"still here",
                                  kPatience);
    }

    void severalShellsInTabs()
    {
        Scene scene;
        scene.process().run();
        TerminalView* first = scene.pane->currentView();
        QTest::keyClick(first, Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(scene.pane->count(), 2);
        QVERIFY(scene.pane->currentView() != first);
        scene.process().say("\x1b]0;vim <b>x</b>\x07");
        auto* tabs = scene.pane->findChild<QTabBar*>();
        QTRY_COMPARE_WITH_TIMEOUT(tabs->tabText(1), u"vim <b>x</b>", kPatience);
        QTest::keyClick(scene.pane->currentView(), Qt::Key_PageUp, Qt::ControlModifier);
        QCOMPARE(scene.pane->currentView(), first);
        QTest::keyClick(first, Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(scene.pane->count(), 1, kPatience);
    }

    void anEndIsToldAndBegunAgain()
    {
        Scene scene;
        scene.process().run();
        scene.process().say("bye");
        scene.process().finish({ExecEnd::Cause::Exited, 3, {}});
        QTRY_COMPARE_WITH_TIMEOUT(scene.told(), u"Ended with code 3", kPatience);
        scene.press(QStringLiteral("Start again"));
        QCOMPARE(scene.backend->programs.opened.size(), 2);
        scene.process().run();
        QCOMPARE(scene.told(), QString());
        QCOMPARE(rowText(scene.pane->currentView()->terminal().surface(), 0), u"bye");
    }

    void withoutAShellACommandIsAskedFor()
    {
        Scene scene;
        scene.process().finish(
            {ExecEnd::Cause::CommandMissing, 127, Error(ErrorKind::NotFound, "no program /bin/sh in web")});
        QTRY_VERIFY_WITH_TIMEOUT(scene.told().startsWith(QStringLiteral("There is no shell in web")), kPatience);
        auto* field = scene.notice().findChild<QLineEdit*>();
        QVERIFY(field->isVisible());
        QTest::keyClicks(field, QStringLiteral("/app/server \"--help me\""));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(scene.backend->programs.commands.last(), u"/app/server --help me");
    }

    void aRestartedContainerGivesANewShell()
    {
        Scene scene;
        scene.process().run();
        scene.put(Status::Stopped);
        scene.process().finish({ExecEnd::Cause::Exited, 137, {}});
        QTRY_VERIFY_WITH_TIMEOUT(scene.told().startsWith(QStringLiteral("web has stopped")), kPatience);
        scene.put(Status::Running);
        QTRY_COMPARE_WITH_TIMEOUT(scene.backend->programs.opened.size(), 2, kPatience);
        scene.process().run();
        QCOMPARE(scene.told(), QString());
    }

    void aStoppedContainerIsExplained()
    {
        Scene scene;
        scene.pane->closeTerminal(0);
        QCOMPARE(scene.told(), u"No terminal is open.");
        scene.tell(false);
        QVERIFY(scene.told().startsWith(QStringLiteral("web is not running")));
    }

    void aRiskyPasteIsAsked()
    {
        Scene scene;
        scene.process().run();
        Q_EMIT scene.pane->currentView()->pasteQuestion(QStringLiteral("a\nb\n"));
        QVERIFY(scene.told().startsWith(QStringLiteral("Paste 2 line")));
        QCOMPARE(scene.process().written, QByteArray());
        scene.press(QStringLiteral("Paste"));
        QCOMPARE(scene.process().written, "a\rb\r");
        QCOMPARE(scene.told(), QString());
    }
};

QTEST_MAIN(tst_TerminalPane)
#include "tst_terminalpane.moc"
