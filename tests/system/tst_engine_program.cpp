// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

struct Outcome {
    int code = -1;
    QByteArray out;
    QByteArray err;

    /// One line, from `program`, that has `text` in it.
    [[nodiscard]] bool saysOnly(const QByteArray& program, const QByteArray& text) const
    {
        return err.startsWith(program + ": ") && err.count('\n') == 1 && err.endsWith('\n') && err.contains(text);
    }
};

Outcome run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(20'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QString binary(const char* name)
{
    return QStringLiteral(DARSE_BIN_DIR "/") + QLatin1StringView(name);
}

} // namespace

/// The real engine and the real darsectl, as a person meets them.
class TestEngineProgram : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_socket;
    QProcess m_engine;
    QByteArray m_said; ///< what it wrote to its standard error so far

    QStringList place()
    {
        return {QStringLiteral("--root"), m_dir->filePath(QStringLiteral("state")), QStringLiteral("--socket"),
                m_socket};
    }
    bool hasSaid(const char* text)
    {
        m_said += m_engine.readAllStandardError();
        return m_said.contains(text);
    }
    void startEngine()
    {
        m_engine.start(binary("darse-engine"), place());
        QVERIFY(m_engine.waitForStarted());
        m_said.clear();
        QTRY_VERIFY2(hasSaid("listens on"), m_said.constData());
    }
    void kill(int signal)
    {
        ::kill(static_cast<pid_t>(m_engine.processId()), signal);
        QVERIFY(m_engine.waitForFinished());
    }
    Outcome ctl(const QStringList& arguments)
    {
        return run(binary("darsectl"), QStringList{QStringLiteral("--socket"), m_socket} + arguments);
    }
    Outcome engine(const QStringList& arguments) { return run(binary("darse-engine"), arguments); }
    QByteArray curl(const QString& path, const QStringList& more = {})
    {
        return run(QStringLiteral("curl"),
                   QStringList{QStringLiteral("-sS"), QStringLiteral("--max-time"), QStringLiteral("10"),
                               QStringLiteral("--unix-socket"), m_socket, QStringLiteral("http://engine") + path} +
                       more)
            .out;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/darse-engine-XXXXXX"));
        m_socket = m_dir->filePath(QStringLiteral("run/engine.sock"));
    }
    void cleanup()
    {
        if (m_engine.state() != QProcess::NotRunning)
            kill(SIGKILL);
    }

    void engineAnswersDarsectl()
    {
        startEngine();
        QCOMPARE(ctl({QStringLiteral("ping")}).out, QByteArray("OK\n"));
        QVERIFY(ctl({QStringLiteral("version")}).out.contains("Docker API"));
        const auto machine =
            QJsonDocument::fromJson(ctl({QStringLiteral("machine"), QStringLiteral("--json")}).out).object();
        QCOMPARE(machine.value(QStringLiteral("cpus")).toInt(), static_cast<int>(::sysconf(_SC_NPROCESSORS_ONLN)));
        QVERIFY(machine.value(QStringLiteral("memoryBytes")).toDouble() > 1e8);
        QCOMPARE(machine.value(QStringLiteral("rootless")).toBool(), ::geteuid() != 0);
        QVERIFY(ctl({QStringLiteral("machine")}).out.contains("Kernel"));
    }

    /// A child that a killed engine was just making shares its lock for a moment: the next engine waits for it.
    void lockOutlivesItsEngineForAMoment()
    {
        QVERIFY(QDir().mkpath(m_dir->filePath(QStringLiteral("state"))));
        QProcess ended;
        ended.start(QStringLiteral("true"), {});
        QVERIFY(ended.waitForStarted());
        const QByteArray holder = QByteArray::number(ended.processId());
        QVERIFY(ended.waitForFinished());
        QFile lock(m_dir->filePath(QStringLiteral("state/engine.lock")));
        QVERIFY(lock.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        lock.write(holder + '\n');
        QCOMPARE(::flock(lock.handle(), LOCK_EX | LOCK_NB), 0);
        m_engine.start(binary("darse-engine"), place());
        QVERIFY(!m_engine.waitForFinished(300));
        m_said.clear();
        QVERIFY(!hasSaid("listens on"));
        lock.close();
        QTRY_VERIFY2(hasSaid("listens on"), m_said.constData());
    }

    void engineAnswersCurl()
    {
        startEngine();
        const QByteArray ping = curl(QStringLiteral("/_ping"), {QStringLiteral("-i")});
        QVERIFY(ping.startsWith("HTTP/1.1 200 OK\r\n") && ping.endsWith("\r\n\r\nOK"));
        QVERIFY(ping.contains("\r\nApi-Version: 1.41\r\n") && ping.contains("\r\nOstype: linux\r\n"));
        QVERIFY(curl(QStringLiteral("/_ping"), {QStringLiteral("-I")}).contains("Api-Version"));
        const auto version = QJsonDocument::fromJson(curl(QStringLiteral("/v1.30/version"))).object();
        QCOMPARE(version.value(QStringLiteral("ApiVersion")).toString(), QStringLiteral("1.41"));
        QCOMPARE(curl(QStringLiteral("/version")), curl(QStringLiteral("/v1.41/version")));
    }

    void whatIsNotOfferedIsSaid_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("Docker") << QStringLiteral("/v1.41/swarm") << QByteArray("501");
        QTest::newRow("Kubernetes") << QStringLiteral("/openid/v1/jwks") << QByteArray("501");
        QTest::newRow("nowhere") << QStringLiteral("/nowhere") << QByteArray("404");
        QTest::newRow("too new") << QStringLiteral("/v9.99/version") << QByteArray("400");
        QTest::newRow("too old") << QStringLiteral("/v1.1/version") << QByteArray("400");
    }
    void whatIsNotOfferedIsSaid()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, status);
        startEngine();
        const QByteArray answer = curl(path, {QStringLiteral("-w"), QStringLiteral("%{http_code}")});
        QCOMPARE(answer.right(3), status);
        QVERIFY(
            !QJsonDocument::fromJson(answer.chopped(3)).object().value(QStringLiteral("message")).toString().isEmpty());
    }

    void socketIsPrivateAndGoesWithTheEngine()
    {
        startEngine();
        struct stat info {};
        QCOMPARE(::stat(m_socket.toUtf8().constData(), &info), 0);
        QCOMPARE(info.st_mode & 07777U, 0600U);
        kill(SIGTERM);
        QCOMPARE(m_engine.exitStatus(), QProcess::NormalExit);
        QCOMPARE(m_engine.exitCode(), 0);
        QVERIFY(!QFile::exists(m_socket));
    }

    void engineStartsAgainAfterAKill()
    {
        startEngine();
        kill(SIGKILL);
        QVERIFY(QFile::exists(m_socket));
        startEngine();
        QCOMPARE(ctl({QStringLiteral("ping")}).out, QByteArray("OK\n"));
        kill(SIGINT);
        QCOMPARE(m_engine.exitCode(), 0);
    }

    void secondEngineIsTurnedAway()
    {
        startEngine();
        const Outcome sameState = engine(place());
        QCOMPARE(sameState.code, 1);
        QVERIFY(sameState.saysOnly("darse-engine", "already uses the state folder"));
        const Outcome sameSocket = engine(
            {QStringLiteral("--root"), m_dir->filePath(QStringLiteral("other")), QStringLiteral("--socket"), m_socket});
        QCOMPARE(sameSocket.code, 1);
        QVERIFY(sameSocket.saysOnly("darse-engine", "already listens on"));
        QCOMPARE(ctl({QStringLiteral("ping")}).out, QByteArray("OK\n"));
    }

    void badPlacesAreExplained()
    {
        QFile file(m_dir->filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const Outcome notAFolder =
            engine({QStringLiteral("--root"), file.fileName(), QStringLiteral("--socket"), m_socket});
        QCOMPARE(notAFolder.code, 1);
        QVERIFY(notAFolder.saysOnly("darse-engine", "is not a folder"));
        const Outcome unwritable = engine({QStringLiteral("--root=/proc/darse"), QStringLiteral("--socket"), m_socket});
        QCOMPARE(unwritable.code, 1);
        QVERIFY(unwritable.saysOnly("darse-engine", "/proc/darse"));
        const Outcome tooLong = engine({QStringLiteral("--root"), m_dir->path(), QStringLiteral("--socket"),
                                        m_dir->filePath(QString(120, QLatin1Char('s')))});
        QCOMPARE(tooLong.code, 1);
        QVERIFY(tooLong.saysOnly("darse-engine", "longer than 107 bytes"));
    }

    void usageErrorsHaveTheirOwnCode()
    {
        QVERIFY(engine({QStringLiteral("--rot")}).saysOnly("darse-engine", "did you mean --root?"));
        QCOMPARE(engine({QStringLiteral("--rot")}).code, 2);
        QCOMPARE(engine({QStringLiteral("--log"), QStringLiteral("loud")}).code, 2);
        QCOMPARE(engine({QStringLiteral("word")}).code, 2);
        QCOMPARE(ctl({QStringLiteral("pnig")}).code, 2);
        QVERIFY(ctl({QStringLiteral("pnig")}).saysOnly("darsectl", "did you mean ping?"));
        QCOMPARE(ctl({}).code, 2);
        QCOMPARE(ctl({QStringLiteral("ping"), QStringLiteral("pong")}).code, 2);
    }

    void missingEngineIsExplained()
    {
        const Outcome outcome = ctl({QStringLiteral("ping")});
        QCOMPARE(outcome.code, 1);
        QVERIFY(outcome.saysOnly("darsectl", "start it with: darse-engine"));
        QVERIFY(outcome.out.isEmpty());
    }

    void helpAndVersionGoToStandardOutput()
    {
        for (const char* name : {"darse-engine", "darsectl"}) {
            const Outcome help = run(binary(name), {QStringLiteral("--help")});
            QCOMPARE(help.code, 0);
            QVERIFY(help.out.startsWith("Usage: ") && help.err.isEmpty());
            const Outcome version = run(binary(name), {QStringLiteral("--version")});
            QCOMPARE(version.code, 0);
            QVERIFY(version.out.startsWith(QByteArray(name) + " ") && version.out.count('\n') == 1);
        }
    }
};

QTEST_GUILESS_MAIN(TestEngineProgram)
#include "tst_engine_program.moc"
