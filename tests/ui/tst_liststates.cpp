// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/listtest.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/list/projectstrip.h"
#include "ui/pages/list/skeleton.h"

#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>

#include <algorithm>
#include <string_view>

using namespace darse;
using namespace darse::ui;
using backend::Kind;

namespace {

bool hasText(const QWidget& page, const QString& text)
{
    const auto labels = page.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(),
                       [&text](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
}

} // namespace

class TestListStates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyListTeaches()
    {
        const test::ListWindow window(new test::FakeBackend);
        QTRY_VERIFY(hasText(*window.page, u"No containers yet"_qs));
        QVERIFY(hasText(*window.page, u"A container is a process"_qs));
    }

    void loadingShowsNothingAtFirstAndThenASkeleton()
    {
        auto* backend = new test::FakeBackend;
        backend->kinds[Kind::Container].holdAnswers();
        const test::ListWindow window(backend);
        const auto* skeleton = window.page->findChild<Skeleton*>();
        QCoreApplication::processEvents();
        QVERIFY(!skeleton->isVisible());
        QVERIFY(!window.rows()->isVisible());
        QTRY_VERIFY(skeleton->isVisible());
    }

    void aListThatWasNotReadHasNoCount_data()
    {
        QTest::addColumn<bool>("isLost");
        QTest::newRow("it is waited for") << false;
        QTest::newRow("it failed") << true;
    }
    void aListThatWasNotReadHasNoCount()
    {
        QFETCH(bool, isLost);
        auto* backend = new test::FakeBackend;
        test::FakeObjects& containers = backend->kinds[Kind::Container];
        if (isLost)
            containers.failWith(Error(ErrorKind::Unreachable, "nobody answers"));
        else
            containers.holdAnswers();
        test::ListWindow window(backend);
        session::ObjectStore& store = window.session.store(Kind::Container);
        QTRY_COMPARE(store.state(),
                     isLost ? session::ObjectStore::State::Failed : session::ObjectStore::State::Loading);
        QVERIFY(window.part<QLabel>("count")->text().isEmpty());
        if (!isLost)
            return;
        containers.failWith({});
        containers.put(test::makeContainer(u"web"_qs));
        store.refresh();
        QTRY_COMPARE(window.part<QLabel>("count")->text(), u"1"_qs);
    }

    void aFailureSaysWhatAndRetries()
    {
        auto* backend = new test::FakeBackend;
        backend->kinds[Kind::Container].failWith(
            Error(ErrorKind::PermissionDenied, "listing is forbidden").withDetail("<b>raw words</b>"));
        const test::ListWindow window(backend);
        QTRY_VERIFY(hasText(*window.page, u"The list of containers could not be read"_qs));
        QVERIFY(!hasText(*window.page, u"raw words"_qs));
        backend->kinds[Kind::Container].failWith({});
        backend->kinds[Kind::Container].put(test::makeContainer(u"web"_qs));
        const auto buttons = window.page->findChildren<QPushButton*>();
        for (QPushButton* button : buttons) {
            if (button->isVisible() && button->text() == u"Retry"_qs)
                button->click();
        }
        QTRY_VERIFY(window.rows()->isVisible());
    }

    void aLostLinkKeepsTheRowsAndSaysSo()
    {
        auto* backend = new test::FakeBackend;
        backend->kinds[Kind::Container].put(test::makeContainer(u"web"_qs));
        const test::ListWindow window(backend);
        QTRY_VERIFY(window.rows()->isVisible());
        QVERIFY(!window.part<QWidget>("staleBanner")->isVisible());
        backend->setLink(backend::Link::Lost, Error(ErrorKind::Unreachable, "the engine is gone"));
        QTRY_VERIFY(window.part<QWidget>("staleBanner")->isVisible());
        QVERIFY(window.rows()->isVisible());
        backend->setLink(backend::Link::Connected);
        QTRY_VERIFY(!window.part<QWidget>("staleBanner")->isVisible());
    }

    void purposeStaysDismissed()
    {
        test::ListWindow window(new test::FakeBackend);
        auto* purpose = window.part<QWidget>("purpose");
        QVERIFY(purpose->isVisible());
        purpose->findChild<QAbstractButton*>()->click();
        QVERIFY(!purpose->isVisible());
        ListPage again(window.view, {window.session, window.settings});
        again.setVisible(true);
        QVERIFY(!again.findChild<QWidget*>(u"purpose"_qs)->isVisible());
    }

    void columnsAreRemembered()
    {
        test::ListWindow window(new test::FakeBackend);
        QHeaderView* header = window.rows()->horizontalHeader();
        header->resizeSection(test::Image, 177);
        header->moveSection(header->visualIndex(test::Restarts), 1);
        header->setSortIndicator(test::Restarts, Qt::DescendingOrder);
        const ListPage again(window.view, {window.session, window.settings});
        const QHeaderView* kept = again.findChild<ObjectView*>()->horizontalHeader();
        QCOMPARE(kept->sectionSize(test::Image), 177);
        QCOMPARE(kept->visualIndex(test::Restarts), 1);
        QCOMPARE(kept->sortIndicatorSection(), int{test::Restarts});
        QCOMPARE(kept->sortIndicatorOrder(), Qt::DescendingOrder);
    }

    void brokenColumnSettingsGiveTheDefaults()
    {
        test::ListWindow window(new test::FakeBackend);
        window.settings.setList(u"list/containers/columns"_qs, {u"nosuch:1:1"_qs, u"image"_qs, u":::"_qs, QString()});
        window.settings.setText(u"list/containers/sort"_qs, u"nosuch:sideways"_qs);
        const ListPage again(window.view, {window.session, window.settings});
        const QHeaderView* header = again.findChild<ObjectView*>()->horizontalHeader();
        QCOMPARE(header->hiddenSectionCount(), 0);
        QCOMPARE(header->sortIndicatorSection(), int{test::Name});
    }

    void followsTheProject()
    {
        auto* backend = new test::FakeBackend;
        backend->kinds[Kind::Container].put(test::makeContainer(u"free"_qs));
        for (const QString& name : {u"shop"_qs, u"blog"_qs}) {
            auto container = test::makeContainer(name);
            container->project = name;
            backend->kinds[Kind::Container].put(container);
        }
        test::ListWindow window(backend);
        QTRY_COMPARE(window.rows()->model()->rowCount(), 3);
        window.session.setProject(u"shop"_qs);
        QCOMPARE(window.rows()->model()->rowCount(), 2);
        window.session.setProject({});
        QCOMPARE(window.rows()->model()->rowCount(), 3);
    }

    void aClickOnAProjectShowsItAlone()
    {
        auto* backend = new test::FakeBackend;
        for (const char* name : {"web", "db", "other"}) {
            auto container = test::makeContainer(QString::fromLatin1(name));
            container->project = container->name == u"other" ? QString() : u"my shop"_qs;
            backend->kinds[Kind::Container].put(container);
        }
        test::ListWindow window(backend);
        QTRY_COMPARE(window.rows()->model()->rowCount(), 3);
        const auto* strip = window.page->findChild<ProjectStrip*>();
        QTRY_VERIFY(strip->isVisible());
        const auto chips = strip->findChildren<QPushButton*>();
        const auto chip = std::ranges::find_if(chips, [](const QPushButton* one) { return one->isVisible(); });
        QVERIFY(chip != chips.end() && (*chip)->text().contains(u"my shop"_qs));
        QTest::mouseClick(*chip, Qt::LeftButton);
        auto* menu = strip->findChild<QMenu*>(u"projectMenu"_qs);
        QVERIFY(menu != nullptr);
        QTRY_VERIFY(menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(window.rows()->model()->rowCount(), 2);
        QCOMPARE(window.filter()->text(), u"project:\"my shop\""_qs);
    }

    void theMenuOfAProjectOpensByKeys()
    {
        auto* backend = new test::FakeBackend;
        auto container = test::makeContainer(u"web"_qs);
        container->project = u"shop"_qs;
        backend->kinds[Kind::Container].put(container);
        test::ListWindow window(backend);
        const auto* strip = window.page->findChild<ProjectStrip*>();
        QTRY_VERIFY(strip->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(strip->window()));
        auto* chip = strip->findChild<QPushButton*>();
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_F10, Qt::ShiftModifier);
        auto* menu = strip->findChild<QMenu*>(u"projectMenu"_qs);
        QVERIFY(menu != nullptr && menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(window.filter()->text(), u"project:shop"_qs);
    }

    void aProjectIsStoppedFromItsChip()
    {
        auto* backend = new test::FakeBackend;
        for (const char* name : {"web", "db"}) {
            auto container = test::makeContainer(QString::fromLatin1(name));
            container->project = u"shop"_qs;
            backend->kinds[Kind::Container].put(container);
        }
        test::ListWindow window(backend);
        const auto* strip = window.page->findChild<ProjectStrip*>();
        QTRY_VERIFY(strip->isVisible());
        QTest::mouseClick(strip->findChild<QPushButton*>(), Qt::LeftButton);
        auto* menu = strip->findChild<QMenu*>(u"projectMenu"_qs);
        QVERIFY(menu != nullptr);
        const auto actions = menu->actions();
        const auto stop = std::ranges::find_if(actions, [](const QAction* one) { return one->text() == u"Stop"_qs; });
        QVERIFY(stop != actions.end());
        (*stop)->trigger();
        menu->close();
        window.page->findChild<ConfirmDialog*>()->findChild<QPushButton*>(u"confirm"_qs)->click();
        QCOMPARE(window.backend->verbs.calls, QStringList({u"stop db"_qs, u"stop web"_qs}));
    }

    void whatGoesWhenItEndsIsNotForTheTrash()
    {
        const auto& actions = kindView(Kind::Container).actions;
        const auto called = [&actions](std::string_view id) {
            return std::ranges::find_if(actions, [id](const Action& action) { return action.id == id; });
        };
        const auto trash = called("delete");
        const auto forGood = called("delete-for-good");
        QVERIFY(trash != actions.end() && forGood != actions.end());
        const auto container = test::makeContainer(u"once"_qs);
        QVERIFY(applies(*trash, *container) && !applies(*forGood, *container));
        container->goesWhenEnded = true;
        QVERIFY(!applies(*trash, *container) && applies(*forGood, *container));
    }

    void whatBelongsTogetherIsToldTogether()
    {
        auto* backend = new test::FakeBackend;
        const test::ListWindow window(backend);
        const auto* strip = window.page->findChild<ProjectStrip*>();
        QVERIFY(strip != nullptr && !strip->isVisible());
        for (const auto& [name, status] :
             {std::pair{u"shop_web"_qs, backend::Status::Running}, std::pair{u"shop_db"_qs, backend::Status::Failed}}) {
            auto container = test::makeContainer(name, status);
            container->project = u"shop"_qs;
            backend->kinds[Kind::Container].put(container);
        }
        QTRY_VERIFY(strip->isVisible());
        QCOMPARE(strip->findChild<QPushButton*>()->text(), u" shop · 1 of 2 run"_qs);
    }

    void aQuestionNamesAllObjects()
    {
        QStringList names;
        for (int i = 1; i <= 11; ++i)
            names.append(QStringLiteral("<i>web-%1</i>").arg(i));
        auto* dialog = new ConfirmDialog({u"Delete"_qs, u"11 containers"_qs, names, u"Gone."_qs}, nullptr);
        dialog->open();
        const auto* list = dialog->findChild<QListWidget*>(u"names"_qs);
        QVERIFY(list != nullptr);
        QCOMPARE(list->count(), 11);
        QCOMPARE(list->item(10)->text(), u"<i>web-11</i>"_qs);
        const auto labels = dialog->findChildren<QLabel*>();
        for (const QLabel* label : labels)
            QCOMPARE(label->textFormat(), Qt::PlainText);
        dialog->reject();
    }
};

QTEST_MAIN(TestListStates)
#include "tst_liststates.moc"
