// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/pathstat.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <sys/stat.h>

using namespace darse;
using namespace darse::api;

/// What `docker cp` is told of a path.
class TestPathStat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void modesAreInGosBits_data()
    {
        QTest::addColumn<quint32>("mode");
        QTest::addColumn<quint32>("go");
        QTest::newRow("file") << quint32(S_IFREG | 0644) << quint32(0644);
        QTest::newRow("directory") << quint32(S_IFDIR | 0755) << quint32(0x80000000U | 0755);
        QTest::newRow("link") << quint32(S_IFLNK | 0777) << quint32(134218239U); // as dockerd told it
        QTest::newRow("block device") << quint32(S_IFBLK | 0660) << quint32(0x04000000U | 0660);
        QTest::newRow("character device") << quint32(S_IFCHR | 0666) << quint32(0x04200000U | 0666);
        QTest::newRow("pipe") << quint32(S_IFIFO | 0600) << quint32(0x02000000U | 0600);
        QTest::newRow("socket") << quint32(S_IFSOCK | 0600) << quint32(0x01000000U | 0600);
        QTest::newRow("setuid") << quint32(S_IFREG | S_ISUID | 0755) << quint32(0x00800000U | 0755);
        QTest::newRow("setgid") << quint32(S_IFREG | S_ISGID | 0755) << quint32(0x00400000U | 0755);
        QTest::newRow("sticky") << quint32(S_IFDIR | S_ISVTX | 0777) << quint32(0x80100000U | 0777);
    }
    void modesAreInGosBits()
    {
        QFETCH(quint32, mode);
        QFETCH(quint32, go);
        QCOMPARE(goFileMode(mode), go);
    }
    void headerIsJsonInBase64()
    {
        using namespace std::chrono;
        const rootfs::PathStat stat{.name = "sh",
                                    .size = 7,
                                    .mode = S_IFLNK | 0777,
                                    .modified = sys_time<nanoseconds>(seconds(1795253666)),
                                    .linkTarget = "/bin/busybox"};
        const QByteArray json = QByteArray::fromBase64(QByteArray::fromStdString(pathStatHeader(stat)),
                                                       QByteArray::AbortOnBase64DecodingErrors);
        const QJsonObject object = QJsonDocument::fromJson(json).object();
        QCOMPARE(object[u"name"].toString(), QStringLiteral("sh"));
        QCOMPARE(object[u"size"].toInt(), 7);
        QCOMPARE(object[u"mode"].toInteger(), 134218239);
        QVERIFY2(object[u"mtime"].toString().startsWith(QStringLiteral("2026-11-21T09:34:26")), json.constData());
        QCOMPARE(object[u"linkTarget"].toString(), QStringLiteral("/bin/busybox"));
        QCOMPARE(object.size(), 5);
    }
};

QTEST_GUILESS_MAIN(TestPathStat)
#include "tst_pathstat.moc"
