// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/listtest.h"
#include "ui/dialogs/confirmdialog.h"

#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

using namespace darse;
using namespace darse::ui;
using backend::Kind, backend::Status;

namespace {

test::FakeBackend* backendWith(const QStringList& names)
{
    auto* backend = new test::FakeBackend;
    for (const QString& name : names)
        backend->kinds[Kind::Container].put(test::makeContainer(name));
    return backend;
}

bool hasText(const QWidget& page, const QString& text)
{
    const auto labels = page.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(),
                       [&text](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
}

QPushButton* visibleButton(const QWidget& page, const QString& text)
{
    const auto buttons = page.findChildren<QPushButton*>();
    const auto found = std::find_if(buttons.begin(), buttons.end(), [&text](const QPushButton* button) {
        return button->isVisible() && button->text() == text;
    });
    return found == buttons.end() ? nullptr : *found;
}

} // namespace

static const char* chipName(Status status)
{
    static QByteArray name;
    name = "status-" + QByteArray::number(static_cast<int>(status));
    return name.constData();
}

class TestListPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void walksByKeyboardAlone()
    {
        test::ListWindow window(backendWith({u"api"_qs, u"db"_qs, u"web"_qs}));
        QTRY_COMPARE(window.rows()->model()->rowCount(), 3);
        window.rows()->setFocus();
        QTest::keyClick(window.rows(), Qt::Key_Down);
        QCOMPARE(window.rows()->currentIndex().row(), 1);
        QCOMPARE(window.selected(), 0);
        QTest::keyClick(window.rows(), Qt::Key_Space);
        QCOMPARE(window.selected(), 1);
        QTest::keyClick(window.rows(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(window.selected(), 2);
        QTest::keyClick(window.rows(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(window.selected(), 3);
        QTest::keyClick(window.rows(), Qt::Key_Escape);
        QCOMPARE(window.selected(), 0);

        QSignalSpy went(window.page.get(), &Page::goTo);
        QTest::keyClick(window.rows(), Qt::Key_Return);
        QCOMPARE(went.count(), 1);
        QCOMPARE(went.front().front().value<Location>(), Location::ofObject({Kind::Container, u"web"_qs}));
    }

    void slashFiltersAndEscapeClears()
    {
        test::ListWindow window(backendWith({u"api"_qs, u"db"_qs, u"web"_qs}));
        QTRY_COMPARE(window.rows()->model()->rowCount(), 3);
        window.rows()->setFocus();
        QTest::keyClick(window.rows(), Qt::Key_Slash);
        QTRY_COMPARE(QApplication::focusWidget(), window.filter());
        QTest::keyClicks(window.filter(), u"we"_qs);
        QCOMPARE(window.rows()->model()->rowCount(), 1);
        QCOMPARE(window.part<QLabel>("count")->text(), u"1 of 3"_qs);
        QTest::keyClick(window.filter(), Qt::Key_Escape);
        QCOMPARE(window.rows()->model()->rowCount(), 3);
        QTest::keyClick(window.filter(), Qt::Key_Down);
        QTRY_COMPARE(QApplication::focusWidget(), window.rows());
    }

    void filteringEverythingAwayOffersToClear()
    {
        test::ListWindow window(backendWith({u"api"_qs}));
        QTRY_COMPARE(window.rows()->model()->rowCount(), 1);
        window.filter()->setText(u"nowhere"_qs);
        QVERIFY(hasText(*window.page, u"Nothing matches “nowhere”"_qs));
        QTest::mouseClick(visibleButton(*window.page, u"Clear filters"_qs), Qt::LeftButton);
        QVERIFY(window.filter()->text().isEmpty());
        QVERIFY(window.rows()->isVisible());
    }

    void statusChipsCountAndFilter()
    {
        auto* backend = backendWith({u"api"_qs, u"db"_qs});
        backend->kinds[Kind::Container].put(test::makeContainer(u"web"_qs, Status::Failed));
        test::ListWindow window(backend);
        QTRY_COMPARE(window.rows()->model()->rowCount(), 3);
        auto* failed = window.part<QAbstractButton>(chipName(Status::Failed));
        QVERIFY(failed->isVisible());
        QVERIFY(failed->text().endsWith(u" 1"_qs));
        QVERIFY(!window.part<QAbstractButton>(chipName(Status::Succeeded))->isVisible());
        failed->click();
        QCOMPARE(window.rows()->model()->rowCount(), 1);
        window.part<QAbstractButton>("clearFilters")->click();
        QCOMPARE(window.rows()->model()->rowCount(), 3);
    }

    void selectionBringsTheBulkBar()
    {
        test::ListWindow window(backendWith({u"api"_qs, u"db"_qs, u"web"_qs}));
        QTRY_COMPARE(window.rows()->model()->rowCount(), 3);
        window.rows()->selectAll();
        QVERIFY(!window.filter()->isVisible());
        QCOMPARE(window.part<QLabel>("selectedCount")->text(), u"3 selected"_qs);
        QVERIFY(window.part<QPushButton>("action-absent") == nullptr);
        QTest::mouseClick(window.part<QPushButton>("action-stop"), Qt::LeftButton);
        QVERIFY(window.backend->verbs.calls.isEmpty());
        window.page->findChild<ConfirmDialog*>()->findChild<QPushButton*>(u"confirm"_qs)->click();
        QCOMPARE(window.backend->verbs.calls, QStringList({u"stop api"_qs, u"stop db"_qs, u"stop web"_qs}));
        QCOMPARE(window.session.operations().all().size(), std::size_t{3});
        const auto& newest = window.session.operations().all().front()->description();
        QCOMPARE(newest.commandLine, u"docker stop web"_qs);
        window.part<QAbstractButton>("clearSelection")->click();
        QVERIFY(window.filter()->isVisible());
    }

    void severalLeadToOnePage()
    {
        test::ListWindow window(backendWith({u"api"_qs, u"db"_qs, u"web"_qs}));
        QTRY_COMPARE(window.rows()->model()->rowCount(), 3);
        std::vector<Location> gone;
        connect(window.page.get(), &Page::goTo, this, [&gone](const Location& to) { gone.push_back(to); });
        QTest::keyClick(window.rows(), Qt::Key_Space); // one alone
        QVERIFY(window.part<QPushButton>("action-together") == nullptr ||
                !window.part<QPushButton>("action-together")->isVisible());
        window.rows()->selectAll();
        QTest::mouseClick(window.part<QPushButton>("action-together"), Qt::LeftButton);
        QCOMPARE(gone.size(), std::size_t{1});
        QCOMPARE(gone.front().page, u"logs"_qs);
        QCOMPARE(gone.front().keys(), (QStringList{u"api"_qs, u"db"_qs, u"web"_qs}));
        QVERIFY(window.session.operations().all().empty());
    }

    void bulkBarWithoutRoomHasIconsAlone()
    {
        test::ListWindow window(backendWith({u"api"_qs}));
        QTRY_COMPARE(window.rows()->model()->rowCount(), 1);
        window.rows()->selectAll();
        auto* stop = window.part<QPushButton>("action-stop");
        const QString words = stop->text();
        QVERIFY(!words.isEmpty() && stop->toolTip().isEmpty());
        QWidget* bar = stop->parentWidget();
        const QSize size = bar->size();
        bar->resize(40, size.height());
        QVERIFY(stop->text().isEmpty());
        QCOMPARE(stop->toolTip(), words);
        QCOMPARE(stop->accessibleName(), words);
        bar->resize(size);
        QCOMPARE(stop->text(), words);
    }

    void bulkBarHasWordsAsFarAsThereIsRoom()
    {
        test::ListWindow window(backendWith({u"api"_qs, u"db"_qs}));
        QTRY_COMPARE(window.rows()->model()->rowCount(), 2);
        window.rows()->selectAll();
        auto* stop = window.part<QPushButton>("action-stop");
        auto* remove = window.part<QPushButton>("action-delete");
        auto* together = window.part<QPushButton>("action-together");
        QVERIFY(!stop->text().isEmpty() && !remove->text().isEmpty() && !together->text().isEmpty());
        QWidget* bar = stop->parentWidget();
        // What is dangerous keeps its words longest, then what stands first.
        bar->resize(bar->layout()->sizeHint().width() - 1, bar->height());
        QVERIFY(!stop->text().isEmpty() && !remove->text().isEmpty() && together->text().isEmpty());
        QVERIFY(!together->toolTip().isEmpty());
        bar->resize(bar->layout()->sizeHint().width() - 1, bar->height());
        QVERIFY(stop->text().isEmpty() && !remove->text().isEmpty());
        bar->resize(bar->layout()->sizeHint().width() - 1, bar->height());
        QVERIFY(remove->text().isEmpty());
    }

    void bulkBarFollowsWhatDisappears()
    {
        test::ListWindow window(backendWith({u"api"_qs, u"db"_qs}));
        QTRY_COMPARE(window.rows()->model()->rowCount(), 2);
        window.rows()->selectAll();
        window.backend->kinds[Kind::Container].take(u"api"_qs);
        QTRY_COMPARE(window.part<QLabel>("selectedCount")->text(), u"1 selected"_qs);
    }

    void dangerAsksAndEnterCancels()
    {
        test::ListWindow window(backendWith({u"api"_qs, u"db"_qs}));
        QTRY_COMPARE(window.rows()->model()->rowCount(), 2);
        window.rows()->selectAll();
        window.rows()->setFocus();
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Escape}) {
            QTest::keyClick(window.rows(), Qt::Key_Delete);
            const QPointer<ConfirmDialog> dialog = window.page->findChild<ConfirmDialog*>();
            QVERIFY(dialog != nullptr);
            QVERIFY(hasText(*dialog, u"Volumes stay."_qs));
            QTRY_VERIFY(dialog->isActiveWindow());
            QTest::keyClick(dialog->focusWidget(), key);
            QTRY_VERIFY(dialog == nullptr);
            QVERIFY(window.backend->verbs.calls.isEmpty());
        }
        QTest::keyClick(window.rows(), Qt::Key_Delete);
        window.page->findChild<ConfirmDialog*>()->findChild<QPushButton*>(u"confirm"_qs)->click();
        QCOMPARE(window.backend->verbs.calls, QStringList({u"kill api"_qs, u"kill db"_qs}));
    }

    void theKeyDoesNotDeleteMoreRoughlyThanAsked()
    {
        ui::KindView view = test::testView();
        ui::Action atOnce = view.actions.front();
        atOnce.id = "delete-at-once";
        view.actions.insert(view.actions.begin(), atOnce);
        test::ListWindow window(backendWith({u"api"_qs}), view);
        QTRY_COMPARE(window.rows()->model()->rowCount(), 1);
        window.rows()->selectAll();
        QTest::keyClick(window.rows(), Qt::Key_Delete);
        window.page->findChild<ConfirmDialog*>()->findChild<QPushButton*>(u"confirm"_qs)->click();
        QCOMPARE(window.backend->verbs.calls, QStringList{u"kill api"_qs}); // what "delete" does there
    }

    void menuKeyOffersWhatApplies()
    {
        auto* backend = backendWith({});
        backend->kinds[Kind::Container].put(test::makeContainer(u"web"_qs, Status::Stopped));
        test::ListWindow window(backend);
        QTRY_COMPARE(window.rows()->model()->rowCount(), 1);
        window.rows()->setFocus();
        QTest::keyClick(window.rows(), Qt::Key_F10, Qt::ShiftModifier);
        QPointer<QMenu> menu = window.part<QMenu>("rowMenu");
        QVERIFY(menu != nullptr);
        QStringList texts;
        for (const QAction* action : menu->actions()) {
            if (!action->isSeparator())
                texts.append(action->text());
        }
        QCOMPARE(texts, QStringList({u"Open"_qs, u"Delete"_qs}));
        menu->close();
    }

    void aClickOnTheNameOpensAndOneBesideItSelects()
    {
        test::ListWindow window(backendWith({u"api"_qs}));
        QTRY_COMPARE(window.rows()->model()->rowCount(), 1);
        QSignalSpy went(window.page.get(), &Page::goTo);
        const QRect name = window.rows()->visualRect(window.rows()->model()->index(0, 0));
        QTest::mouseClick(window.rows()->viewport(), Qt::LeftButton, {}, name.center() + QPoint(name.width() / 3, 0));
        QCOMPARE(went.count(), 0);
        QCOMPARE(window.selected(), 1);
        QTest::mouseClick(window.rows()->viewport(), Qt::LeftButton, {}, QPoint(name.left() + 12, name.center().y()));
        QCOMPARE(went.count(), 1);
    }
};

QTEST_MAIN(TestListPage)
#include "tst_listpage.moc"

#include <algorithm>
