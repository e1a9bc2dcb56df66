// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/demobackend.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/drafts.h"
#include "ui/shell/mainwindow.h"

#include <QPushButton>
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

    void nothingWrittenClosesAtOnce()
    {
        Scene scene;
        QVERIFY(scene.window.close());
    }
};

QTEST_MAIN(TestDrafts)
#include "tst_drafts.moc"
