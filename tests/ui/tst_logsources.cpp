// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"
#include "ui/logs/loglines.h"
#include "ui/logs/logpane.h"
#include "ui/logs/logsourcepicker.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <map>

using namespace darse;
using namespace darse::ui;
using namespace Qt::StringLiterals;

namespace {

struct OpenLogs final : backend::Logs {
    std::map<QString, QPointer<backend::LogStream>> streams;

    std::unique_ptr<backend::LogStream> open(const QString& key, const backend::LogOptions&) override
    {
        auto stream = std::make_unique<backend::LogStream>();
        streams[key] = stream.get();
        return stream;
    }
    [[nodiscard]] QStringList read() const
    {
        QStringList keys;
        for (const auto& [key, stream] : streams) {
            if (stream)
                keys << key;
        }
        return keys;
    }
};

std::vector<LogSource> sources(int count)
{
    std::vector<LogSource> out;
    for (int i = 0; i < count; ++i)
        out.push_back({u"k%1"_s.arg(i), u"name %1"_s.arg(i), 0});
    return out;
}

struct Scene {
    OpenLogs logs;
    session::Settings settings{QString()};
    LogPane pane{logs, settings};
    LogSourcePicker* picker = pane.findChild<LogSourcePicker*>();

    explicit Scene(int count)
    {
        pane.resize(900, 500);
        pane.show();
        pane.setSources(sources(count));
    }
    void press(Qt::Key key) { QTest::keyClick(&picker->list(), key); }
};

} // namespace

/// Whose lines are shown, when there are many who write.
class TestLogSources : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light, 1); }

    void fewAreReadTogetherAndOfManyTheFirst()
    {
        const Scene few(3);
        QCOMPARE(few.logs.read(), (QStringList{u"k0"_s, u"k1"_s, u"k2"_s}));
        QVERIFY(few.pane.choice().isAll());
        const Scene many(40);
        QCOMPARE(many.logs.read(), QStringList{u"k0"_s});
        const Scene one(1);
        QVERIFY(!one.picker->isVisible());
    }
    void whoIsTickedIsReadToo()
    {
        Scene scene(40);
        QSignalSpy chosen(&scene.pane, &LogPane::chosen);
        scene.picker->click();
        QVERIFY(scene.picker->list().isVisible());
        scene.picker->list().setCurrentRow(5);
        scene.press(Qt::Key_Space);
        QCOMPARE(scene.logs.read(), (QStringList{u"k0"_s, u"k5"_s}));
        QVERIFY(scene.picker->list().isVisible()); // for the next
        QVERIFY(scene.picker->text().startsWith(u"name 0 and 1 more"_s));
        scene.press(Qt::Key_Space);
        QCOMPARE(scene.logs.read(), QStringList{u"k0"_s});
        scene.press(Qt::Key_Return);
        QCOMPARE(scene.logs.read(), QStringList{u"k5"_s});
        QVERIFY(!scene.picker->list().isVisible());
        QCOMPARE(chosen.count(), 3);
    }
    void theLastOneStays()
    {
        Scene scene(40);
        scene.picker->click();
        scene.picker->list().setCurrentRow(0);
        scene.press(Qt::Key_Space);
        QCOMPARE(scene.logs.read(), QStringList{u"k0"_s});
        QCOMPARE(scene.picker->list().item(0)->checkState(), Qt::Checked);
    }
    void aClickBesideTheBoxShowsOneAlone()
    {
        Scene scene(4);
        scene.picker->click();
        QListWidget& list = scene.picker->list();
        const QRect row = list.visualItemRect(list.item(2));
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, {row.left() + 10, row.center().y()}); // the box
        QCOMPARE(scene.logs.read(), (QStringList{u"k0"_s, u"k1"_s, u"k3"_s}));
        QVERIFY(list.isVisible());
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, {row.right() - 10, row.center().y()});
        QCOMPARE(scene.logs.read(), QStringList{u"k2"_s});
        QVERIFY(!list.isVisible());
    }
    void noMoreThanCanBeRead()
    {
        Scene scene(40);
        QStringList keys;
        for (int i = 0; i < 20; ++i)
            keys << u"k%1"_s.arg(i);
        scene.pane.choose(keys);
        QCOMPARE(scene.logs.read().size(), qsizetype(LogChoice::kMost));
        scene.picker->click();
        scene.picker->list().setCurrentRow(30);
        scene.press(Qt::Key_Space);
        QCOMPARE(scene.logs.read().size(), qsizetype(LogChoice::kMost));
        QCOMPARE(scene.picker->list().item(30)->checkState(), Qt::Unchecked);
        const auto labels = scene.picker->list().parentWidget()->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* one) { return one->text().contains(u"At most 16"_s); }));
    }
    void aNameIsFoundAmongMany()
    {
        Scene scene(40);
        scene.picker->click();
        auto* filter = scene.picker->list().parentWidget()->findChild<QLineEdit*>();
        QVERIFY(filter->isVisible());
        QTest::keyClicks(filter, u"NAME 37"_s);
        QTest::keyClick(filter, Qt::Key_Down);
        QCOMPARE(scene.picker->list().currentRow(), 37);
        scene.press(Qt::Key_Space);
        QCOMPARE(scene.logs.read(), (QStringList{u"k0"_s, u"k37"_s}));
    }
    void everyoneKeepsTheirColour()
    {
        LogChoice choice;
        choice.setSources(sources(30));
        choice.choose({u"k1"_s, u"k2"_s, u"k3"_s});
        choice.remove(u"k2"_s);
        QCOMPARE(choice.places(), (QStringList{u"k1"_s, QString(), u"k3"_s}));
        choice.add(u"k9"_s);
        QCOMPARE(choice.places(), (QStringList{u"k1"_s, u"k9"_s, u"k3"_s}));
        Scene scene(30);
        scene.pane.choose({u"k1"_s, u"k2"_s, u"k3"_s});
        scene.picker->click();
        scene.picker->list().setCurrentRow(2);
        scene.press(Qt::Key_Space);
        Q_EMIT scene.logs.streams[u"k3"_s]->lines({{7, false, u"here"_s}});
        QTRY_COMPARE(scene.pane.lines().end(), qint64{1});
        QCOMPARE(scene.pane.lines().line(0).source, 2);
    }
    void chosenBeforeTheyAreKnown()
    {
        LogChoice choice;
        choice.choose({u"k4"_s, u"k5"_s, u"nobody"_s});
        choice.setSources(sources(3));
        QCOMPARE(choice.chosen(), QStringList{u"k0"_s}); // something is read meanwhile
        choice.setSources(sources(8));
        QCOMPARE(choice.chosen(), (QStringList{u"k4"_s, u"k5"_s}));
        choice.setSources(sources(5));
        QCOMPARE(choice.chosen(), QStringList{u"k4"_s}); // the other has gone
        choice.setSources(sources(20));
        QVERIFY(choice.isChosen() && choice.chosen() == QStringList{u"k4"_s});
    }
    void allMeansThoseToComeToo()
    {
        LogChoice choice;
        choice.setSources(sources(3));
        choice.setSources(sources(4));
        QCOMPARE(choice.chosen().size(), 4);
        choice.setSources(sources(40));
        QVERIFY(!choice.isAll() && choice.chosen().size() == 4);
    }
};

QTEST_MAIN(TestLogSources)
#include "tst_logsources.moc"
