// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/desk.h"
#include "tests/support/verify.h"
#include "tests/system/enginescene.h"

#include <QDirIterator>

#include <algorithm>

using namespace darse;
using darse::journeys::Desk;

/// A login that is typed once, kept in the real keyring of this session, used after the next start, and forgotten.
class TestJourneyLogins : public QObject {
    Q_OBJECT

private:
    static constexpr const char* kSecret = "canary-4715";

    std::unique_ptr<test::RealRegistry> m_registry;
    std::unique_ptr<test::EngineProcess> m_engine;
    std::unique_ptr<Desk> m_desk;

    [[nodiscard]] QString host() const { return QString::fromStdString(m_registry->endpoint()); }

    /// How often the registry has told who is logged in what it has.
    [[nodiscard]] qsizetype told() const
    {
        const QList<QByteArray> lines = QByteArray::fromStdString(m_registry->log()).split('\n');
        return std::ranges::count_if(
            lines, [](const QByteArray& line) { return line.contains("/v2/_catalog") && line.contains("status=200"); });
    }
    /// What the keyring has for the registry.
    [[nodiscard]] QByteArray kept() const
    {
        return test::runProgram(QStringLiteral(DARSE_BIN_DIR "/darse-keychain"), {QStringLiteral("read"), host()}).out;
    }
    /// Whether any file of the person's home, or of the engine, holds the secret.
    [[nodiscard]] bool isInAFile() const
    {
        for (const QString& folder : {m_desk->path(""), m_engine->file({})}) {
            QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                if (file.open(QIODevice::ReadOnly) && file.readAll().contains(kSecret))
                    return true;
            }
        }
        return false;
    }

    void start()
    {
        m_desk->start({QStringLiteral("--socket"), m_engine->socket()});
        TRY_TITLE(*m_desk, "Overview — Darse");
        TRY_TRUE((m_desk->press("g i"), m_desk->title() == QStringLiteral("Images — Darse")));
        m_desk->press("g a");
        TRY_TITLE(*m_desk, "Registries — Darse");
        m_desk->type(host().toLatin1().constData());
        m_desk->press("Return");
        TRY_TITLE(*m_desk, (host() + QStringLiteral(" — Registries — Darse")).toUtf8());
    }
    void quit()
    {
        TRY_TRUE((m_desk->press("ctrl+q"), m_desk->hasEndedWell()));
        QCOMPARE(m_desk->said(), QByteArray());
    }

    void logIn()
    {
        m_desk->command("> log in to a registry");
        TRY_TITLE(*m_desk, "Log in to a registry");
        m_desk->type("me\tcanary-4715");
        m_desk->picture("keep");
        m_desk->press("Return");
        TRY_TRUE(told() == 1);
        TRY_TRUE(kept().contains(kSecret));
        m_desk->picture("kept");
    }

    void logOut()
    {
        m_desk->press("shift+Tab space"); // from the field of repositories
        TRY_TRUE(kept().isEmpty());
        m_desk->picture("logged-out");
    }

private Q_SLOTS:
    void init()
    {
        auto registry = test::RealRegistry::start({test::RegistryTls::Plain, "me", kSecret});
        VERIFY_OK(registry);
        m_registry = std::move(registry).value();
        m_engine = std::make_unique<test::EngineProcess>();
        QVERIFY2(m_engine->start(), m_engine->said().constData());
        m_desk = std::make_unique<Desk>("logins");
        m_desk->set("DBUS_SESSION_BUS_ADDRESS", qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"));
    }
    void cleanup()
    {
        m_desk.reset();
        m_engine.reset();
    }

    void aLoginOutlivesTheConsole()
    {
        using Test = TestJourneyLogins;
        for (const auto step : {&Test::start, &Test::logIn, &Test::quit, &Test::start}) {
            (this->*step)();
            if (QTest::currentTestFailed())
                return;
        }
        TRY_TRUE(told() == 2); // nobody has typed anything
        m_desk->picture("again");
        QVERIFY(!isInAFile());
        logOut();
        if (!QTest::currentTestFailed())
            quit();
        QVERIFY(!m_engine->said().contains("canary"));
    }
};

QTEST_GUILESS_MAIN(TestJourneyLogins)
#include "tst_journey_logins.moc"
