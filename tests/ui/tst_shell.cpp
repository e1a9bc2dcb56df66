// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/demobackend.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "core/session/undo.h"
#include "ui/pages/details/detailspage.h"
#include "ui/pages/list/listpage.h"
#include "ui/pages/logs/logspage.h"
#include "ui/shell/keylist.h"
#include "ui/shell/keysheet.h"
#include "ui/shell/masthead.h"
#include "ui/shell/notices.h"
#include "ui/shell/pagestack.h"
#include "ui/shell/palette.h"
#include "ui/shell/shell.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"
#include "ui/widgets/drawer.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QSet>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

#include <algorithm>

using namespace darse;
using namespace darse::ui;

namespace {

/// The inside of a window on the demonstration fleet.
struct Scene {
    session::Session session{std::make_unique<connect::demo::DemoBackend>(connect::demo::Options{})};
    session::Settings settings{QString()};
    Notices notices;
    Connections connections{{.id = u"demo"_qs, .name = u"demo"_qs, .color = 0, .make = {}, .isTried = false}};
    std::unique_ptr<Shell> shell;

    explicit Scene(const QSize& size = {1280, 800})
    {
        shell = std::make_unique<Shell>(Shell::Parts{session, settings, notices, connections, u"demo"_qs},
                                        Location{u"overview"_qs, {}, {}});
        shell->resize(size);
        shell->fill();
        shell->show();
    }
    [[nodiscard]] QList<Drawer*> openDrawers() const
    {
        QList<Drawer*> open;
        for (auto* drawer : shell->findChildren<Drawer*>()) {
            if (drawer->isOpen())
                open.append(drawer);
        }
        return open;
    }
    /// The button that opens the palette.
    [[nodiscard]] QPushButton* search() const
    {
        for (auto* button : shell->findChild<Masthead*>()->findChildren<QPushButton*>()) {
            if (button->property("look") == u"search"_qs)
                return button;
        }
        return nullptr;
    }
};

} // namespace

class TestShell : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light, 1); }

    void thereIsOneDrawerAtATime()
    {
        const Scene scene;
        scene.shell->runCommand(u"operations"_qs);
        QCOMPARE(scene.openDrawers().size(), 1);
        Drawer* operations = scene.openDrawers().front();
        scene.shell->runCommand(u"notices"_qs);
        QCOMPARE(scene.openDrawers().size(), 1);
        QVERIFY(scene.openDrawers().front() != operations);
        scene.shell->runCommand(u"notices"_qs);
        QVERIFY(scene.openDrawers().isEmpty());
        // It stands beside the page, and over it where there is too little room for both.
        auto* page = scene.shell->findChild<PageStack*>();
        scene.shell->runCommand(u"operations"_qs);
        QTRY_COMPARE(page->geometry().right() + 1, 1280 - px(size::kDrawer));
        scene.shell->resize(1000, 800);
        QTRY_COMPARE(page->geometry().right() + 1, 1000);
        QTest::keyClick(page, Qt::Key_Escape);
        QVERIFY(scene.openDrawers().isEmpty());
    }

    void thePaletteRunsWhatItFinds()
    {
        const Scene scene;
        scene.shell->openPalette();
        auto* palette = scene.shell->findChild<Palette*>();
        QVERIFY(palette->isOpen());
        auto* field = palette->findChild<QLineEdit*>();
        QTest::keyClicks(field, u">volumes"_qs);
        QVERIFY(palette->findChild<QListView*>()->model()->rowCount() > 0);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(!palette->isOpen());
        QTRY_COMPARE(scene.shell->location().page, u"volumes"_qs);
        // And Escape leaves everything as it was.
        scene.shell->openPalette(u"pods"_qs);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!palette->isOpen());
        QCOMPARE(scene.shell->location().page, u"volumes"_qs);
    }

    void logsTogetherAreOnePage()
    {
        Scene scene;
        auto& containers = scene.session.store(backend::Kind::Container);
        QTRY_VERIFY(containers.snapshot()->size() > 2);
        const QString first = containers.snapshot()->front()->key;
        const QString last = containers.snapshot()->back()->key;
        for (const QStringList& keys : {QStringList{first, last}, QStringList{last}}) {
            scene.shell->goTo(Location::ofLogs(keys));
            QTRY_COMPARE(scene.shell->location(), Location::ofLogs(keys));
            scene.shell->goTo({u"overview"_qs, {}, {}});
            QTRY_COMPARE(scene.shell->location().page, u"overview"_qs);
        }
        // Going back reads what was read there, and nothing goes on being read behind it.
        scene.shell->goTo(Location::ofLogs({first, last}));
        QTRY_COMPARE(scene.shell->location(), Location::ofLogs({first, last}));
        QCOMPARE(scene.shell->findChildren<LogsPage*>().size(), 1);
    }

    void thePaletteDoesThingsToObjects()
    {
        Scene scene;
        QTRY_VERIFY(!scene.session.store(backend::Kind::Container).snapshot()->empty());
        const auto rows = scene.session.store(backend::Kind::Container).snapshot();
        const auto jupyter = std::ranges::find(*rows, u"jupyter"_qs, [](const auto& row) { return row->name; });
        QVERIFY(jupyter != rows->end());
        // Anywhere, by name.
        scene.shell->openPalette(u"restart jupyter"_qs);
        auto* palette = scene.shell->findChild<Palette*>();
        const auto first = [palette] {
            return palette->findChild<QListView*>()->model()->index(0, 0).data().toString();
        };
        QCOMPARE(first(), u"Restart jupyter"_qs);
        QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Return);
        QCOMPARE(scene.session.operations().all().size(), std::size_t{1});
        // On its page without the name.
        scene.shell->goTo(Location::ofObject({backend::Kind::Container, (*jupyter)->key}));
        scene.shell->openPalette(u">delete"_qs);
        QVERIFY2(first().startsWith(u"Delete jupyter"_qs), qPrintable(first()));
        scene.shell->openPalette(u"jupyter"_qs);
        QCOMPARE(first(), u"jupyter"_qs);
    }

    void noTwoCommandsShareAKeyOrAName()
    {
        const Scene scene;
        QSet<QString> names;
        QSet<QString> keys;
        for (const Command& command : scene.shell->commands()) {
            QVERIFY2(!names.contains(command.id), qPrintable(command.id));
            names.insert(command.id);
            QVERIFY2(!command.text.isEmpty() && command.run, qPrintable(command.id));
            for (const QKeySequence& key : command.keys) {
                const QString text = key.toString(QKeySequence::PortableText);
                QVERIFY2(!text.isEmpty() && !keys.contains(text), qPrintable(command.id + u' ' + text));
                keys.insert(text);
            }
        }
    }

    void whoFiltersAPageThatIsJustComingKeepsTheKeyboard()
    {
        const Scene scene;
        QTRY_COMPARE(scene.shell->location().page, u"overview"_qs);
        scene.shell->goTo(Location::ofList(backend::Kind::Container));
        scene.shell->runCommand(u"filter"_qs);
        const auto* page = scene.shell->findChild<ListPage*>();
        QVERIFY(page->isVisible());
        const auto* filter = page->findChild<QLineEdit*>(u"filter"_qs);
        QCOMPARE(scene.shell->focusWidget(), filter);
        QCoreApplication::processEvents();
        QCOMPARE(scene.shell->focusWidget(), filter);
    }

    void tabsAreChosenOnAPageThatIsJustComing()
    {
        Scene scene;
        scene.shell->activateWindow();
        const session::ObjectStore& containers = scene.session.store(backend::Kind::Container);
        QTRY_VERIFY(!containers.snapshot()->empty());
        QTRY_VERIFY(QApplication::focusWidget() != nullptr);
        scene.shell->goTo(Location::ofObject({backend::Kind::Container, containers.snapshot()->front()->key}));
        QWidget* before = QApplication::focusWidget(); // of the page that is left
        QVERIFY(before != nullptr);
        QTest::keyClick(before, Qt::Key_3, Qt::AltModifier);
        const auto tabOn = [&scene] {
            const auto* page = scene.shell->findChild<DetailsPage*>();
            return page != nullptr ? page->findChild<QTabBar*>()->currentIndex() : -1;
        };
        QTRY_COMPARE(tabOn(), 2);
        QCoreApplication::processEvents(); // what was on its way does not lead elsewhere
        QCOMPARE(tabOn(), 2);
    }

    void theKeySheetTellsEveryKeyAndStaysInside_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("as it opens first") << QSize(1280, 800);
        QTest::newRow("as small as it goes") << QSize(900, 600);
    }
    void theKeySheetTellsEveryKeyAndStaysInside()
    {
        QFETCH(QSize, size);
        const Scene scene(size);
        const QWidget* before = scene.shell->focusWidget();
        scene.shell->openKeySheet();
        auto* sheet = scene.shell->findChild<KeySheet*>();
        // As screen readers are told; what is painted is of the same rows.
        QStringList said;
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(sheet->findChild<KeyList*>());
        for (int at = 0; at < list->childCount(); ++at) {
            QCOMPARE(list->indexOfChild(list->child(at)), at);
            said.append(list->child(at)->text(QAccessible::Name));
        }
        for (const Command& command : scene.shell->commands()) {
            QStringList keys;
            for (const QKeySequence& key : command.keys)
                keys.append(key.toString(QKeySequence::NativeText));
            if (!keys.isEmpty())
                QVERIFY2(said.contains(command.text + u": "_qs + keys.join(u", "_qs)), qPrintable(command.id));
        }
        QVERIFY(scene.shell->rect().contains(sheet->geometry()));
        const auto* area = sheet->findChild<QScrollArea*>();
        QTRY_VERIFY(area->widget()->minimumSizeHint().width() <= area->viewport()->width());
        QTest::keyClick(scene.shell->focusWidget(), Qt::Key_Escape);
        QVERIFY(sheet->isHidden() && scene.shell->focusWidget() == before);
    }

    void theMastheadNeverCutsItsWords_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {700, 800, 853, 900, 1000, 1280, 1920})
            QTest::addRow("%d", width) << width;
    }
    void theMastheadNeverCutsItsWords()
    {
        QFETCH(int, width);
        const Scene scene({width, 600});
        for (const auto* button : scene.shell->findChild<Masthead*>()->findChildren<QPushButton*>()) {
            const bool isCut = button->isVisible() && !button->text().isEmpty() &&
                               button->width() < button->fontMetrics().horizontalAdvance(button->text());
            QVERIFY2(!isCut, qPrintable(button->text()));
        }
        QVERIFY(scene.search()->isVisible());
        QCOMPARE(scene.search()->toolTip().isEmpty(), scene.search()->text().contains(u"command"_qs));
    }

    void aNoticeIsToldWhereItIsSeen()
    {
        Scene scene;
        scene.notices.add({.isError = true, .title = u"Start web: failed"_qs, .text = {}, .raw = {}, .location = {}});
        const auto toasts = scene.shell->findChildren<QLabel*>();
        QVERIFY(
            std::ranges::any_of(toasts, [](const QLabel* label) { return label->text() == u"Start web: failed"_qs; }));
        QCOMPARE(scene.notices.unread(), 1);
        scene.shell->runCommand(u"notices"_qs);
        QTRY_COMPARE(scene.notices.unread(), 0);
    }

    void whatIsTakenBackIsNoLongerOffered()
    {
        Scene scene;
        auto& undo = scene.session.companion<session::UndoStack>();
        for (const QString& name : {u"older is in the trash"_qs, u"newer is in the trash"_qs})
            undo.push({.done = name,
                       .description = {.title = name, .commandLine = {}, .target = {}},
                       .takeBack = [] { return backend::ready<void>(ok()); },
                       .until = QDateTime::currentDateTime().addDays(1)});
        const auto offers = [&] { return scene.shell->findChildren<QPushButton*>(u"undo"_qs).size(); };
        QCOMPARE(offers(), 2);
        undo.undo();
        QTRY_COMPARE(offers(), 1);
    }
};

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
