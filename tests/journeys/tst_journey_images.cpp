// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/desk.h"
#include "tests/journeys/relay.h"
#include "tests/support/realregistry.h"
#include "tests/support/verify.h"

#include <QDir>

#include <algorithm>
#include <functional>

using namespace darse;
using darse::journeys::Desk;
using darse::journeys::kPatience;
using darse::journeys::Relay;

/// An image on its way: what is in its layers, to a registry with a password and a certificate of its own authority,
/// back from it, into a file and out of it again, and away; and a tree of files that becomes one. On a real engine.
class TestJourneyImages : public QObject {
    Q_OBJECT

private:
    static constexpr qint64 kHeld = 4'000'000;
    static constexpr const char* kShip = "localhost/ship:2";

    std::unique_ptr<test::RealRegistry> m_registry;
    std::unique_ptr<Relay> m_relay; ///< by which the registry is known

    [[nodiscard]] QString host() const { return QStringLiteral("127.0.0.1:%1").arg(m_relay->port()); }
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

    /// The registry has kept what was put there.
    [[nodiscard]] bool hasTaken(const char* place) const
    {
        const QList<QByteArray> lines = QByteArray::fromStdString(m_registry->log()).split('\n');
        return std::ranges::any_of(lines, [place](const QByteArray& line) {
            return line.contains("method=PUT") && line.contains(place) && line.contains("status=201");
        });
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
        desk.command(name.constData());
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
        TRY_TRUE(((desk.press("space"), desk.title())) == QStringLiteral("Trust a certificate"));
        desk.press("ctrl+a");
        desk.type(desk.path("ca.crt").toLatin1().constData());
        desk.press("Return");
        TRY_TRUE(!QDir(desk.path("certs.d/") + host()).isEmpty());
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
        TRY_TRUE(m_registry->log().find("invalid authorization credential") != std::string::npos ||
                 m_registry->log().find("authentication failure") != std::string::npos);
        desk.picture("login-refused");
        desk.press("ctrl+a");
        desk.type("canary-4715");
        TRY_TRUE((desk.press("Return"), desk.title() != QStringLiteral("Log in to a registry")));
    }

    /// Three layers: the second brings a cargo, the third takes it away and changes what the first has.
    static void build(const Desk& desk)
    {
        const auto commit = [&desk](const char* from, const char* script, const char* name) {
            ctl(desk, {QStringLiteral("run"), QStringLiteral("--name"), QStringLiteral("yard"),
                       QStringLiteral("--network"), QStringLiteral("none"), QString::fromLatin1(from),
                       QStringLiteral("sh"), QStringLiteral("-c"), QString::fromLatin1(script)});
            ctl(desk, {QStringLiteral("commit"), QStringLiteral("yard"), QString::fromLatin1(name)});
            ctl(desk, {QStringLiteral("rm"), QStringLiteral("yard")});
        };
        commit("localhost/darse/starter", "head -c 6000000 /dev/urandom >/cargo; echo ashore >/etc/motd",
               "localhost/ship:1");
        commit("localhost/ship:1",
               "rm /cargo; echo afloat >/etc/motd; mkdir /hold; head -c 5000000 /dev/urandom >/hold/coal", kShip);
        TRY_TRUE(images(desk).contains("localhost/ship"));
    }

    /// Its history, what each layer does, and what nobody sees any more.
    static void lookInside(const Desk& desk)
    {
        TRY_TRUE(opens(desk, kShip));
        desk.picture("history");
        const QByteArray title = QByteArray("Layers of ") + kShip;
        desk.press("ctrl+l");
        TRY_TITLE(desk, title.constData());
        desk.picture("layers");
        desk.press("Tab Down Down");
        desk.picture("third-layer");
        desk.press("shift+Tab Down Down");
        desk.picture("largest");
        desk.press("Escape");
        const QByteArray page = QByteArray(kShip) + " — Images — Darse";
        TRY_TITLE(desk, page.constData());
    }

    void tagAndPush(const Desk& desk) const
    {
        TRY_TRUE(opens(desk, kShip));
        desk.command("> tag");
        TRY_TITLE(desk, "Tag localhost/ship:2");
        desk.type(reference().constData());
        desk.press("Return");
        TRY_TRUE(images(desk).contains("team/base"));
        // Its names come in the order of the alphabet: the page is called by the new one as soon as it knows it.
        const QByteArray page = reference() + " — Images — Darse";
        TRY_TITLE(desk, page.constData());
        desk.picture("tagged");
        desk.command("> push");
        const QByteArray title = "Push " + reference();
        TRY_TITLE(desk, title.constData());
        desk.press("ctrl+a");
        desk.type(reference().constData());
        desk.press("Return");
        TRY_TRUE(hasTaken("team/base/manifests/1"));
        desk.picture("pushed");
    }

    static void deleteAll(const Desk& desk, const QByteArray& name)
    {
        TRY_TRUE(opens(desk, name));
        desk.press("Delete");
        const QByteArray title = "Delete image " + name + '?';
        TRY_TITLE(desk, title.constData());
        desk.press("Tab space");
        TRY_TRUE(!images(desk).contains("team/base"));
    }

    /// What is on its way is held up in the middle, for as long as it takes to look at its layers.
    void pull(const Desk& desk) const
    {
        ctl(desk, {QStringLiteral("image"), QStringLiteral("remove"), QStringLiteral("--force"),
                   QStringLiteral("localhost/ship:1"), QString::fromLatin1(kShip)});
        desk.command("> pull an image");
        TRY_TITLE(desk, "Pull an image");
        desk.type(reference().constData());
        m_relay->holdAfter(kHeld);
        desk.press("Return");
        TRY_TRUE(m_relay->isHolding());
        desk.picture("pulling");
        QVERIFY(!images(desk).contains("team/base"));
        m_relay->release();
        TRY_TRUE(images(desk).contains("team/base"));
        desk.picture("pulled");
    }

    void saveAndLoad(const Desk& desk) const
    {
        TRY_TRUE(opens(desk, reference()));
        desk.command("> save");
        const QByteArray title = "Save " + reference();
        TRY_TITLE(desk, title.constData());
        desk.press("ctrl+a");
        desk.type(desk.path("base.tar").toLatin1().constData());
        desk.press("Return");
        TRY_TRUE(QFile::exists(desk.path("base.tar")));
        deleteAll(desk, reference());
        if (QTest::currentTestFailed())
            return;
        desk.command("> load images");
        TRY_TITLE(desk, "Load images");
        desk.type(desk.path("base.tar").toLatin1().constData());
        desk.press("Return");
        TRY_TRUE(images(desk).contains("team/base"));
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
        TRY_TRUE(images(desk).contains("localhost/tree"));
    }

    /// What has lost its name is shown with its size before it goes.
    void prune(const Desk& desk) const
    {
        const auto all = [&desk] {
            return ctl(desk,
                       {QStringLiteral("image"), QStringLiteral("list"), QStringLiteral("-a"), QStringLiteral("-q")})
                .count('\n');
        };
        const auto before = all();
        ctl(desk, {QStringLiteral("image"), QStringLiteral("untag"), QString::fromLatin1(reference())});
        QCOMPARE(all(), before);
        desk.command("> images without a name");
        TRY_TRUE(desk.title().startsWith(QStringLiteral("Delete ")));
        desk.picture("prune");
        desk.press("Tab space");
        TRY_TRUE(all() == before - 1);
        desk.picture("pruned");
    }

private Q_SLOTS:
    void thereAndBack()
    {
        auto registry = test::RealRegistry::start({test::RegistryTls::PrivateAuthority, "me", "canary-4715"});
        VERIFY_OK(registry);
        m_registry = std::move(registry).value();
        const std::string& place = m_registry->endpoint();
        m_relay = std::make_unique<Relay>(QString::fromStdString(place).section(u':', -1).toUShort());
        Desk desk("images");
        Engine engine;
        QVERIFY(begin(desk, engine));
        desk.start({QStringLiteral("--root"), desk.path("state"), QStringLiteral("--socket"), desk.path("s")});
        TRY_TITLE(desk, "Overview — Darse");
        // Only an engine that answers has images.
        TRY_TRUE((desk.press("g i"), desk.title() == QStringLiteral("Images — Darse")));
        desk.command("> starter image");
        TRY_TRUE(images(desk).contains("darse/starter"));

        const std::function<void()> steps[] = {[&] { build(desk); },      [&] { lookInside(desk); },
                                               [&] { trust(desk); },      [&] { logIn(desk); },
                                               [&] { tagAndPush(desk); }, [&] { deleteAll(desk, reference()); },
                                               [&] { pull(desk); },       [&] { saveAndLoad(desk); },
                                               [&] { prune(desk); },      [&] { import(desk); }};
        for (const auto& step : steps) {
            step();
            if (QTest::currentTestFailed())
                return;
        }
        // Not heard by a dialog that is just going.
        TRY_TRUE((desk.press("ctrl+q"), desk.hasEndedWell()));
        QCOMPARE(desk.said(), QByteArray());
        QVERIFY(!desk.read("engine.log").contains("canary"));
    }
};

QTEST_GUILESS_MAIN(TestJourneyImages)
#include "tst_journey_images.moc"
