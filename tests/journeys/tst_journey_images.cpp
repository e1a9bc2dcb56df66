// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/desk.h"
#include "tests/journeys/relay.h"
#include "tests/support/verify.h"
#include "tests/system/enginescene.h"

#include <QDir>

#include <algorithm>

using namespace darse;
using darse::journeys::Desk;
using darse::journeys::Relay;
using test::words;

/// An image on its way: what is in its layers, to a registry with a password and a certificate of its own authority,
/// back from it, into a file and out of it again, and away; and a tree of files that becomes one. On a real engine.
class TestJourneyImages : public QObject {
    Q_OBJECT

private:
    static constexpr qint64 kHeld = 4'000'000;
    static constexpr const char* kShip = "localhost/ship:2";

    std::unique_ptr<test::RealRegistry> m_registry;
    std::unique_ptr<Relay> m_relay; ///< by which the registry is known
    std::unique_ptr<test::EngineProcess> m_engine;
    std::unique_ptr<Desk> m_desk;

    [[nodiscard]] QByteArray host() const { return "127.0.0.1:" + QByteArray::number(m_relay->port()); }
    [[nodiscard]] QByteArray reference() const { return host() + "/team/base:1"; }

    /// What darsectl says of the engine.
    QByteArray ctl(const QStringList& line) const
    {
        const test::Ended ended = m_engine->ctl(line);
        if (ended.code != 0)
            QTest::qFail((line.join(u' ').toUtf8() + ": " + ended.err).constData(), __FILE__, __LINE__);
        return ended.out;
    }
    [[nodiscard]] bool has(const char* image) const { return ctl(words("image list")).contains(image); }
    [[nodiscard]] qsizetype count() const { return ctl(words("image list --quiet")).count('\n'); }

    /// How many requests the registry has answered that have all of these in their line.
    [[nodiscard]] qsizetype answered(const QByteArrayList& marks) const
    {
        const QList<QByteArray> lines = QByteArray::fromStdString(m_registry->log()).split('\n');
        return std::ranges::count_if(lines, [&marks](const QByteArray& line) {
            return std::ranges::all_of(marks, [&line](const QByteArray& mark) { return line.contains(mark); });
        });
    }

    /// Presses Return, again only when nothing has come of it: what hears it may be just coming up.
    template <class Condition>
    [[nodiscard]] bool agrees(const Condition& hasCome) const
    {
        return QTest::qWaitFor([&] { return hasCome() || (m_desk->press("Return"), QTest::qWaitFor(hasCome, 3000)); },
                               journeys::kPatience);
    }

    /// Types into the only field of the dialog that comes up, and agrees.
    void fill(const QByteArray& title, const QByteArray& text)
    {
        TRY_TITLE(*m_desk, title);
        m_desk->press("ctrl+a");
        m_desk->type(text.constData());
        m_desk->press("Return");
    }

    /// The page of the image.
    [[nodiscard]] bool opens(const QByteArray& name) const
    {
        const QString title = QString::fromLatin1(name) + QStringLiteral(" — Images — Darse");
        return QTest::qWaitFor(
            [&] {
                m_desk->command(name.constData());
                return QTest::qWaitFor([&] { return m_desk->title() == title; }, 2000);
            },
            journeys::kPatience);
    }

    /// Three layers: the second brings a cargo, the third takes it away and changes what the first has.
    void build()
    {
        const auto commit = [this](const char* from, const char* script, const char* name) {
            const QStringList run = words("run --name yard --network none") << QLatin1StringView(from);
            ctl(run + words("sh -c") + QStringList{QLatin1StringView(script)});
            ctl(words("commit yard") << QLatin1StringView(name));
            ctl(words("rm yard"));
        };
        m_desk->command("> starter image");
        TRY_TRUE(has("darse/starter"));
        commit("localhost/darse/starter", "head -c 6000000 /dev/urandom >/cargo; echo ashore >/etc/motd",
               "localhost/ship:1");
        commit("localhost/ship:1",
               "rm /cargo; echo afloat >/etc/motd; mkdir /hold; head -c 5000000 /dev/urandom >/hold/coal", kShip);
        QVERIFY(has("localhost/ship"));
    }

    /// Its history, what each layer does, and the largest of what nobody sees any more: its path becomes a name of the
    /// image, which can be seen from outside.
    void lookInside()
    {
        QVERIFY(opens(kShip));
        m_desk->picture("history");
        m_desk->press("ctrl+l");
        TRY_TITLE(*m_desk, QByteArray("Layers of ") + kShip);
        m_desk->picture("layers");
        m_desk->press("Down Down");
        m_desk->picture("third-layer");
        m_desk->press("shift+Tab Down Down");
        m_desk->picture("largest");
        m_desk->press("Tab Tab ctrl+c Escape");
        TRY_TITLE(*m_desk, kShip + QByteArray(" — Images — Darse"));
        m_desk->command("> tag");
        TRY_TITLE(*m_desk, QByteArray("Tag ") + kShip);
        m_desk->type("localhost/");
        m_desk->press("ctrl+v");
        m_desk->press("Return");
        TRY_TRUE(has("localhost/cargo"));
    }

    /// Whoever answers there is not believed before its authority is.
    void trust()
    {
        m_desk->write("ca.crt", QByteArray::fromStdString(m_registry->authorityPem()));
        m_desk->press("g a");
        TRY_TITLE(*m_desk, "Registries — Darse");
        m_desk->type(host().constData());
        m_desk->press("Return");
        m_desk->picture("certificate");
        // The keyboard comes to the button when the certificate is there.
        TRY_TRUE((m_desk->press("space"), m_desk->title()) == QStringLiteral("Trust a certificate"));
        fill("Trust a certificate", m_desk->path("ca.crt").toLatin1());
        TRY_TRUE(!QDir(m_engine->file(QStringLiteral("certs.d/")) + QString::fromLatin1(host())).isEmpty());
        m_desk->picture("trusted");
    }

    /// The registry says no to a guess; what is typed into the same field then is right.
    void logIn()
    {
        m_desk->command("> log in to a registry");
        TRY_TITLE(*m_desk, "Log in to a registry");
        m_desk->type("me\tguess"); // at the registry that is looked at
        QVERIFY(agrees([this] { return answered({"authenticat", "failure"}) > 0; }));
        m_desk->picture("login-refused");
        m_desk->press("ctrl+a");
        m_desk->type("canary-4715");
        QVERIFY(agrees([this] { return answered({"authorized request"}) > 0; }));
        TRY_TRUE(answered({"/v2/_catalog", "status=200"}) > 0);
        m_desk->picture("logged-in");
    }

    void push()
    {
        QVERIFY(opens("localhost/cargo:latest"));
        m_desk->command("> tag");
        fill("Tag localhost/cargo:latest", reference());
        TRY_TRUE(has("team/base"));
        // Its names come in the order of the alphabet: the page is called by the new one as soon as it knows it.
        TRY_TITLE(*m_desk, reference() + " — Images — Darse");
        m_desk->command("> push");
        fill("Push " + reference(), reference());
        TRY_TRUE(answered({"method=PUT", "team/base/manifests/1", "status=201"}) > 0);
        m_desk->picture("pushed");
    }

    void deleteAll()
    {
        QVERIFY(opens(reference()));
        m_desk->press("Delete");
        TRY_TITLE(*m_desk, "Delete image " + reference() + '?');
        m_desk->press("Tab space");
        TRY_TRUE(!has("team/base"));
    }

    /// What is on its way is held up in the middle, for as long as it takes to look at its layers and to think again.
    void pullAndCancel()
    {
        deleteAll();
        ctl(words("image remove --force localhost/ship:1"));
        m_desk->press("ctrl+shift+i");
        m_relay->holdAfter(kHeld);
        fill("Pull an image", reference());
        TRY_TRUE(m_relay->isHolding());
        m_desk->picture("pulling");
        m_desk->press("Tab Tab space");
        TRY_TRUE(!m_relay->isHolding());
        m_desk->picture("cancelled");
        m_desk->press("Escape");
        m_relay->release();
        QVERIFY(!has("team/base"));
    }

    /// By the page of the registry, which has something now.
    void pullByItsTag()
    {
        m_desk->press("g a");
        TRY_TITLE(*m_desk, host() + " — Registries — Darse");
        m_desk->press("F5 Return");
        m_desk->picture("repositories");
        m_desk->type("team/base");
        QVERIFY(agrees([this] { return answered({"team/base/tags/list", "status=200"}) > 0; }));
        m_desk->picture("tags");
        QVERIFY(agrees([this] { return answered({"method=GET", "team/base/manifests", "status=200"}) > 1; }));
        TRY_TRUE(has("team/base"));
        m_desk->picture("pulled");
    }

    void saveAndLoad()
    {
        QVERIFY(opens(reference()));
        m_desk->command("> save");
        const QString file = m_desk->path("base.tar");
        fill("Save " + reference(), file.toLatin1());
        TRY_TRUE(QFile::exists(file)); // which it does when it is whole
        deleteAll();
        m_desk->command("> load images");
        fill("Load images", file.toLatin1());
        TRY_TRUE(has("team/base"));
        m_desk->picture("loaded");
        m_desk->press("Escape");
    }

    /// What has lost its name is shown with its size before it goes.
    void prune()
    {
        const auto before = count();
        ctl(words("image untag") << QString::fromLatin1(reference()));
        QCOMPARE(count(), before);
        m_desk->command("> images without a name");
        TRY_TRUE(m_desk->title().startsWith(QStringLiteral("Delete ")));
        m_desk->picture("prune");
        m_desk->press("Tab space");
        TRY_TRUE(count() == before - 1);
        m_desk->picture("pruned");
    }

    void importTree()
    {
        m_desk->write("tree/etc/motd", "good morning\n");
        const QStringList line = words("-cf") << m_desk->path("Tree.tar") << QStringLiteral("-C")
                                              << m_desk->path("tree") << QStringLiteral(".");
        QCOMPARE(QProcess::execute(QStringLiteral("tar"), line), 0);
        m_desk->command("> tar of files");
        fill("Make an image of a tar of files", m_desk->path("Tree.tar").toLatin1());
        TRY_TITLE(*m_desk, "Make an image of Tree.tar");
        m_desk->picture("import");
        m_desk->press("Return");
        TRY_TRUE(has("localhost/tree"));
    }

private Q_SLOTS:
    void init()
    {
        auto registry = test::RealRegistry::start({test::RegistryTls::PrivateAuthority, "me", "canary-4715"});
        VERIFY_OK(registry);
        m_registry = std::move(registry).value();
        m_relay = std::make_unique<Relay>(QString::fromStdString(m_registry->endpoint()).section(u':', -1).toUShort());
        m_engine = std::make_unique<test::EngineProcess>();
        QFile settings(m_engine->file(QStringLiteral("registries.json")));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write("{\"certificates\": [\"" + m_engine->file(QStringLiteral("certs.d")).toUtf8() + "\"]}");
        settings.close();
        QVERIFY2(m_engine->start(), m_engine->said().constData());
        m_desk = std::make_unique<Desk>("images");
    }
    /// The window goes first: it is shown as it was.
    void cleanup()
    {
        m_desk.reset();
        m_engine.reset();
    }

    void thereAndBack()
    {
        m_desk->start({QStringLiteral("--socket"), m_engine->socket()});
        TRY_TITLE(*m_desk, "Overview — Darse");
        // Only an engine that answers has images.
        TRY_TRUE((m_desk->press("g i"), m_desk->title() == QStringLiteral("Images — Darse")));
        using Test = TestJourneyImages;
        for (const auto step :
             {&Test::build, &Test::lookInside, &Test::trust, &Test::logIn, &Test::push, &Test::pullAndCancel,
              &Test::pullByItsTag, &Test::saveAndLoad, &Test::prune, &Test::importTree}) {
            (this->*step)();
            if (QTest::currentTestFailed())
                return;
        }
        // Not heard by a dialog that is just going.
        TRY_TRUE((m_desk->press("ctrl+q"), m_desk->hasEndedWell()));
        QCOMPARE(m_desk->said(), QByteArray());
        QVERIFY(!m_engine->said().contains("canary"));
    }
};

QTEST_GUILESS_MAIN(TestJourneyImages)
#include "tst_journey_images.moc"
