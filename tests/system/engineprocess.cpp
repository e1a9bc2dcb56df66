// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/system/engineprocess.h"

#include <QDir>
#include <QElapsedTimer>

#include <csignal>

namespace darse::test {
namespace {

constexpr int kPatienceMs = 60'000;
constexpr int kLookMs = 20;

QString binary(const char* name)
{
    return QStringLiteral(DARSE_BIN_DIR "/") + QLatin1StringView(name);
}

} // namespace

Ended runProgram(const QString& program, const QStringList& arguments, const QByteArray& input,
                 const QProcessEnvironment& environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kPatienceMs)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(),
                "did not end in time or could not be started: " + program.toUtf8()};
    }
    const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return {code, process.readAllStandardOutput(), process.readAllStandardError()};
}

EngineProcess::EngineProcess()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), file(QStringLiteral("home")));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), file(QStringLiteral("run")));
    for (const char* name : {"XDG_CONFIG_HOME", "DOCKER_CONFIG", "REGISTRY_AUTH_FILE", "DBUS_SESSION_BUS_ADDRESS"})
        environment.remove(QLatin1StringView(name));
    QDir().mkpath(file(QStringLiteral("home")));
    QDir().mkpath(file(QStringLiteral("run")));
    m_process.setProcessEnvironment(environment);
}

EngineProcess::~EngineProcess()
{
    if (m_process.state() != QProcess::NotRunning)
        end(SIGTERM);
}

bool EngineProcess::start()
{
    m_said.clear();
    m_process.start(binary("darse-engine"), {QStringLiteral("--root"), state(), QStringLiteral("--socket"), socket(),
                                             QStringLiteral("--registries"), file(QStringLiteral("registries.json"))});
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < kPatienceMs && !said().contains("listens on") && m_process.state() != QProcess::NotRunning)
        m_process.waitForReadyRead(kLookMs);
    return said().contains("listens on");
}

void EngineProcess::end(int signal)
{
    ::kill(static_cast<pid_t>(m_process.processId()), signal);
    m_process.waitForFinished(kPatienceMs);
}

QByteArray EngineProcess::said()
{
    m_said += m_process.readAllStandardError();
    return m_said;
}

Ended EngineProcess::ctl(const QStringList& words, const QByteArray& input) const
{
    return runProgram(binary("darsectl"), QStringList{QStringLiteral("--socket"), socket()} + words, input,
                      m_process.processEnvironment());
}

Ended EngineProcess::docker(const QStringList& words, const QByteArray& input) const
{
    const QStringList first{QStringLiteral("--config"), file(QStringLiteral("docker")), QStringLiteral("--host"),
                            QStringLiteral("unix://") + socket()};
    return runProgram(QStringLiteral("docker"), first + words, input);
}

} // namespace darse::test
