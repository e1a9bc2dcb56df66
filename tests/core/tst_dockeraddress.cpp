// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/making.h"
#include "core/connect/docker/address.h"
#include "core/connect/docker/dockerbackend.h"
#include "tests/core/fakedocker.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace darse;
using namespace darse::connect::docker;
using namespace darse::net::test;

namespace {

/// A store in which there is something for every image.
class KeptForAll final : public LoginStore {
public:
    Result<std::optional<Found>> find(const std::string& image, const std::stop_token&) override
    {
        return std::optional(Found{"kept for " + image, {}});
    }
    Result<bool> canKeep(const std::stop_token&) override { return false; }
    Result<void> keep(const backend::RegistryLogin&, const std::stop_token&) override { return ok(); }
    Result<void> forget(const std::string&, const std::stop_token&) override { return ok(); }
};

} // namespace

/// Where servers are, as people write it, and the ways there.
class TestDockerAddress : public QObject {
    Q_OBJECT

private:
    static constexpr int kPatience = 30'000;
    Folder m_folder;

    /// A program that is found as ssh.
    void writeSsh(const QByteArray& script)
    {
        QFile file(QString::fromStdString(m_folder.file("ssh")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        file.close();
        qputenv("PATH", QByteArray::fromStdString(m_folder.file("")) + ":" + m_path);
    }
    static Error errorOfWayTo(const std::string& text)
    {
        const Way way = wayTo(*parseAddress(text));
        const Result<void> prepared = way.prepare(std::stop_token());
        return prepared ? Error(ErrorKind::Internal, "no error") : prepared.error();
    }
    static void waitFor(backend::Transfer& transfer)
    {
        std::optional<Result<void>> end;
        connect(&transfer, &backend::Transfer::finished, &transfer,
                [&end](const Result<void>& result) { end = result; });
        QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), kPatience);
        QVERIFY2(end->isOk(), end->isOk() ? "" : end->error().message().c_str());
    }
    QByteArray m_path = qgetenv("PATH");

private Q_SLOTS:
    void cleanup() { qputenv("PATH", m_path); }

    void isRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("again");
        QTest::addColumn<QString>("name");
        QTest::newRow("path") << u"/run/docker.sock"_s << u"unix:///run/docker.sock"_s << u"/run/docker.sock"_s;
        QTest::newRow("tcp") << u"tcp://machine"_s << u"tcp://machine:2375"_s << u"machine:2375"_s;
        QTest::newRow("tls") << u"tls://machine"_s << u"tls://machine:2376"_s << u"machine:2376"_s;
        QTest::newRow("certificates") << u"tls://[::1]:1?certs=/a%20b"_s << u"tls://[::1]:1?certs=%2Fa%20b"_s
                                      << u"[::1]:1"_s;
        QTest::newRow("ssh") << u"ssh://machine"_s << u"ssh://machine"_s << u"machine"_s;
        QTest::newRow("all of ssh") << u"ssh://me@machine:22/run/p.sock"_s << u"ssh://me@machine:22/run/p.sock"_s
                                    << u"me@machine"_s;
    }
    void isRead()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, again);
        QFETCH(const QString, name);
        const auto address = parseAddress(text.toStdString());
        QVERIFY2(address, text.toUtf8().constData());
        QCOMPARE(QString::fromStdString(address->text()), again);
        QCOMPARE(QString::fromStdString(address->name()), name);
    }

    void whatIsNoAddressIsRefused()
    {
        for (const char* text : {"", "machine", "unix://run", "ftp://machine", "tcp://", "ssh://-oProxyCommand=x",
                                 "ssh://-l@machine", "ssh://me:secret@machine", "tcp://machine:0"})
            QVERIFY2(!parseAddress(text), text);
    }

    void missingCertificatesAreSaid()
    {
        QVERIFY(errorOfWayTo("tls://machine?certs=" + m_folder.file("none")).kind() == ErrorKind::NotFound);
    }

    void whatIsPulledGoesWithALogin()
    {
        FakeDocker server(m_folder.file("login"));
        server.say("/images/create", R"({"status": "Pull complete", "id": "l"})"
                                     "\n");
        server.say("/containers/create", R"({"Id": "new"})");
        server.say("/auth", "{}");
        Way way = wayTo(*parseAddress(m_folder.file("login")));
        way.logins = std::make_shared<Logins>(std::make_shared<KeptForAll>());
        DockerBackend backend(std::move(way));
        backend.open();
        QTRY_VERIFY_WITH_TIMEOUT(backend.images() != nullptr, kPatience);
        waitFor(*backend.images()->pull(u"one.example/a:1"_s));
        const std::string pullOne = "POST /images/create?fromImage=one.example%2Fa%3A1";
        QCOMPARE(server.loginWith(pullOne), std::string("kept for one.example/a:1"));
        backend::ContainerPlan plan;
        plan.image = u"two.example/b"_s;
        plan.startsAtOnce = false;
        waitFor(*backend.containerMaking()->create(plan));
        QCOMPARE(server.loginWith("POST /images/create?fromImage=two.example%2Fb%3Alatest"),
                 std::string("kept for two.example/b"));

        // What was typed goes before what is kept, for that registry alone.
        const auto done = backend.imageMaking()->logins()->logIn({u"one.example"_s, u"ann"_s, u"secret"_s},
                                                                 backend::LoginSpan::UntilClosed);
        QTRY_VERIFY_WITH_TIMEOUT(done.isFinished(), kPatience);
        waitFor(*backend.images()->pull(u"one.example/a:1"_s));
        QVERIFY(
            QByteArray::fromBase64(QByteArray::fromStdString(server.loginWith(pullOne)), QByteArray::Base64UrlEncoding)
                .contains("\"ann\""));
        waitFor(*backend.images()->pull(u"two.example/b"_s));
        QCOMPARE(server.loginWith("POST /images/create?fromImage=two.example%2Fb%3Alatest"),
                 std::string("kept for two.example/b"));
    }

    void sshLeadsToASocketAndGoesWithTheConnection()
    {
        FakeDocker server(m_folder.file("far"));
        server.say("/containers/json", "[]");
        // Its forwarding is a link. It writes down how it is called, and ends with its input, as the real one.
        writeSsh("printf '%s\\n' \"$@\" >\"$0.words\"\n"
                 "while [ \"$1\" != -L ]; do shift; done\n"
                 "ln -s \"${2#*:}\" \"${2%%:*}\"\ncat >/dev/null\nrm \"${2%%:*}\"; touch \"$0.ended\"\n");
        auto backend =
            std::make_unique<DockerBackend>(wayTo(*parseAddress("ssh://me@machine:22" + m_folder.file("far"))));
        backend->open();
        QTRY_COMPARE_WITH_TIMEOUT(backend->link(), backend::Link::Connected, kPatience);
        QFile words(QString::fromStdString(m_folder.file("ssh.words")));
        QVERIFY(words.open(QIODevice::ReadOnly));
        const QByteArray all = words.readAll();
        QVERIFY2(all.contains("BatchMode=yes\n"), all.constData());
        QVERIFY2(all.endsWith("-l\nme\n-p\n22\n--\nmachine\ncat\n"), all.constData());
        backend.reset();
    }

    void anSshThatFailsIsExplained()
    {
        writeSsh("echo 'me@machine: Permission denied (publickey,password).' >&2; exit 255\n");
        QVERIFY(errorOfWayTo("ssh://me@machine").kind() == ErrorKind::PermissionDenied);
        writeSsh("echo 'Host key verification failed.' >&2; exit 255\n");
        QVERIFY(errorOfWayTo("ssh://machine").message().find("not known to ssh") != std::string::npos);
        writeSsh("printf 'a banner\\nssh: Could not resolve hostname machine: no\\r\\n' >&2; exit 255\n");
        const Error error = errorOfWayTo("ssh://machine");
        QVERIFY(error.kind() == ErrorKind::Unreachable);
        QCOMPARE(error.message(), std::string("ssh to machine fails: ssh: Could not resolve hostname machine: no"));
    }

    void aFarSocketWithoutAServerIsSaid()
    {
        writeSsh("while [ \"$1\" != -L ]; do shift; done\n: >\"${2%%:*}\"\nexec cat\n");
        QCOMPARE(errorOfWayTo("ssh://machine/nowhere").message(),
                 std::string("nothing answers on the socket /nowhere of machine"));
    }
};

QTEST_GUILESS_MAIN(TestDockerAddress)
#include "tst_dockeraddress.moc"
