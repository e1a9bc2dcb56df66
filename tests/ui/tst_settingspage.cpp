// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/demobackend.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/settingspage.h"
#include "ui/shell/shell.h"
#include "ui/style/tokens.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace darse;
using namespace darse::ui;

namespace {

std::unique_ptr<backend::Backend> makeDemo()
{
    return std::make_unique<connect::demo::DemoBackend>(connect::demo::Options{});
}

/// A window on the demonstration fleet, at its settings.
struct Scene {
    session::Settings settings{QString()};
    Connections connections{{.id = u"demo"_qs, .name = u"demo"_qs, .color = 0, .make = makeDemo, .isTried = false}};
    std::unique_ptr<MainWindow> window;

    Scene()
    {
        settings.setList(u"connections"_qs, {u"unix:///a Nearby"_qs, u"unix:///b Far away"_qs});
        const auto make = [](const QString& name, const QString& address) -> Result<Connection> {
            return Connection{.id = address, .name = name, .color = 0, .make = makeDemo, .isTried = false};
        };
        window = std::make_unique<MainWindow>(connections, make, settings);
        window->connectTo(u"demo"_qs);
        window->show();
        window->activateWindow();
        if (QTest::qWaitFor([this] { return window->shell().location().page == u"overview"_qs; }))
            window->shell().runCommand(u"settings"_qs);
    }
    template <class T>
    [[nodiscard]] T* field(const char* name) const
    {
        auto* page = window->findChild<SettingsPage*>();
        return page == nullptr ? nullptr : page->findChild<T*>(QLatin1String(name));
    }
};

} // namespace

class TestSettingsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsChosenHoldsAtOnceAndKeepsTheKeyboard()
    {
        Scene scene;
        QTRY_VERIFY(scene.field<QComboBox>("theme") != nullptr);
        const QPointer<QComboBox> before = scene.field<QComboBox>("theme");
        QCOMPARE(before->currentIndex(), 0);
        before->setFocus();
        QTest::keyClick(before, Qt::Key_Down);
        QCOMPARE(scene.settings.text(u"theme"_qs), u"light"_qs);
        QTRY_VERIFY(scene.field<QComboBox>("theme") != nullptr && scene.field<QComboBox>("theme") != before);
        QTest::keyClick(scene.field<QComboBox>("theme"), Qt::Key_Down);
        QTRY_COMPARE(scene.settings.text(u"theme"_qs), u"dark"_qs);
        QTRY_VERIFY(scene.field<QComboBox>("theme") != nullptr &&
                    scene.window->focusWidget() == scene.field<QComboBox>("theme"));
        QTRY_VERIFY(colors().text.lightness() > QColor(Qt::gray).lightness());
    }

    void switchesAreFlags()
    {
        Scene scene;
        QTRY_VERIFY(scene.field<QCheckBox>("logs.wrap") != nullptr);
        QTest::keyClick(scene.field<QCheckBox>("logs.wrap"), Qt::Key_Space);
        QVERIFY(scene.settings.flag(u"logs.wrap"_qs));
        QVERIFY2(scene.window->windowTitle().startsWith(u"Settings"_qs), qPrintable(scene.window->windowTitle()));
    }

    void aChoiceOfANumberIsKeptAsOne()
    {
        Scene scene;
        QTRY_VERIFY(scene.field<QComboBox>("trash.minutes") != nullptr);
        QCOMPARE(scene.field<QComboBox>("trash.minutes")->currentText(), u"30 minutes"_qs);
        QTest::keyClick(scene.field<QComboBox>("trash.minutes"), Qt::Key_Down);
        QCOMPARE(scene.settings.number(u"trash.minutes"_qs), 120);
        QTRY_COMPARE(scene.field<QComboBox>("trash.minutes")->currentText(), u"2 hours"_qs);
    }

    void whatIsOnUnlessItWasSwitchedOff()
    {
        Scene scene;
        QTRY_VERIFY(scene.field<QCheckBox>("ask.trash") != nullptr);
        QVERIFY(scene.field<QCheckBox>("ask.trash")->isChecked());
        QTest::keyClick(scene.field<QCheckBox>("ask.trash"), Qt::Key_Space);
        QVERIFY(!scene.settings.flag(u"ask.trash"_qs, true));
        QTRY_VERIFY(!scene.field<QCheckBox>("ask.trash")->isChecked());
    }

    void whatIsOnlyLookedAtIsNotWhereTheNextStartBegins()
    {
        session::Settings settings{QString()};
        Connections connections{
            {.id = u"own"_qs, .name = u"own"_qs, .color = 0, .make = makeDemo, .isTried = false},
            {.id = u"far"_qs, .name = u"far"_qs, .color = 0, .make = makeDemo, .isTried = false},
            {.id = u"demo"_qs, .name = u"demo"_qs, .color = 0, .make = makeDemo, .isTried = false, .isKept = false}};
        const auto openedAfter = [&](const QString& id) {
            {
                MainWindow window(connections, {}, settings);
                window.connectTo(id);
                window.close();
            }
            MainWindow next(connections, {}, settings);
            next.connectToLast();
            return next.session().name();
        };
        QCOMPARE(openedAfter(u"demo"_qs), u"own"_qs);
        QCOMPARE(openedAfter(u"far"_qs), u"far"_qs);
        QCOMPARE(openedAfter(u"demo"_qs), u"far"_qs);
        settings.setText(u"connection"_qs, u"demo"_qs); // older consoles wrote it
        QCOMPARE(openedAfter(u"demo"_qs), u"own"_qs);
        settings.useText(u"connection"_qs, u"demo"_qs); // the command line asks for it
        QCOMPARE(openedAfter(u"demo"_qs), u"demo"_qs);
    }

    void aConnectionThatIsRemovedGoesFromTheList()
    {
        Scene scene;
        QTRY_VERIFY(scene.field<QComboBox>("theme") != nullptr);
        QCOMPARE(scene.connections.size(), std::size_t{3});
        for (auto* button : scene.window->findChild<SettingsPage*>()->findChildren<QPushButton*>()) {
            if (button->accessibleName().contains(u"Nearby"_qs))
                button->click();
        }
        QCOMPARE(scene.settings.list(u"connections"_qs), QStringList{u"unix:///b Far away"_qs});
        QTRY_COMPARE(scene.connections.size(), std::size_t{2});
        QCOMPARE(scene.connections.back().id, u"unix:///b"_qs);
    }
};

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
