// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/loglines.h"
#include "ui/logs/logmerge.h"
#include "ui/logs/logsearch.h"
#include "ui/logs/logview.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace darse;
using namespace darse::ui;

namespace {

constexpr int kPatience = 60'000;

class FakeLogs final : public backend::Logs {
public:
    std::unique_ptr<backend::LogStream> open(const QString& containerKey, const backend::LogOptions&) override
    {
        auto stream = std::make_unique<backend::LogStream>();
        streams[containerKey] = stream.get();
        return stream;
    }

    void say(const QString& key, std::initializer_list<qint64> moments)
    {
        std::vector<backend::LogLine> lines;
        for (const qint64 at : moments)
            lines.push_back({at, false, key + QString::number(at)});
        Q_EMIT streams[key]->lines(lines);
    }

    std::map<QString, QPointer<backend::LogStream>> streams;
};

const QStringList kKeys = {QStringLiteral("a"), QStringLiteral("b")};

struct Scene {
    FakeLogs logs;
    LogMerge merge{logs, kKeys, {}};
    LogLines lines;

    Scene() { QObject::connect(&merge, &LogMerge::lines, &lines, &LogLines::appendSourced); }

    [[nodiscard]] QStringList texts() const
    {
        QStringList all;
        for (qint64 number = lines.first(); number < lines.end(); ++number)
            all.append(lines.line(number).text);
        return all;
    }
};

/// Numbers of lines that a search shows.
QList<qint64> shownBy(LogSearch& search, const LogQuery& query)
{
    search.setQuery(query);
    if (!QTest::qWaitFor([&] { return !search.isScanning(); }))
        return {-1};
    QList<qint64> shown;
    for (qint64 rank = 0; rank < search.shownLines().size(); ++rank)
        shown.append(search.shownLines().at(rank));
    return shown;
}

LogLines* numbered(int count, QObject* parent)
{
    auto* lines = new LogLines(parent);
    std::vector<backend::LogLine> more;
    for (int i = 0; i < count; ++i)
        more.push_back({1000LL * i, false, i % 10 == 5 ? QStringLiteral("five") : QStringLiteral("other")});
    lines->append(more);
    return lines;
}

} // namespace

class tst_LogMerge : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linesStandInTheOrderOfTime()
    {
        Scene scene;
        scene.logs.say(QStringLiteral("a"), {1, 3, 5});
        scene.logs.say(QStringLiteral("b"), {2, 4, 5});
        const QStringList expected = {QStringLiteral("a1"), QStringLiteral("b2"), QStringLiteral("a3"),
                                      QStringLiteral("b4"), QStringLiteral("a5"), QStringLiteral("b5")};
        QTRY_COMPARE_WITH_TIMEOUT(scene.texts(), expected, kPatience);
        QCOMPARE(scene.lines.line(scene.lines.first() + 1).source, 1);
        scene.logs.say(QStringLiteral("b"), {7});
        scene.logs.say(QStringLiteral("a"), {6});
        QTRY_COMPARE_WITH_TIMEOUT(scene.texts().size(), 8, kPatience);
        QCOMPARE(scene.texts().last(), u"b7");
    }

    void itEndsWithTheLast()
    {
        Scene scene;
        QSignalSpy ended(&scene.merge, &LogMerge::ended);
        Q_EMIT scene.logs.streams[QStringLiteral("a")]->ended(std::nullopt);
        scene.logs.say(QStringLiteral("b"), {1});
        QTRY_COMPARE_WITH_TIMEOUT(scene.texts().size(), 1, kPatience);
        QCOMPARE(ended.count(), 0);
        Q_EMIT scene.logs.streams[QStringLiteral("b")]->ended(Error(ErrorKind::Unreachable, "gone"));
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, kPatience);
    }

    void searchesTurnRoundAndShowWhatIsAround()
    {
        QObject parent;
        LogLines* lines = numbered(30, &parent);
        LogSearch search(*lines);
        const QString five = QStringLiteral("five");
        QCOMPARE(shownBy(search, {.text = five}), (QList<qint64>{5, 15, 25}));
        QCOMPARE(shownBy(search, {.text = five, .around = 1}), (QList<qint64>{4, 5, 6, 14, 15, 16, 24, 25, 26}));
        QCOMPARE(shownBy(search, {.text = five, .around = 8}).size(), 30);
        QCOMPARE(shownBy(search, {.text = five, .isInverted = true}).size(), 27);
        QVERIFY(search.spansIn(five).empty());
    }

    void aMomentIsFound()
    {
        QObject parent;
        LogLines* lines = numbered(1000, &parent);
        LogSearch search(*lines);
        LogView view(*lines, search);
        view.resize(600, 300);
        view.show();
        view.showMoment(499'500);
        QVERIFY(!view.isFollowing());
        QCOMPARE(view.topLine(), qint64(500));
        view.showMoment(0);
        QCOMPARE(view.topLine(), qint64(0));
        view.setSourceNames({QStringLiteral("web"), QStringLiteral("db")});
        QVERIFY(!view.viewport()->grab().isNull());
    }
};

QTEST_MAIN(tst_LogMerge)
#include "tst_logmerge.moc"
