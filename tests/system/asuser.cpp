// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/system/asuser.h"

#include "core/sys/idmap.h"
#include "tests/support/tempdir.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <csignal>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::test {
namespace {

constexpr int kPatienceMs = 20'000;

QStringList asPerson(Person person, const QStringList& privileges, const QStringList& command)
{
    // Whoever runs the tests has a home that is closed to this person.
    return QStringList{QStringLiteral("env"),
                       QStringLiteral("-u"),
                       QStringLiteral("XDG_CONFIG_HOME"),
                       QStringLiteral("HOME=/nonexistent"),
                       QStringLiteral("setpriv"),
                       QStringLiteral("--reuid=%1").arg(person.uid),
                       QStringLiteral("--regid=%1").arg(person.gid),
                       QStringLiteral("--clear-groups")} +
           privileges + QStringList{QStringLiteral("--")} + command;
}

Ended run(const QStringList& command)
{
    QProcess process;
    process.start(command.first(), command.mid(1));
    if (!process.waitForFinished(kPatienceMs) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

Person Person::testUser()
{
    const passwd* entry = ::getpwnam("darse-test");
    return entry != nullptr ? Person{entry->pw_uid, entry->pw_gid} : Person{};
}

Person Person::subordinateOf(Person person)
{
    const passwd* entry = ::getpwuid(person.uid);
    const sys::IdOwner owner{entry != nullptr ? entry->pw_name : "", person.uid};
    const auto users = sys::subordinateIds(contentOf("/etc/subuid"), owner);
    const auto groups = sys::subordinateIds(contentOf("/etc/subgid"), owner);
    return users.empty() || groups.empty() ? Person{} : Person{users.front().first, groups.front().first};
}

EngineAsUser::EngineAsUser(Person person) : m_person(person), m_folder(QStringLiteral("/tmp/darse-rootless-XXXXXX"))
{
    // The build tree may be where only its owner can go.
    for (const char* name : {"darse-engine", "darsectl"}) {
        QFile::copy(QStringLiteral(DARSE_BIN_DIR "/") + QLatin1StringView(name), program(name));
        ::chmod(program(name).toUtf8().constData(), 0755);
    }
    const QByteArray home = m_folder.filePath(QStringLiteral("home")).toUtf8();
    ::mkdir(home.constData(), 0755);
    ::chmod(m_folder.path().toUtf8().constData(), 0755);
    if (::chown(home.constData(), person.uid, person.gid) != 0)
        qWarning("the folder of the engine stays root's");
}

EngineAsUser::~EngineAsUser()
{
    kill(SIGKILL);
}

QString EngineAsUser::program(const char* name) const
{
    return m_folder.filePath(QLatin1StringView(name));
}

void EngineAsUser::start(const QStringList& before, const QStringList& privileges)
{
    const QStringList engine{program("darse-engine"), QStringLiteral("--root"), stateFolder(),
                             QStringLiteral("--socket"), socket()};
    const QStringList command = before + asPerson(m_person, privileges, engine);
    m_said.clear();
    m_process.start(command.first(), command.mid(1));
}

bool EngineAsUser::hasSaid(const QByteArray& text)
{
    m_said += m_process.readAllStandardError();
    return m_said.contains(text);
}

void EngineAsUser::kill(int signal)
{
    if (m_process.state() == QProcess::NotRunning)
        return; // no number of ours any more
    ::kill(static_cast<pid_t>(pid()), signal);
    m_process.waitForFinished(kPatienceMs);
}

QByteArray EngineAsUser::procFile(const char* name) const
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid()).arg(QLatin1StringView(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString EngineAsUser::procLink(const char* name) const
{
    std::array<char, 4096> target{};
    const QByteArray path = "/proc/" + QByteArray::number(pid()) + "/" + name;
    return ::readlink(path.constData(), target.data(), target.size() - 1) > 0 ? QString::fromUtf8(target.data())
                                                                              : QString();
}

Ended EngineAsUser::ctl(const QStringList& arguments) const
{
    return run(
        asPerson(m_person, {}, QStringList{program("darsectl"), QStringLiteral("--socket"), socket()} + arguments));
}

Ended EngineAsUser::curlAs(Person person, const QString& path) const
{
    return run(
        asPerson(person, {},
                 {QStringLiteral("curl"), QStringLiteral("-sS"), QStringLiteral("--max-time"), QStringLiteral("10"),
                  QStringLiteral("--unix-socket"), socket(), QStringLiteral("http://engine") + path}));
}

QJsonObject EngineAsUser::machine() const
{
    return QJsonDocument::fromJson(ctl({QStringLiteral("machine"), QStringLiteral("--json")}).out).object();
}

QJsonObject EngineAsUser::finding(const QString& name) const
{
    for (const QJsonValue each : machine().value(QStringLiteral("probe")).toArray()) {
        if (each.toObject().value(QStringLiteral("name")).toString() == name)
            return each.toObject();
    }
    return {};
}

} // namespace darse::test
