// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/tarmake.h"
#include "core/connect/docker/tarwalk.h"

#include <QDir>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <span>
#include <vector>

using namespace Qt::StringLiterals;
using namespace darse;
using namespace darse::connect::docker;

namespace {

struct Seen {
    TarHead head;
    std::string content;
};

/// What a walk tells of an archive that comes in pieces of that size.
Result<std::vector<Seen>> walked(const std::string& tar, std::size_t piece, bool* isWhole = nullptr)
{
    std::vector<Seen> all;
    TarWalk walk({.head = [&all](const TarHead& head) -> Result<void> {
                      all.push_back({head, {}});
                      return ok();
                  },
                  .content = [&all](std::string_view bytes) -> Result<void> {
                      all.back().content += bytes;
                      return ok();
                  }});
    for (std::size_t at = 0; at < tar.size(); at += piece)
        TRY(walk.take(std::string_view(tar).substr(at, piece)));
    if (isWhole != nullptr)
        *isWhole = walk.hasEnded();
    return all;
}

std::string drained(const ByteSource& source)
{
    std::string all;
    std::array<char, 700> piece{};
    for (;;) {
        const auto got = source(piece, {});
        if (!got || *got == 0)
            return got ? all : std::string("failed");
        all.append(piece.data(), *got);
    }
}

} // namespace

/// Archives that files of containers travel in.
class TestDockerTar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsMadeIsReadAgain_data()
    {
        QTest::addColumn<int>("piece");
        for (const int piece : {1, 100, 512, 100'000})
            QTest::addRow("%d", piece) << piece;
    }
    void whatIsMadeIsReadAgain()
    {
        QFETCH(int, piece);
        TarHead head{.name = "hello.txt"};
        head.mode = 0640;
        head.user = 33;
        head.group = 44;
        head.modified = 1'700'000'000;
        const std::string content(1000, 'x');
        bool isWhole = false;
        const auto all = walked(tarOf(head, content), static_cast<std::size_t>(piece), &isWhole);
        QVERIFY(all && all->size() == 1);
        QVERIFY(isWhole);
        QCOMPARE(all->front().head.name, std::string("hello.txt"));
        QCOMPARE(all->front().head.mode, 0640U);
        QCOMPARE(all->front().head.user, std::int64_t{33});
        QCOMPARE(all->front().head.group, std::int64_t{44});
        QCOMPARE(all->front().head.modified, std::int64_t{1'700'000'000});
        QCOMPARE(all->front().content, content);
    }

    void longNamesAndLinksSurvive()
    {
        TarHead head{.name = std::string(300, 'n')};
        head.link = std::string(250, 'l');
        head.type = '2';
        const auto all = walked(tarHeader(head) + tarEnd(), 77);
        QVERIFY(all && all->size() == 1);
        QCOMPARE(all->front().head.name, head.name);
        QCOMPARE(all->front().head.link, head.link);
        QCOMPARE(all->front().head.type, '2');
    }

    void whatIsDamagedIsSaid()
    {
        std::string tar = tarOf({.name = "a"}, "b");
        tar[20] = 'x';
        const auto all = walked(tar, 512);
        QVERIFY(!all);
        QVERIFY(all.error().kind() == ErrorKind::Protocol);
    }

    void anArchiveThatIsCutIsNotWhole()
    {
        bool isWhole = true;
        const std::string tar = tarOf({.name = "a"}, std::string(2000, 'c'));
        QVERIFY(walked(tar.substr(0, 1024), 512, &isWhole));
        QVERIFY(!isWhole);
    }

    void foldersOfThisMachineBecomeAnArchive()
    {
        QTemporaryDir here;
        QVERIFY(QDir(here.path()).mkpath(u"site/sub"_s));
        QFile file(here.filePath(u"site/sub/page.html"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("<p>") == 3);
        file.close();
        QVERIFY(QFile::link(u"sub/page.html"_s, here.filePath(u"site/index.html"_s)));
        qint64 sent = 0;
        const QStringList files{here.filePath(u"site"_s)};
        const auto all = walked(drained(tarOfFiles(files, [&sent](qint64 bytes) { sent = bytes; })), 333);
        QVERIFY(all);
        QMap<QString, Seen> byName;
        for (const Seen& one : *all)
            byName.insert(QString::fromStdString(one.head.name), one);
        QVERIFY(byName.contains(u"site/"_s) && byName.contains(u"site/sub/"_s));
        QCOMPARE(byName.value(u"site/sub/page.html"_s).content, std::string("<p>"));
        QCOMPARE(byName.value(u"site/index.html"_s).head.link, std::string("sub/page.html"));
        QCOMPARE(sent, 3);
        QCOMPARE(contentOf(files), 3);
    }
};

QTEST_GUILESS_MAIN(TestDockerTar)
#include "tst_dockertar.moc"
