// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace darse::test {

/// How a program ended.
struct Ended {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

/// Runs a program to its end, a minute at most, with `input` as its standard input.
[[nodiscard]] Ended runProgram(const QString& program, const QStringList& arguments, const QByteArray& input = {},
                               const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment());

/// A real darse-engine with a state folder and a socket of its own, and who speaks to it.
class EngineProcess {
public:
    EngineProcess();
    EngineProcess(const EngineProcess&) = delete;
    EngineProcess& operator=(const EngineProcess&) = delete;
    ~EngineProcess();

    /// True when it listens. Its HOME is below its own folder, so that it finds no logins of anybody; so is the
    /// registries.json that it reads.
    [[nodiscard]] bool start();
    /// Ends it with the signal and waits.
    void end(int signal);
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    [[nodiscard]] QByteArray said();

    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString state() const { return file(QStringLiteral("state")); }
    [[nodiscard]] QString socket() const { return file(QStringLiteral("engine.sock")); }

    [[nodiscard]] Ended ctl(const QStringList& words, const QByteArray& input = {}) const;
    /// The unmodified client of Docker.
    [[nodiscard]] Ended docker(const QStringList& words, const QByteArray& input = {}) const;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_said;
};

} // namespace darse::test
