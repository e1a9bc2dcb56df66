// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/network/networkfixture.h"
#include "tests/support/verify.h"

#include <csignal>

using namespace darse;
using namespace darse::test;

namespace {

container::PortBinding publish(std::uint16_t port, const char* address = "")
{
    return {.inside = {80}, .address = address, .first = port, .last = port};
}

const QStringList kServer{QStringLiteral("nc"),  QStringLiteral("-ll"), QStringLiteral("-p"),
                          QStringLiteral("80"),  QStringLiteral("-e"),  QStringLiteral("/bin/echo"),
                          QStringLiteral("ahoy")};

QByteArray numberIn(const std::filesystem::path& file)
{
    return QByteArray::fromStdString(contentOf(file));
}

std::string commandOf(const QByteArray& pid)
{
    return contentOf("/proc/" + pid.toStdString() + "/cmdline");
}

} // namespace

class tst_NetworksRootless : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPublishedPortIsAnsweredFromInside()
    {
        Harbour harbour(Harbour::Rights::Rootless);
        const auto connected = harbour.connect("web", {"bridge"}, {publish(8080), publish(8081, "127.0.0.1")});
        VERIFY_OK(connected);
        QCOMPARE(harbour.networks().nameServers(*connected), std::vector<std::string>{"10.0.2.3"});
        const auto web = Harbour::member("web").id;
        {
            Inside listening(harbour.networks().namespacePath(web), kServer);
            QTRY_COMPARE(greetingOf(QStringLiteral("127.0.0.1"), 8080), QByteArray("ahoy\n"));
            QTRY_COMPARE(greetingOf(QStringLiteral("127.0.0.1"), 8081), QByteArray("ahoy\n"));
        }
        const QByteArray slirp = numberIn(harbour.folder() / "slirp.pid");
        QVERIFY(commandOf(slirp).find("slirp4netns") != std::string::npos);
        VERIFY_OK(harbour.networks().release(web));
        // With the last one all of it ends.
        QCOMPARE(commandOf(slirp), std::string());
        QVERIFY(!std::filesystem::exists(harbour.folder() / "rootless-netns"));
    }

    void neighboursFindOneAnotherByName()
    {
        Harbour harbour(Harbour::Rights::Rootless);
        VERIFY_OK(harbour.networks().create({.name = "sea"}));
        const auto one = harbour.connect("one", {"sea"});
        const auto other = harbour.connect("other", {"sea"});
        VERIFY_OK(one);
        VERIFY_OK(other);
        const QStringList asked{QStringLiteral("nslookup"), QStringLiteral("other"),
                                QString::fromStdString(harbour.networks().nameServers(*one).front())};
        const auto here = harbour.networks().namespacePath(Harbour::member("one").id);
        const QByteArray address = "Address: " + QByteArray::fromStdString(other->endpoints.front().address);
        QTRY_VERIFY2(outputInside(here, asked).contains(address), outputInside(here, asked).constData());
    }

    void itOutlivesTheEngineAndIsFoundAgain()
    {
        Harbour harbour(Harbour::Rights::Rootless);
        const auto web = Harbour::member("web").id;
        VERIFY_OK(harbour.connect("web", {"bridge"}, {publish(8080)}));
        const QByteArray slirp = numberIn(harbour.folder() / "slirp.pid");
        harbour.restart();
        VERIFY_OK(harbour.networks().sweep({web}));
        QCOMPARE(numberIn(harbour.folder() / "slirp.pid"), slirp);
        // And when it was ended by somebody, the next engine starts it again.
        QCOMPARE(::kill(slirp.toInt(), SIGKILL), 0);
        harbour.restart();
        VERIFY_OK(harbour.networks().sweep({web}));
        QVERIFY(numberIn(harbour.folder() / "slirp.pid") != slirp);
        Inside listening(harbour.networks().namespacePath(web), kServer);
        QTRY_COMPARE(greetingOf(QStringLiteral("127.0.0.1"), 8080), QByteArray("ahoy\n"));
        VERIFY_OK(harbour.networks().sweep({}));
        QVERIFY(!std::filesystem::exists(harbour.folder() / "slirp.pid"));
    }
};

int main(int argc, char** argv)
{
    becomeOrdinaryUser();
    QCoreApplication application(argc, argv);
    tst_NetworksRootless test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_networksrootless.moc"
