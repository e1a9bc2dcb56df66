// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/loglines.h"
#include "ui/logs/logsearch.h"
#include "ui/logs/logstamp.h"
#include "ui/logs/logview.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace darse;
using namespace darse::ui;

namespace {

struct Scene {
    LogLines lines{{.lines = 200'000}, nullptr};
    LogSearch search{lines};
    LogView view{lines, search};
    int next = 0;

    explicit Scene(int count = 0)
    {
        view.resize(600, 300);
        view.show();
        add(count);
    }

    void add(int count)
    {
        std::vector<backend::LogLine> more;
        for (int i = 0; i < count; ++i, ++next)
            more.push_back({.atMilliseconds = 1000, .isError = false, .text = QStringLiteral("line %1").arg(next)});
        lines.append(more);
    }

    QScrollBar& bar() { return *view.verticalScrollBar(); }
};

} // namespace

class tst_LogView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void followsTheEnd()
    {
        Scene scene(1000);
        QVERIFY(scene.view.isFollowing());
        QCOMPARE(scene.bar().value(), scene.bar().maximum());
        scene.add(50);
        QCOMPARE(scene.bar().value(), scene.bar().maximum());
    }

    void scrollingUpPausesAndKeepsThePlace()
    {
        Scene scene(1000);
        QSignalSpy told(&scene.view, &LogView::followChanged);
        scene.bar().setValue(400);
        QVERIFY(!scene.view.isFollowing());
        QVERIFY(told.count() > 0);
        scene.add(70);
        QCOMPARE(scene.view.topLine(), 400);
        QCOMPARE(scene.bar().value(), 400);
        QCOMPARE(scene.view.unseenLines(), 70);
    }

    void resumeGoesToTheEnd()
    {
        Scene scene(1000);
        scene.bar().setValue(10);
        scene.add(5);
        scene.view.resume();
        QVERIFY(scene.view.isFollowing());
        QCOMPARE(scene.view.unseenLines(), 0);
        QCOMPARE(scene.bar().value(), scene.bar().maximum());
    }

    void scrollingToTheEndResumes()
    {
        Scene scene(1000);
        scene.bar().setValue(10);
        scene.bar().setValue(scene.bar().maximum());
        QVERIFY(scene.view.isFollowing());
    }

    void placeIsKeptWhileOldLinesGo()
    {
        Scene scene(200'000);
        scene.bar().setValue(150'000);
        scene.add(1000);
        QCOMPARE(scene.view.topLine(), 150'000);
        QCOMPARE(scene.bar().value(), 149'000);
    }

    void aMillionLinesLayOutOnlyWhatIsSeen()
    {
        Scene scene;
        for (int chunk = 0; chunk < 100; ++chunk)
            scene.add(10'000);
        QCOMPARE(scene.view.rowCount(), 200'000);
        QVERIFY(!scene.view.grab().isNull());
        scene.bar().setValue(0);
        QCOMPARE(scene.view.topLine(), 800'000);
    }

    void keyboardScrolls()
    {
        Scene scene(1000);
        QTest::keyClick(&scene.view, Qt::Key_Home);
        QCOMPARE(scene.view.topLine(), 0);
        QVERIFY(!scene.view.isFollowing());
        QTest::keyClick(&scene.view, Qt::Key_End);
        QVERIFY(scene.view.isFollowing());
    }

    void searchGoesFromMatchToMatchAndAround()
    {
        Scene scene(1000);
        scene.search.setQuery({QStringLiteral("line 50"), false});
        QTRY_COMPARE(scene.search.matches().size(), 11); // 50 and 500–509
        scene.bar().setValue(0);
        scene.view.find(LogView::Direction::Next);
        QCOMPARE(scene.view.currentMatch(), 1);
        scene.view.find(LogView::Direction::Next);
        QCOMPARE(scene.view.currentMatch(), 2);
        QVERIFY(scene.view.topLine() > 400 && scene.view.topLine() <= 500);
        scene.view.find(LogView::Direction::Previous);
        scene.view.find(LogView::Direction::Previous);
        QCOMPARE(scene.view.currentMatch(), 11);
    }

    void onlyMatchingHidesTheRest()
    {
        Scene scene(1000);
        scene.view.setRows(LogView::Rows::Matching);
        QCOMPARE(scene.view.rowCount(), 1000);
        scene.search.setQuery({QStringLiteral("line 99"), false});
        QTRY_COMPARE(scene.view.rowCount(), 11);
        QCOMPARE(scene.view.allText().section(u'\n', 0, 1), QStringLiteral("line 99\nline 990"));
    }

    void copiesWhatIsShown()
    {
        Scene scene;
        scene.lines.append({{1, false, QStringLiteral("\x1b[31mred\x1b[0m")}, {2, true, QStringLiteral("\x1b[2Jx")}});
        QTest::keyClick(&scene.view, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&scene.view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("red\n␛[2Jx"));
    }

    void copyJoinsThePiecesOfALine()
    {
        Scene scene;
        const QString text(LogLines::kLongestPiece + 5, u'z');
        scene.lines.append({{1, false, text}, {2, false, QString()}, {3, false, QStringLiteral("end")}});
        QCOMPARE(scene.view.allText(), text + QStringLiteral("\n\nend"));
    }

    void whoSelectsStopsWhatRuns()
    {
        Scene scene(1000);
        QTest::mousePress(scene.view.viewport(), Qt::LeftButton, {}, QPoint(60, 40));
        QVERIFY(scene.view.isFollowing());
        QTest::mouseMove(scene.view.viewport(), QPoint(60, 80));
        QVERIFY(!scene.view.isFollowing());
        const QString selected = scene.view.selectedText();
        QVERIFY(!selected.isEmpty());
        scene.add(100);
        QCOMPARE(scene.view.selectedText(), selected);
        QCOMPARE(scene.view.unseenLines(), 100);
    }

    void mouseSelectsAWord()
    {
        Scene scene;
        scene.view.setStamps(Stamps::Off);
        scene.lines.append({{1, false, QStringLiteral("hello world")}});
        QTest::mouseDClick(scene.view.viewport(), Qt::LeftButton, {}, QPoint(20, 8));
        QCOMPARE(scene.view.selectedText(), u"hello");
    }

    void shiftAndArrowsSelect()
    {
        Scene scene(3);
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(&scene.view, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(scene.view.selectedText(), u"line");
        QTest::keyClick(&scene.view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(scene.view.selectedText(), u"line 0\nline");
    }

    void wrappedLinesStillEndAtTheLowerEdge()
    {
        Scene scene;
        scene.view.setWrap(LogView::Wrap::On);
        std::vector<backend::LogLine> more;
        for (int i = 0; i < 50; ++i)
            more.push_back({.atMilliseconds = 1, .isError = false, .text = QString(400, u'w')});
        scene.lines.append(more);
        QVERIFY(scene.bar().maximum() > 30 && scene.bar().maximum() < 50);
        QVERIFY(!scene.view.grab().isNull());
        QCOMPARE(scene.view.horizontalScrollBar()->maximum(), 0);
    }

    void momentsOfLines()
    {
        QCOMPARE(stampText(0, Stamps::Utc, 0), QString());
        QCOMPARE(stampText(1500, Stamps::Utc, 0), u"1970-01-01T00:00:01.500Z");
        QCOMPARE(stampText(1000, Stamps::Relative, 66'000), u"1 min ago");
        QCOMPARE(stampText(5000, Stamps::Relative, 1000), u"0 s ago");
        QCOMPARE(stampsFromName(stampsName(Stamps::Relative)), Stamps::Relative);
        QCOMPARE(stampsFromName(QStringLiteral("nonsense")), Stamps::Local);
    }
};

QTEST_MAIN(tst_LogView)
#include "tst_logview.moc"
