// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/desk.h"
#include "tests/support/realregistry.h"
#include "tests/support/verify.h"

#include <QDir>

using namespace darse;
using darse::journeys::Desk;

/// An image on its way: to a registry with a password and a certificate of its own authority, back from it, into a
/// file and out of it again; and a tree of files that becomes one. On a real engine.
class TestJourneyImages : public QObject {
    Q_OBJECT

private:
    static constexpr int kPatience = 60'000;

    std::unique_ptr<test::RealRegistry> m_registry;

    [[nodiscard]] QString host() const { return QString::fromStdString(m_registry->endpoint()); }
    [[nodiscard]] QByteArray reference() const { return host().toLatin1() + "/team/base:1"; }

    static QByteArray ctl(const Desk& desk, const QStringList& words)
    {
        QProcess process;
        process.setProcessEnvironment(desk.environment());
        process.start(QStringLiteral(DARSE_CTL_PROGRAM),
                      QStringList{QStringLiteral("--socket"), desk.path("s")} + words);
        process.waitForFinished(kPatience);
        return process.readAllStandardOutput();
    }

    static QByteArray images(const Desk& desk) { return ctl(desk, {QStringLiteral("image"), QStringLiteral("list")}); }

    /// An engine that knows no authority of the registry's yet.
    struct Engine {
        QProcess process;
        ~Engine()
        {
            process.terminate();
            if (!process.waitForFinished(kPatience)) {
                process.kill();
                process.waitForFinished();
            }
        }
    };

    [[nodiscard]] bool begin(const Desk& desk, Engine& engine) const
    {
        desk.write("registries.json", "{\"certificates\": [\"" + desk.path("certs.d").toUtf8() + "\"]}");
        engine.process.setProcessEnvironment(desk.environment());
        engine.process.setStandardOutputFile(desk.path("engine.log"));
        engine.process.setProcessChannelMode(QProcess::MergedChannels);
        engine.process.start(QStringLiteral(DARSE_ENGINE_PROGRAM),
                             {QStringLiteral("--root"), desk.path("state"), QStringLiteral("--socket"), desk.path("s"),
                              QStringLiteral("--registries"), desk.path("registries.json")});
        return engine.process.waitForStarted();
    }

    static bool opens(const Desk& desk, const QByteArray& name)
    {
        const QString title = QString::fromLatin1(name) + QStringLiteral(" — Images — Darse");
        desk.press("g i");
        if (!QTest::qWaitFor([&desk] { return desk.title() == QStringLiteral("Images — Darse"); }))
            return false;
        desk.openFiltered(name.constData());
        return QTest::qWaitFor([&] { return desk.title() == title; }, 2000);
    }

    /// Whoever answers there is not believed before its authority is.
    void trust(const Desk& desk) const
    {
        desk.write("ca.crt", QByteArray::fromStdString(m_registry->authorityPem()));
        desk.press("g a");
        TRY_TITLE(desk, "Registries — Darse");
        desk.type(host().toLatin1().constData());
        desk.press("Return");
        // The keyboard comes to the button when the certificate is there.
        QTRY_COMPARE_WITH_TIMEOUT((desk.press("space"), desk.title()), QStringLiteral("Trust a certificate"),
                                  kPatience);
        desk.type(desk.path("ca.crt").toLatin1().constData());
        desk.press("Return");
        QTRY_VERIFY_WITH_TIMEOUT(!QDir(desk.path("certs.d/") + host()).isEmpty(), kPatience);
        desk.picture("trusted");
    }

    void logIn(const Desk& desk) const
    {
        desk.command("> log in to a registry");
        TRY_TITLE(desk, "Log in to a registry");
        desk.type(host().toLatin1().constData());
        desk.press("Tab");
        desk.type("me");
        desk.press("Tab");
        desk.type("guess");
        desk.press("Return");
        // The registry says no; what is typed into the same field then is right.
        QTRY_VERIFY_WITH_TIMEOUT(m_registry->log().find("invalid authorization credential") != std::string::npos ||
                                     m_registry->log().find("authentication failure") != std::string::npos,
                                 kPatience);
        desk.picture("login-refused");
        desk.press("ctrl+a");
        desk.type("canary-4715");
        QTRY_VERIFY_WITH_TIMEOUT((desk.press("Return"), desk.title() != QStringLiteral("Log in to a registry")),
                                 kPatience);
    }

    void tagAndPush(const Desk& desk) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(opens(desk, "localhost/darse/starter:latest"), kPatience);
        desk.command("> tag");
        TRY_TITLE(desk, "Tag localhost/darse/starter:latest");
        desk.type(reference().constData());
        desk.press("Return");
        QTRY_VERIFY_WITH_TIMEOUT(images(desk).contains("team/base"), kPatience);
        desk.command("> push");
        // Its names come in the order of the alphabet.
        const QByteArray title = "Push " + reference();
        TRY_TITLE(desk, title.constData());
        desk.press("ctrl+a");
        desk.type(reference().constData());
        desk.press("Return");
        QTRY_VERIFY_WITH_TIMEOUT(m_registry->log().find("PUT /v2/team/base/manifests/1") != std::string::npos,
                                 kPatience);
        desk.picture("pushed");
    }

    static void deleteAll(const Desk& desk, const char* name)
    {
        QTRY_VERIFY_WITH_TIMEOUT(opens(desk, name), kPatience);
        desk.press("Delete");
        const QByteArray title = QByteArray("Delete ") + name + '?';
        TRY_TITLE(desk, title.constData());
        desk.press("Tab space");
        QTRY_VERIFY_WITH_TIMEOUT(!images(desk).contains("team/base"), kPatience);
    }

    void pull(const Desk& desk) const
    {
        desk.press("g a");
        const QString title = host() + QStringLiteral(" — Registries — Darse");
        QTRY_COMPARE_WITH_TIMEOUT(desk.title(), title, kPatience);
        desk.press("slash");
        desk.type("team/base");
        desk.press("Return");
        // The keyboard comes to the tags when they are there.
        QTRY_VERIFY_WITH_TIMEOUT((desk.press("Return"), images(desk).contains("team/base")), kPatience);
        desk.picture("pulled");
    }

    void saveAndLoad(const Desk& desk) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(opens(desk, reference()), kPatience);
        desk.command("> save");
        const QByteArray title = "Save " + reference();
        TRY_TITLE(desk, title.constData());
        desk.press("ctrl+a");
        desk.type(desk.path("base.tar").toLatin1().constData());
        desk.press("Return");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(desk.path("base.tar")), kPatience);
        deleteAll(desk, reference().constData());
        if (QTest::currentTestFailed())
            return;
        desk.command("> load images");
        TRY_TITLE(desk, "Load images");
        desk.type(desk.path("base.tar").toLatin1().constData());
        desk.press("Return");
        QTRY_VERIFY_WITH_TIMEOUT(images(desk).contains("team/base"), kPatience);
        desk.picture("loaded");
    }

    static void import(const Desk& desk)
    {
        desk.write("tree/etc/motd", "good morning\n");
        QCOMPARE(
            QProcess::execute(QStringLiteral("tar"), {QStringLiteral("-cf"), desk.path("Tree.tar"),
                                                      QStringLiteral("-C"), desk.path("tree"), QStringLiteral(".")}),
            0);
        desk.command("> tar of files");
        TRY_TITLE(desk, "Make an image of a tar of files");
        desk.type(desk.path("Tree.tar").toLatin1().constData());
        desk.press("Return");
        TRY_TITLE(desk, "Make an image of Tree.tar");
        desk.picture("import");
        desk.press("Return");
        QTRY_VERIFY_WITH_TIMEOUT(images(desk).contains("localhost/tree"), kPatience);
    }

private Q_SLOTS:
    void thereAndBack()
    {
        auto registry = test::RealRegistry::start({test::RegistryTls::PrivateAuthority, "me", "canary-4715"});
        VERIFY_OK(registry);
        m_registry = std::move(registry).value();
        Desk desk("images");
        Engine engine;
        QVERIFY(begin(desk, engine));
        desk.start({QStringLiteral("--root"), desk.path("state"), QStringLiteral("--socket"), desk.path("s")});
        TRY_TITLE(desk, "Overview — Darse");
        // Only an engine that answers has images.
        QTRY_VERIFY_WITH_TIMEOUT((desk.press("g i"), desk.title() == QStringLiteral("Images — Darse")), kPatience);
        desk.command("> starter image");
        QTRY_VERIFY_WITH_TIMEOUT(images(desk).contains("darse/starter"), kPatience);

        trust(desk);
        if (!QTest::currentTestFailed())
            logIn(desk);
        if (!QTest::currentTestFailed())
            tagAndPush(desk);
        if (!QTest::currentTestFailed())
            deleteAll(desk, reference().constData());
        if (!QTest::currentTestFailed())
            pull(desk);
        if (!QTest::currentTestFailed())
            saveAndLoad(desk);
        if (!QTest::currentTestFailed())
            import(desk);
        if (QTest::currentTestFailed())
            return;
        desk.press("ctrl+q");
        QTRY_VERIFY_WITH_TIMEOUT(desk.hasEndedWell(), kPatience);
        QCOMPARE(desk.said(), QByteArray());
        QVERIFY(!desk.read("engine.log").contains("canary"));
    }
};

QTEST_GUILESS_MAIN(TestJourneyImages)
#include "tst_journey_images.moc"
