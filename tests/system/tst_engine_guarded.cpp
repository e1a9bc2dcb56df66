// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/verify.h"
#include "tests/system/enginescene.h"

#include <QDir>
#include <QFile>
#include <QIODevice>
#include <QTest>

using namespace darse;
using namespace darse::test;

/// A registry with a certificate of its own authority and a password, reached through the engine.
class TestEngineGuarded : public QObject, private EngineScene {
    Q_OBJECT

private:
    std::unique_ptr<RealRegistry> m_guarded;

    [[nodiscard]] QString host() const { return QString::fromStdString(m_guarded->endpoint()); }
    [[nodiscard]] QString here(const char* name) const { return host() + u'/' + QLatin1StringView(name); }
    /// What the engine knows of certificates, from its next start on.
    [[nodiscard]] bool trust()
    {
        const QString folder = m_engine->file(QStringLiteral("certs.d"));
        QFile file(folder + u'/' + host() + QStringLiteral("/ca.crt"));
        return QDir().mkpath(folder + u'/' + host()) && file.open(QIODevice::WriteOnly) &&
               file.write(QByteArray::fromStdString(m_guarded->authorityPem())) > 0 && file.flush() &&
               restartWith("{\"certificates\": [\"" + folder.toUtf8() + "\"]}");
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY2(begin(), problem().constData());
        auto made = RealRegistry::start({RegistryTls::PrivateAuthority, "me", "canary-4713"});
        VERIFY_OK(made);
        m_guarded = std::move(made).value();
    }
    void cleanup()
    {
        m_guarded.reset();
        end();
    }

    void darsectlAndDockerGoThrough()
    {
        VERIFY_RUNS(made, m_engine->ctl(words("image starter")));
        VERIFY_RUNS(tagged, m_engine->ctl(words("image tag") << kStarter << here("own/starter:1")));
        const QString id = idOf(kStarter);
        QVERIFY(m_engine->ctl(words("login --user me") << host(), "canary-4713\n").err.contains("certificate"));
        QVERIFY(trust());
        const Ended wrong = m_engine->ctl(words("login --user me") << host(), "guess\n");
        QVERIFY2(wrong.code != 0 && wrong.err.contains("does not take this name and password") &&
                     wrong.err.count(host().toUtf8()) <= 3,
                 wrong.err.constData());
        VERIFY_RUNS(in, m_engine->ctl(words("login --user me") << host(), "canary-4713\n"));
        VERIFY_RUNS(pushed, m_engine->ctl(words("image push") << here("own/starter:1")));
        VERIFY_RUNS(removed, m_engine->ctl(words("image remove --force") << id));
        VERIFY_RUNS(pulled, m_engine->ctl(words("image pull") << here("own/starter:1")));
        QCOMPARE(pulled.out.trimmed(), id.toUtf8());
        VERIFY_RUNS(out, m_engine->ctl(words("logout") << host()));

        VERIFY_RUNS(docker, m_engine->docker(words("login --username me --password-stdin") << host(), "canary-4713"));
        VERIFY_RUNS(renamed, m_engine->docker(words("tag") << here("own/starter:1") << here("own/starter:2")));
        VERIFY_RUNS(sent, m_engine->docker(words("push") << here("own/starter:2")));
        VERIFY_RUNS(gone, m_engine->docker(words("rmi --force") << id));
        VERIFY_RUNS(fetched, m_engine->docker(words("pull") << here("own/starter:2")));
        QCOMPARE(names(), QStringList{here("own/starter:2")});
        const QByteArray said = m_engine->said();
        QVERIFY2(!said.contains("canary") && !said.contains("QObject"), said.constData());
    }
};

QTEST_GUILESS_MAIN(TestEngineGuarded)
#include "tst_engine_guarded.moc"
