// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/life.h"

#include <QStandardPaths>

namespace darse::journeys {
namespace {

constexpr const char* kPage = "web — Containers — Darse";
constexpr int kShortId = 12;

} // namespace

Life::Life(const Desk& desk, const QString& socket, const QByteArray& image, Limits limits) :
    m_desk(desk),
    m_socket(socket),
    m_image(image),
    m_limits(limits)
{
}

QByteArray Life::ctl(const QStringList& words) const
{
    QProcess process;
    process.setProcessEnvironment(m_desk.environment());
    process.start(QStringLiteral(DARSE_CTL_PROGRAM), QStringList{QStringLiteral("--socket"), m_socket} + words);
    process.waitForFinished(kPatience);
    return process.readAllStandardOutput();
}

QByteArray Life::images() const
{
    return ctl({QStringLiteral("image"), QStringLiteral("list")});
}

QByteArray Life::containers() const
{
    return ctl({QStringLiteral("ps"), QStringLiteral("-a")});
}

QByteArray Life::inspected() const
{
    return ctl({QStringLiteral("inspect"), QStringLiteral("web")});
}

QByteArray Life::id() const
{
    return ctl({QStringLiteral("ps"), QStringLiteral("-q"), QStringLiteral("--no-trunc")}).trimmed();
}

QByteArray Life::file(const char* path) const
{
    return ctl({QStringLiteral("exec"), QStringLiteral("web"), QStringLiteral("cat"), QString::fromLatin1(path)});
}

bool Life::opens(const char* filter) const
{
    m_desk.press("g c");
    if (!QTest::qWaitFor([this] { return m_desk.title() == QStringLiteral("Containers — Darse"); }))
        return false;
    m_desk.openFiltered(filter);
    return QTest::qWaitFor([this] { return m_desk.title() == QString::fromUtf8(kPage); }, 2000);
}

void Life::live() const
{
    for (const auto step :
         {&Life::create, &Life::typeInItsTerminal, &Life::changeAFile, &Life::findInItsLog, &Life::changeALimit,
          &Life::makeItAnew, &Life::stop, &Life::deleteAndBringBack, &Life::seeAProject}) {
        (this->*step)();
        if (QTest::currentTestFailed())
            return;
    }
}

void Life::clear() const
{
    const QByteArray left = ctl({QStringLiteral("ps"), QStringLiteral("-a"), QStringLiteral("-q")});
    const QStringList names = QString::fromLatin1(left).split(u'\n', Qt::SkipEmptyParts);
    if (!names.isEmpty())
        ctl(QStringList{QStringLiteral("rm"), QStringLiteral("-f")} + names);
}

void Life::create() const
{
    m_desk.press("ctrl+shift+n");
    TRY_TITLE(m_desk, "Create a container");
    m_desk.type(m_image.constData());
    m_desk.press("Tab");
    m_desk.type("web");
    m_desk.press("Tab");
    m_desk.type("sh -c 'trap \"exit 143\" TERM; echo good morning > /etc/motd; seq 300; echo a needle in the hay; "
                "seq 300; while :; do sleep 0.1; done'");
    m_desk.press("Tab Tab Tab");
    m_desk.type("notes:/notes");
    m_desk.press("shift+Tab shift+Tab");
    m_desk.picture("create");
    m_desk.press("Return");
    TRY_TRUE(containers().contains("web"));
    TRY_TRUE(opens("name:web status:running"));
    m_desk.picture("details");
}

/// What is typed before the shell answers is typed again.
void Life::typeInItsTerminal() const
{
    m_desk.press("alt+7");
    m_desk.picture("terminal");
    TRY_TRUE((m_desk.type("echo kept > /notes/kept"), m_desk.press("Return"), file("/notes/kept") == "kept\n"));
    // It has a size from its beginning: without one, this is an error.
    TRY_TRUE((m_desk.type("stty size > /notes/size"), m_desk.press("Return"), file("/notes/size").contains(' ')));
    m_desk.picture("typed-in-it");
}

void Life::changeAFile() const
{
    TRY_TRUE(file("/etc/motd") == "good morning\n");
    m_desk.press("ctrl+F6 alt+8");
    m_desk.picture("files");
    // Until its text is there, Tab leads past it and back, and digits do nothing.
    const auto isTyped = [this] { return file("/etc/motd").contains("2026"); };
    const auto typeAfter = [this, &isTyped](const char* way) {
        if (isTyped())
            return true;
        m_desk.press(way);
        m_desk.press("ctrl+End");
        m_desk.type("2026");
        m_desk.press("ctrl+s");
        return QTest::qWaitFor(isTyped, 3000);
    };
    // A server may take longer to tell its files than it takes to press keys.
    const auto typeInIt = [&] {
        m_desk.press("slash");
        m_desk.type("/etc");
        m_desk.press("Return");
        m_desk.picture("folder");
        // group, hostname, hosts, motd
        m_desk.press("Down Down Down");
        m_desk.picture("preview");
        return typeAfter("Tab") || typeAfter("shift+Tab");
    };
    TRY_TRUE(typeInIt());
    QCOMPARE(file("/etc/motd"), QByteArray("good morning\n2026"));
    m_desk.picture("typed");
}

/// What was found is pasted into the terminal, where it can be seen from outside.
void Life::findInItsLog() const
{
    m_desk.press("alt+5");
    m_desk.picture("log");
    m_desk.press("ctrl+f");
    m_desk.type("needle");
    m_desk.press("Return");
    m_desk.picture("found");
    m_desk.press("Escape Escape shift+End ctrl+c");
    m_desk.picture("copied");
    m_desk.press("alt+7");
    m_desk.type("cat > /notes/found");
    m_desk.press("Return");
    m_desk.press("ctrl+shift+v Return ctrl+d ctrl+F6");
    TRY_TRUE((file("/notes/found")) == QByteArray("a needle in the hay\n"));
}

void Life::changeALimit() const
{
    const QByteArray before = id();
    m_desk.press("alt+1 ctrl+e");
    TRY_TITLE(m_desk, "Edit web");
    m_desk.press("Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab");
    m_desk.type("0.5");
    m_desk.picture("edit");
    m_desk.press("Return");
    TRY_TRUE(inspected().contains("500000000"));
    QCOMPARE(id() == before, m_limits == Limits::Change);
    if (m_limits == Limits::Replace)
        TRY_TRUE(opens("name:web status:running"));
    TRY_TITLE(m_desk, kPage);
}

/// Another variable needs another container; name, limit and volume go over to it.
void Life::makeItAnew() const
{
    const QByteArray before = id();
    QVERIFY(!before.isEmpty());
    m_desk.press("ctrl+e");
    TRY_TITLE(m_desk, "Edit web");
    m_desk.press("Tab Tab Tab Tab Tab Tab Tab ctrl+End Return");
    m_desk.type("GREETING=hello");
    m_desk.press("Tab");
    m_desk.picture("plan");
    m_desk.press("Return");
    TRY_TRUE(inspected().contains("GREETING=hello"));
    QVERIFY(!inspected().contains(before.left(kShortId))); // nor is it its host name
    TRY_TRUE((file("/notes/kept")) == QByteArray("kept\n"));
    QVERIFY(inspected().contains("500000000"));
    TRY_TRUE(opens("name:web status:running"));
    m_desk.picture("anew");
}

void Life::stop() const
{
    m_desk.press("g c");
    TRY_TITLE(m_desk, "Containers — Darse");
    m_desk.press("slash");
    m_desk.type("name:web");
    m_desk.press("Return Down");
    m_desk.picture("filtered");
    m_desk.press("shift+F10");
    m_desk.picture("menu");
    m_desk.press("Down Down Return");
    TRY_TRUE(opens("name:web status:stopped"));
    QVERIFY(inspected().contains("\"ExitCode\": 143")); // it was given the time
    m_desk.picture("stopped");
}

void Life::deleteAndBringBack() const
{
    m_desk.press("Delete");
    TRY_TITLE(m_desk, "Delete container web?");
    m_desk.press("Tab space");
    TRY_TRUE(containers().contains("darse-trash"));
    TRY_TITLE(m_desk, kPage);
    m_desk.picture("deleted");
    m_desk.press("ctrl+z");
    TRY_TRUE(!containers().contains("darse-trash"));
    QVERIFY(containers().contains("web"));
    m_desk.picture("back");
}

bool Life::compose(const QStringList& words) const
{
    QProcess process;
    QProcessEnvironment environment = m_desk.environment();
    environment.insert(QStringLiteral("DOCKER_HOST"), QStringLiteral("unix://") + m_socket);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral("docker-compose"),
                  QStringList{QStringLiteral("--file"), m_desk.path("quay.yml"), QStringLiteral("--project-name"),
                              QStringLiteral("quay")} +
                      words);
    return process.waitForFinished(4 * kPatience) && process.exitCode() == 0;
}

void Life::seeAProject() const
{
    if (QStandardPaths::findExecutable(QStringLiteral("docker-compose")).isEmpty())
        return;
    const QByteArray rest =
        ":\n    image: " + m_image + "\n    command: sleep 600\n    network_mode: none\n    stop_signal: SIGKILL\n";
    m_desk.write("quay.yml", "version: '2.4'\nservices:\n  crane" + rest + "  ship" + rest);
    QVERIFY(compose({QStringLiteral("up"), QStringLiteral("--detach")}));
    m_desk.press("g c");
    TRY_TITLE(m_desk, "Containers — Darse");
    m_desk.picture("project");
    m_desk.openFiltered("project:quay status:running name:crane");
    TRY_TRUE(m_desk.title().contains(QLatin1StringView("crane")));
    QVERIFY(compose({QStringLiteral("down")}));
    TRY_TRUE(!containers().contains("quay"));
}

} // namespace darse::journeys
