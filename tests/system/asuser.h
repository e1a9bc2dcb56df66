// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <sys/types.h>

namespace darse::test {

/// Who a program runs as. The name may be empty: a number that the system has never heard of.
struct Person {
    uid_t uid = 0;
    gid_t gid = 0;

    /// The throw-away user that set-up makes; number 0 when there is none.
    [[nodiscard]] static Person testUser();
    /// The first of somebody's subordinate ids; number 0 when there is none.
    [[nodiscard]] static Person subordinateOf(Person person);
    /// Somebody without a name and without subordinate ids.
    [[nodiscard]] static Person nobodyKnown() { return {64321, 64321}; }
};

struct Ended {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

/// An engine that runs as somebody else, in a folder of its own that both may enter. Ends with the object.
class EngineAsUser {
public:
    explicit EngineAsUser(Person person);
    EngineAsUser(const EngineAsUser&) = delete;
    EngineAsUser& operator=(const EngineAsUser&) = delete;
    ~EngineAsUser();

    /// Starts it; `before` are words that run it in turn ("unshare", "-m"), `privileges` go to setpriv.
    void start(const QStringList& before = {}, const QStringList& privileges = {});
    /// Whether it has said this by now.
    [[nodiscard]] bool hasSaid(const QByteArray& text);
    [[nodiscard]] QByteArray said() const { return m_said; }
    /// Ends it by this signal, and waits for that.
    void kill(int signal);

    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    [[nodiscard]] QString socket() const { return m_folder.filePath(QStringLiteral("home/run/engine.sock")); }
    [[nodiscard]] QString stateFolder() const { return m_folder.filePath(QStringLiteral("home/state")); }
    /// "/proc/PID/NAME", read; a link is followed by its name only.
    [[nodiscard]] QByteArray procFile(const char* name) const;
    [[nodiscard]] QString procLink(const char* name) const;

    [[nodiscard]] Ended ctl(const QStringList& arguments) const;
    [[nodiscard]] Ended curlAs(Person person, const QString& path) const;
    /// The answer of /darse/v1/machine.
    [[nodiscard]] QJsonObject machine() const;
    /// One of the things that were found out at start.
    [[nodiscard]] QJsonObject finding(const QString& name) const;

private:
    [[nodiscard]] QString program(const char* name) const;

    Person m_person;
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_said;
};

} // namespace darse::test
