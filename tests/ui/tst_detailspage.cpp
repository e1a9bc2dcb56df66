// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/detailsscene.h"
#include "ui/logs/logview.h"
#include "ui/pages/details/overviewtab.h"
#include "ui/widgets/elidedlabel.h"

#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace darse;
using namespace darse::test;
using namespace darse::ui;
using backend::Kind;

namespace {

QStringList tabsOn(const DetailsPage& page)
{
    QStringList titles;
    const auto* bar = page.findChild<QTabBar*>();
    for (int i = 0; i < bar->count(); ++i)
        titles.append(bar->tabText(i));
    return titles;
}

QStringList textsOn(const QWidget& page)
{
    QStringList texts;
    for (const QLabel* label : page.findChildren<QLabel*>())
        texts << label->text() << label->accessibleName(); // the text of one whose long words are broken
    for (const QPushButton* button : page.findChildren<QPushButton*>())
        texts.append(button->text());
    for (const ElidedLabel* label : page.findChildren<ElidedLabel*>())
        texts.append(label->accessibleName());
    return texts;
}

/// Counts windows that appear.
class WindowCounter final : public QObject {
public:
    WindowCounter() { qApp->installEventFilter(this); }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const auto* widget = qobject_cast<QWidget*>(watched);
        if (event->type() == QEvent::Show && widget != nullptr && widget->isWindow())
            shown.append(QString::fromLatin1(widget->metaObject()->className()));
        return false;
    }

    QStringList shown;
};

} // namespace

class tst_DetailsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tabsAreThoseThatTheBackendCanFill()
    {
        DetailsScene scene;
        scene.put(makeContainer(QStringLiteral("web")));
        // No YAML: these lists cannot write it.
        QTRY_COMPARE(tabsOn(scene.show(Kind::Container, QStringLiteral("web"))),
                     QStringList({QStringLiteral("Details"), QStringLiteral("Environment"), QStringLiteral("Metrics"),
                                  QStringLiteral("Logs"), QStringLiteral("Events")}));
    }

    void aTabThatIsChosenByItsKeyHasTheKeyboard()
    {
        DetailsScene scene;
        scene.put(makeContainer(QStringLiteral("web")));
        DetailsPage& page = scene.show(Kind::Container, QStringLiteral("web"));
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QTRY_VERIFY(tabsOn(page).contains(QStringLiteral("Logs")));
        const auto number = int(tabsOn(page).indexOf(QStringLiteral("Logs"))) + 1;
        QTest::keyClick(&page, Qt::Key(Qt::Key_0 + number), Qt::AltModifier);
        QTRY_VERIFY(page.focusWidget() == page.findChild<LogView*>() && page.focusWidget() != nullptr);
    }

    void withoutMetricsAndLogsTheirTabsAreMissing()
    {
        DetailsScene scene;
        scene.backend->hasMetrics = false;
        scene.backend->hasLogs = false;
        scene.put(makeContainer(QStringLiteral("web")));
        QTRY_COMPARE(tabsOn(scene.show(Kind::Container, QStringLiteral("web"))),
                     QStringList({QStringLiteral("Details"), QStringLiteral("Environment"), QStringLiteral("Events")}));
    }

    void altAndANumberSwitchTabs()
    {
        DetailsScene scene;
        scene.put(makeContainer(QStringLiteral("web")));
        DetailsPage& page = scene.show(Kind::Container, QStringLiteral("web"));
        QTRY_VERIFY(page.findChild<QTabBar*>()->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QSignalSpy moved(&page, &Page::moved);
        QTest::keyClick(&page, Qt::Key_2, Qt::AltModifier);
        QCOMPARE(page.location().tab, u"environment");
        QCOMPARE(moved.count(), 1);
        QTest::keyClick(&page, Qt::Key_9, Qt::AltModifier);
        QCOMPARE(page.location().tab, u"environment");
    }

    void theLastTabOfAKindIsRemembered()
    {
        DetailsScene scene;
        scene.put(makeContainer(QStringLiteral("db")));
        scene.put(makeContainer(QStringLiteral("web")));
        DetailsPage& page = scene.show(Kind::Container, QStringLiteral("web"), QStringLiteral("events"));
        QTRY_VERIFY(page.findChild<QTabBar*>()->isVisible());
        scene.show(Kind::Container, QStringLiteral("db"));
        QCOMPARE(page.location().tab, u"events");
        scene.show(Kind::Container, QStringLiteral("web"), QStringLiteral("no such tab"));
        QCOMPARE(page.location().tab, u"details");
    }

    void tabsAreMadeWhenFirstShown()
    {
        DetailsScene scene;
        scene.put(makeContainer(QStringLiteral("web")));
        DetailsPage& page = scene.show(Kind::Container, QStringLiteral("web"));
        QTRY_VERIFY(page.findChild<OverviewTab*>() != nullptr);
        QVERIFY(scene.backend->lines.opened.isEmpty());
        scene.show(Kind::Container, QStringLiteral("web"), QStringLiteral("logs"));
        QTRY_COMPARE(scene.backend->lines.opened, QStringList(QStringLiteral("web")));
    }

    void noTabFlashesAsAWindow()
    {
        DetailsScene scene;
        scene.put(makeContainer(QStringLiteral("web")));
        WindowCounter windows;
        DetailsPage& page = scene.show(Kind::Container, QStringLiteral("web"));
        QTRY_VERIFY(page.findChild<QTabBar*>()->isVisible());
        for (int tab = 0; tab < page.findChild<QTabBar*>()->count(); ++tab)
            page.findChild<QTabBar*>()->setCurrentIndex(tab);
        QCOMPARE(windows.shown, QStringList(QStringLiteral("darse::ui::DetailsPage")));
    }

    void anObjectThatGoesLeavesItsPage()
    {
        DetailsScene scene;
        scene.put(makeContainer(QStringLiteral("web")));
        DetailsPage& page = scene.show(Kind::Container, QStringLiteral("web"));
        const auto* banner = page.findChild<QWidget*>(QStringLiteral("goneBanner"));
        QTRY_VERIFY(page.findChild<QTabBar*>()->isVisible());
        QVERIFY(!banner->isVisible());
        scene.backend->kinds[Kind::Container].take(QStringLiteral("web"));
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(page.findChild<QTabBar*>()->isVisible());
        QVERIFY(!page.findChild<QPushButton*>(QStringLiteral("allActions"))->isVisible());
        QSignalSpy went(&page, &Page::goTo);
        banner->findChild<QPushButton*>()->click();
        QCOMPARE(went.count(), 1);
        QCOMPARE(went[0][0].value<Location>(), Location::ofList(Kind::Container));
        scene.put(makeContainer(QStringLiteral("web")));
        QTRY_VERIFY(!banner->isVisible());
    }

    void anObjectThatNeverWasIsSaid()
    {
        DetailsScene scene;
        DetailsPage& page = scene.show(Kind::Container, QStringLiteral("ghost"));
        QTRY_VERIFY(textsOn(page).contains(QStringLiteral("ghost is not there")));
        QVERIFY(!page.findChild<QTabBar*>()->isVisible());
    }

    void aChangeReplacesTextsAndNotWidgets()
    {
        DetailsScene scene;
        auto before = makeContainer(QStringLiteral("web"));
        before->image = QStringLiteral("nginx:1");
        scene.put(before);
        DetailsPage& page = scene.show(Kind::Container, QStringLiteral("web"));
        QTRY_VERIFY(textsOn(page).contains(QStringLiteral("nginx:1")));
        const QList<QLabel*> labels = page.findChildren<QLabel*>();
        auto after = makeContainer(QStringLiteral("web"));
        after->image = QStringLiteral("nginx:2");
        scene.put(after);
        QTRY_VERIFY(textsOn(page).contains(QStringLiteral("nginx:2")));
        QCOMPARE(page.findChildren<QLabel*>(), labels);
    }

    void whatBecomesKnownLaterStandsInItsPlace()
    {
        DetailsScene scene;
        auto before = makeContainer(QStringLiteral("web"));
        before->image.clear();
        before->owners = {{Kind::Pod, QStringLiteral("shop")}};
        scene.put(before);
        DetailsPage& page = scene.show(Kind::Container, QStringLiteral("web"));
        QTRY_VERIFY(textsOn(page).contains(QStringLiteral("shop")));
        QVERIFY(!textsOn(page).contains(QStringLiteral("Image")));
        auto after = makeContainer(QStringLiteral("web"));
        after->owners = before->owners;
        scene.put(after);
        QTRY_VERIFY(textsOn(page).contains(after->image));
        const auto buttons = page.findChildren<QToolButton*>();
        const auto copy = std::ranges::find(buttons, QStringLiteral("Copy Image"), &QWidget::accessibleName);
        QVERIFY(copy != buttons.end());
        QTRY_VERIFY((*copy)->isVisible());
        // The Tab key comes to them from top to bottom.
        const QWidget* next = (*copy)->nextInFocusChain();
        while ((next->focusPolicy() & Qt::TabFocus) == 0)
            next = next->nextInFocusChain();
        QCOMPARE(next->property("text").toString(), QStringLiteral("shop"));
    }

    void anotherNameIsToldToTheWindow()
    {
        DetailsScene scene;
        scene.put(makeContainer(QStringLiteral("web")));
        DetailsPage& page = scene.show(Kind::Container, QStringLiteral("web"));
        QTRY_VERIFY(page.findChild<QTabBar*>()->isVisible());
        const QSignalSpy moved(&page, &Page::moved);
        auto renamed = makeContainer(QStringLiteral("web"));
        renamed->name = QStringLiteral("front");
        scene.put(renamed);
        QTRY_COMPARE(moved.count(), 1);
    }

    void hostileTextsAreShownAsTheyAre()
    {
        DetailsScene scene;
        auto container = makeContainer(QStringLiteral("web"));
        container->name = QStringLiteral("a\nb\u202Ec");
        container->labels.insert(QStringLiteral("x"), QStringLiteral("<img src=http://e.example/x.png>"));
        container->reason = QStringLiteral("<b>bold</b>");
        container->owners = {{Kind::Pod, QStringLiteral("p&q")}};
        scene.put(container);
        DetailsPage& page = scene.show(Kind::Container, QStringLiteral("web"));
        QTRY_VERIFY(textsOn(page).contains(QStringLiteral("<img src=http://e.example/x.png>")));
        QVERIFY(textsOn(page).contains(QStringLiteral("p&&q")));
        for (const QLabel* label : page.findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QCOMPARE(page.findChild<QWidget*>(QStringLiteral("objectName"))->accessibleName(),
                 QStringLiteral("a␊b‹U+202E›c"));
        for (const QWidget* widget : page.findChildren<QWidget*>())
            QVERIFY(!widget->toolTip().contains(QLatin1StringView("<b>")));
    }

    void theFirstHarmlessActionIsTheButton()
    {
        DetailsScene scene;
        scene.put(makeContainer(QStringLiteral("web")));
        DetailsPage& page = scene.show(Kind::Container, QStringLiteral("web"));
        auto* primary = page.findChild<QPushButton*>(QStringLiteral("primaryAction"));
        QTRY_COMPARE(primary->text(), u"Stop");
        primary->click();
        QCOMPARE(scene.backend->verbs.calls, QStringList(QStringLiteral("stop web")));
        QCOMPARE(scene.session.operations().all().size(), 1U);
        QCOMPARE(scene.session.operations().all()[0]->description().commandLine, u"docker stop web");
        scene.put(makeContainer(QStringLiteral("web"), backend::Status::Stopped));
        QTRY_VERIFY(!primary->isVisible());
    }

    void dangerAsksFirst()
    {
        DetailsScene scene;
        scene.put(makeContainer(QStringLiteral("web")));
        DetailsPage& page = scene.show(Kind::Container, QStringLiteral("web"));
        auto* all = page.findChild<QPushButton*>(QStringLiteral("allActions"));
        QTRY_VERIFY(all->isVisible());
        all->menu()->findChild<QAction*>(QStringLiteral("kill"))->trigger();
        QVERIFY(scene.backend->verbs.calls.isEmpty());
        QPointer<QDialog> dialog = page.findChild<QDialog*>();
        QVERIFY(dialog);
        dialog->findChild<QPushButton*>(QStringLiteral("confirm"))->click();
        QCOMPARE(scene.backend->verbs.calls, QStringList(QStringLiteral("kill web")));
    }
};

QTEST_MAIN(tst_DetailsPage)
#include "tst_detailspage.moc"
