// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/podfiles.h"
#include "core/connect/kubernetes/podinsight.h"

#include <QTest>

using namespace darse::connect::kubernetes;
using darse::backend::FileType;

/// What programs in a container of a cluster say of its files and its processes.
class TestPodInside : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void foldersAreReadLineByLine()
    {
        const auto listing = listingIn("81a4 12 1764355000 0 33 a file\n41ed 4096 1764355000 0 0 zoo\n"
                                       "a1ff 7 1764355000 0 0 way\n81a4 1 1 0 0 two\nlines\n@way\n/etc/zoo\n");
        QCOMPARE(listing.entries.size(), 4U);
        QCOMPARE(listing.entries[0].name, u"zoo"); // folders first
        QCOMPARE(listing.entries[0].type, FileType::Folder);
        QCOMPARE(listing.entries[1].name, u"a file");
        QCOMPARE(listing.entries[1].mode, 0644);
        QCOMPARE(listing.entries[1].size, 12);
        QCOMPARE(listing.entries[1].group, 33);
        QCOMPARE(listing.entries[3].target, u"/etc/zoo");
        QVERIFY(listingIn("").entries.empty());
        QVERIFY(listingIn("stat: nothing\n@nobody\n").entries.empty());
    }

    void processesAreReadWhicheverProgramTells()
    {
        const auto table = processesIn("7\nUSER  PID   PPID  TIME  COMMAND\nroot  1  0  0:00 httpd  -f -p 80\n"
                                       "root  7  0 0:00 sh -c\nroot 9 7 0:00 ps -o user\n");
        QCOMPARE(table.titles.size(), 5);
        QCOMPARE(table.rows.size(), 1U);
        QCOMPARE(table.rows[0].at(1), u"1");
        QCOMPARE(table.rows[0].at(4), u"httpd -f -p 80");
        QCOMPARE(processesIn("7\n  PID TTY TIME CMD\n 1 ? 0:00 sleep\n").rows.size(), 1U);
        QVERIFY(processesIn("7\n").rows.empty());
        QVERIFY(processesIn("").titles.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPodInside)
#include "tst_podinside.moc"
