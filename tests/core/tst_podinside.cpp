// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/execchannel.h"
#include "core/connect/kubernetes/podfiles.h"
#include "core/connect/kubernetes/podinsight.h"
#include "tests/core/netfixture.h"

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

    /// Before Kubernetes 1.30 nobody can say that the input has ended.
    void aFileIsWrittenWhereItsEndCannotBeTold_data()
    {
        QTest::addColumn<QString>("protocol");
        QTest::newRow("older") << u"v4.channel.k8s.io"_qs;
        QTest::newRow("newer") << u"v5.channel.k8s.io"_qs;
    }
    void aFileIsWrittenWhereItsEndCannotBeTold()
    {
        using namespace darse;
        QFETCH(QString, protocol);
        const net::test::Folder folder;
        const std::string path = folder.file("s");
        std::string heard;
        const auto take = [&](net::Incoming&, net::Responder& responder) {
            const auto socket = responder.acceptWebSocket(protocol.toStdString());
            if (!socket)
                return;
            while (heard.size() < 5) {
                const auto message = (*socket)->receive(net::test::within(std::chrono::seconds(5)));
                if (!message || !*message)
                    return;
                if ((*message)->bytes.front() == channel::kInput)
                    heard += (*message)->bytes.substr(1);
            }
            const std::string end = std::string(1, channel::kStatus) + R"({"status":"Success"})";
            static_cast<void>(
                (*socket)->send(net::MessageKind::Binary, end, net::test::within(std::chrono::seconds(5))));
            static_cast<void>((*socket)->close(net::test::within(std::chrono::seconds(5))));
        };
        net::test::RunningServer server(net::Listener::unixSocket(path).value(), take);
        connect::docker::Hands hands;
        PodFiles files(hands, std::make_shared<KubeWire>(net::Endpoint::unixSocket(path)));
        const auto written = files.write(u"default/web/web"_qs, u"/notes"_qs, "hello").result();
        QVERIFY2(written.isOk(), written ? "" : written.error().message().c_str());
        QCOMPARE(heard, std::string("hello"));
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
