// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"
#include "ui/logs/jsonline.h"
#include "ui/logs/logexport.h"
#include "ui/logs/loglinepanel.h"
#include "ui/logs/loglines.h"
#include "ui/logs/logpane.h"
#include "ui/logs/logsearch.h"
#include "ui/logs/logview.h"

#include <QAction>
#include <QFile>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace darse;
using namespace darse::ui;

namespace {

constexpr int kPatience = 60'000;

struct SilentLogs final : backend::Logs {
    std::unique_ptr<backend::LogStream> open(const QString&, const backend::LogOptions&) override
    {
        return std::make_unique<backend::LogStream>();
    }
};

struct Scene {
    SilentLogs logs;
    session::Settings settings{QString()};
    LogPane pane{logs, settings};

    Scene()
    {
        pane.resize(900, 500);
        pane.show();
        pane.setSources({{QStringLiteral("web"), QStringLiteral("web")}});
    }

    void say(std::initializer_list<const char*> texts)
    {
        std::vector<backend::LogLine> more;
        for (const char* text : texts)
            more.push_back({1000, false, QString::fromUtf8(text)});
        pane.lines().append(more);
    }

    void sayNumbers(int count, qint64 atMilliseconds = 1000)
    {
        std::vector<backend::LogLine> more;
        for (int i = 0; i < count; ++i)
            more.push_back({atMilliseconds, false, QStringLiteral("line %1").arg(i)});
        pane.lines().append(more);
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&pane.view(), key, modifiers); }

    [[nodiscard]] QAction* action(const QString& text) const
    {
        for (const QMenu* menu : pane.findChildren<QMenu*>()) {
            for (QAction* one : menu->actions()) {
                if (one->text() == text)
                    return one;
            }
        }
        return nullptr;
    }
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

/// What an export of a log leaves behind.
QByteArray exported(LogExport::Job job, const LogLines& lines)
{
    const QTemporaryDir folder;
    job.path = folder.filePath(QStringLiteral("out.log"));
    job.blocks = lines.blocksFrom(job.from.line);
    LogExport out;
    QSignalSpy done(&out, &LogExport::finished);
    const QString path = job.path;
    out.start(std::move(job));
    if (!QTest::qWaitFor([&] { return done.count() > 0; }, kPatience))
        return "(never)";
    return contentOf(path);
}

} // namespace

class tst_LogPane : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void jsonIsOpenedOut_data()
    {
        QTest::addColumn<QString>("expanded");
        const auto row = [](const char* line, const char* expanded) {
            QTest::newRow(line) << QString::fromUtf8(expanded);
        };
        row("{\"b\":1,\"a\":[true,{\"x\":\"y,{z\\\"}\"}],\"n\":1.50}",
            "{\n  \"b\": 1,\n  \"a\": [\n    true,\n    {\n      \"x\": \"y,{z\\\"}\"\n    }\n  ],\n  \"n\": 1.50\n}");
        row("[]", "[]");
        row("{ \"e\" : { } }", "{\n  \"e\": {}\n}");
        row("2025-03-03 [info] {\"a\":1}", "2025-03-03 [info]\n{\n  \"a\": 1\n}");
        row("{\"a\":1} and more", "");
        row("{\"a\":}", "");
        row("plain text", "");
        row("", "");
    }

    void jsonIsOpenedOut()
    {
        QFETCH(QString, expanded);
        QCOMPARE(expandedJson(QString::fromUtf8(QTest::currentDataTag())).value_or(QString()), expanded);
    }

    void hostileJsonIsHarmless()
    {
        QVERIFY(!expandedJson(QString(100'000, u'[') + QString(100'000, u']')));
        QVERIFY(!expandedJson(QString(100'000, u'{') + u'}'));
        const QString deep = QString(500, u'[') + QStringLiteral("1,").repeated(1000) + u'1' + QString(500, u']');
        QVERIFY(expandedJson(deep).value_or(QString()).size() < 100 * deep.size());
        QCOMPARE(shownRows(QStringLiteral("a\x1b[2J\n\u202Eb")), QStringLiteral("a␛[2J\n‹U+202E›b"));
    }

    void theWholeLineIsShownOnDemand()
    {
        Scene scene;
        scene.say({"first", "{\"level\":\"info\",\"n\":1}"});
        auto* panel = scene.pane.findChild<LogLinePanel*>();
        QVERIFY(!panel->isVisible());
        scene.press(Qt::Key_Return);
        QVERIFY(panel->isVisible());
        QCOMPARE(panel->text(), QStringLiteral("{\n  \"level\": \"info\",\n  \"n\": 1\n}"));
        scene.press(Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(panel->text(), QStringLiteral("first"));
        QTest::keyClick(panel, Qt::Key_Escape);
        QVERIFY(!panel->isVisible());
    }

    void aLineInPiecesIsShownWhole()
    {
        Scene scene;
        const QString value(3 * LogLines::kLongestPiece, u'v');
        scene.pane.lines().append({{1, false, QStringLiteral("{\"key\":\"%1\"}").arg(value)}});
        scene.press(Qt::Key_Return);
        QCOMPARE(scene.pane.findChild<LogLinePanel*>()->text(), QStringLiteral("{\n  \"key\": \"%1\"\n}").arg(value));
    }

    void marksAreGoneToByKeys()
    {
        Scene scene;
        scene.sayNumbers(500);
        LogView& view = scene.pane.view();
        view.showMoment(0);
        QVERIFY(view.marks().isEmpty());
        for (const int number : {5, 7}) {
            while (*view.currentLine() < number)
                scene.press(Qt::Key_Down, Qt::ControlModifier);
            scene.action(QStringLiteral("Mark the line, or not"))->trigger();
        }
        QCOMPARE(view.marks().count(), std::size_t(2));
        QAction* next = scene.action(QStringLiteral("Next mark"));
        QCOMPARE(next->shortcut(), QKeySequence(Qt::Key_F2));
        next->trigger();
        QCOMPARE(view.currentLine(), 5);
        next->trigger();
        QCOMPARE(view.currentLine(), 7);
        scene.action(QStringLiteral("Previous mark"))->trigger();
        QCOMPARE(view.currentLine(), 5);
        view.toggleMark();
        QVERIFY(!view.marks().has(5));
        QVERIFY(!view.grab().isNull());
        scene.pane.lines().clear();
        QVERIFY(view.marks().isEmpty());
        view.goToMark(LogView::Direction::Next);
    }

    void theRunBeforeIsFound()
    {
        Scene scene;
        std::vector<backend::LogLine> more;
        for (int i = 0; i < 300; ++i)
            more.push_back({1000 + i, false, QStringLiteral("line %1").arg(i)});
        scene.pane.lines().append(more);
        QAction* previous = scene.action(QStringLiteral("End of the previous run"));
        previous->trigger(); // not known: nothing happens
        QVERIFY(scene.pane.view().isFollowing());
        scene.pane.setSources({{QStringLiteral("web"), QStringLiteral("web"), 1200}});
        QCOMPARE(scene.pane.lines().end(), 300);
        previous->trigger();
        QCOMPARE(scene.pane.view().currentLine(), 199);
        scene.action(QStringLiteral("Start of this run"))->trigger();
        QCOMPARE(scene.pane.view().currentLine(), 200);
    }

    void whoComesToTheFirstLineIsOfferedEarlierOnes()
    {
        Scene scene;
        const auto buttons = scene.pane.findChildren<QPushButton*>();
        const auto earlier = std::ranges::find(buttons, QStringLiteral("Earlier lines"), &QPushButton::text);
        QVERIFY(earlier != buttons.end());
        scene.sayNumbers(900); // all that there is
        scene.press(Qt::Key_Home);
        QVERIFY((*earlier)->isHidden());
        scene.sayNumbers(99); // one has only begun
        QTRY_VERIFY((*earlier)->isVisible());
        scene.press(Qt::Key_End);
        QVERIFY((*earlier)->isHidden());
        scene.press(Qt::Key_Home);
        (*earlier)->setFocus();
        (*earlier)->click();
        QVERIFY((*earlier)->isHidden());
        QCOMPARE(scene.pane.focusWidget(), &scene.pane.view());
        const qint64 begin = scene.pane.lines().first();
        QCOMPARE(scene.pane.lines().end(), begin);
        scene.sayNumbers(2000, 1); // those before
        scene.sayNumbers(1000);
        QCOMPARE(scene.pane.view().topLine(), begin + 2000);
        QVERIFY(!scene.pane.view().isFollowing());
    }

    void exportWritesLinesAsTheyCame()
    {
        LogLines lines({.blockBytes = 200}, nullptr);
        const QString longLine(LogLines::kLongestPiece + 50, u'é');
        const QString colored = QStringLiteral("\x1b[31mred\x1b[0m\tx");
        lines.append({{1, false, colored}, {2, false, longLine}, {3, true, QStringLiteral("end")}});
        LogExport::Job job;
        job.to = {lines.end() - 1, 0};
        QCOMPARE(exported(job, lines), (colored + u'\n' + longLine + QStringLiteral("\nend\n")).toUtf8());
        job.form = LogExport::Form::Shown;
        job.from = {0, 1};
        job.to = {lines.end() - 1, 2};
        QCOMPARE(exported(job, lines), (QStringLiteral("ed     x\n") + longLine + QStringLiteral("\nen\n")).toUtf8());
        job.from = {0, 0};
        job.only.emplace();
        job.only->add(0);
        job.only->add(3);
        QCOMPARE(exported(job, lines), QByteArray("red     x\nen\n"));
    }

    void exportTellsWhatWentWrongAndCanBeGivenUp()
    {
        LogLines lines({.blockBytes = 200}, nullptr);
        lines.append({{1, false, QStringLiteral("one")}});
        LogExport out;
        QSignalSpy done(&out, &LogExport::finished);
        LogExport::Job job;
        job.path = QStringLiteral("/proc/none/out.log");
        job.blocks = lines.blocksFrom(0);
        out.start(job);
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, kPatience);
        QVERIFY(!done.first().first().toString().isEmpty());
        const QTemporaryDir folder;
        for (int i = 0; i < 100'000; ++i)
            lines.append({{1, false, QStringLiteral("some line")}});
        job.path = folder.filePath(QStringLiteral("x"));
        job.blocks = lines.blocksFrom(0);
        job.to = {100'000, 0};
        out.start(job);
        QVERIFY(out.isRunning());
        out.cancel();
        QVERIFY(!out.isRunning());
        QCOMPARE(done.count(), 1);
    }

    void choicesAreRemembered()
    {
        Scene scene;
        scene.action(QStringLiteral("Wrap long lines"))->trigger();
        scene.action(QStringLiteral("UTC"))->trigger();
        LogPane other(scene.logs, scene.settings);
        for (const QMenu* menu : other.findChildren<QMenu*>()) {
            for (const QAction* one : menu->actions()) {
                if (one->text() == u"Wrap long lines" || one->text() == u"UTC")
                    QVERIFY(one->isChecked());
            }
        }
    }
};

QTEST_MAIN(tst_LogPane)
#include "tst_logpane.moc"
