// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/desk.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace darse::journeys {
namespace {

constexpr int kPatienceMilliseconds = 20'000;
constexpr const char* kSettings = "config/darse/settings.json";

} // namespace

bool Outcome::saysOnly(const QByteArray& program, const QByteArray& text) const
{
    return err.startsWith(program + ": ") && err.endsWith('\n') && err.count('\n') == 1 && err.contains(text);
}

Desk::Desk(const char* journey) :
    m_journey(QString::fromLatin1(journey)),
    m_environment(QProcessEnvironment::systemEnvironment())
{
    const std::pair<const char*, const char*> folders[] = {{"HOME", "home"},
                                                           {"XDG_CONFIG_HOME", "config"},
                                                           {"XDG_DATA_HOME", "data"},
                                                           {"XDG_CACHE_HOME", "cache"},
                                                           {"XDG_RUNTIME_DIR", "run"}};
    for (const auto& [variable, name] : folders) {
        const QString folder = path(name);
        QDir().mkpath(folder);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        set(variable, folder);
    }
    set("LC_ALL", QStringLiteral("C.UTF-8"));
    for (const char* variable : {"LANGUAGE", "DBUS_SESSION_BUS_ADDRESS", "QT_QPA_PLATFORMTHEME", "XDG_CURRENT_DESKTOP"})
        unset(variable);
}

Desk::~Desk()
{
    if (m_program.state() == QProcess::NotRunning)
        return;
    if (QTest::currentTestFailed())
        picture("failed");
    m_program.kill();
    m_program.waitForFinished();
}

QString Desk::path(const char* name) const
{
    return m_home.filePath(QString::fromLatin1(name));
}

void Desk::set(const char* variable, const QString& value)
{
    m_environment.insert(QString::fromLatin1(variable), value);
}

void Desk::unset(const char* variable)
{
    m_environment.remove(QString::fromLatin1(variable));
}

void Desk::write(const char* name, const QByteArray& content) const
{
    QDir().mkpath(QFileInfo(path(name)).path());
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(path(name)));
}

QByteArray Desk::read(const char* name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString Desk::setting(const char* name) const
{
    return QJsonDocument::fromJson(read(kSettings)).object().value(QLatin1StringView(name)).toVariant().toString();
}

void Desk::start(const QStringList& arguments)
{
    m_said.clear();
    // The pointer lies where it touches nothing.
    static_cast<void>(
        tool(QStringLiteral("xdotool"), {QStringLiteral("mousemove"), QStringLiteral("0"), QStringLiteral("0")}));
    m_program.setProcessEnvironment(m_environment);
    m_program.start(QStringLiteral(DARSE_PROGRAM), arguments);
    if (!m_program.waitForStarted())
        qFatal("the program does not start: %s", qPrintable(m_program.errorString()));
}

bool Desk::hasEndedWell() const
{
    return m_program.state() == QProcess::NotRunning && m_program.exitStatus() == QProcess::NormalExit &&
           m_program.exitCode() == 0;
}

QByteArray Desk::said()
{
    m_said += m_program.readAllStandardError();
    return m_said;
}

Outcome Desk::run(const QStringList& arguments) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(QStringLiteral(DARSE_PROGRAM), arguments);
    const bool hasEnded = process.waitForFinished(kPatienceMilliseconds);
    const bool isNormal = hasEnded && process.exitStatus() == QProcess::NormalExit;
    return {isNormal ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

void Desk::press(const char* keys) const
{
    drive("key", QString::fromLatin1(keys).split(u' '));
}

void Desk::type(const char* text) const
{
    drive("type", {QStringLiteral("--"), QString::fromLatin1(text)});
}

// Not by drive(): who clears modifiers lets the buttons of the mouse go, too.
void Desk::point(int x, int y) const
{
    static_cast<void>(
        tool(QStringLiteral("xdotool"), {QStringLiteral("mousemove"), QString::number(x), QString::number(y)}));
}

void Desk::carry(const QPoint& from, const QPoint& to) const
{
    constexpr int kSteps = 8;
    const QString button = QStringLiteral("1");
    point(from.x(), from.y());
    static_cast<void>(tool(QStringLiteral("xdotool"), {QStringLiteral("mousedown"), button}));
    for (int step = 1; step <= kSteps; ++step) {
        const QPoint at = from + (to - from) * step / kSteps;
        point(at.x(), at.y());
    }
    picture("carried");
    static_cast<void>(tool(QStringLiteral("xdotool"), {QStringLiteral("mouseup"), button}));
}

void Desk::command(const char* text) const
{
    press("ctrl+k");
    type(text);
    press("Return");
}

void Desk::openFiltered(const char* filter) const
{
    press("slash");
    type(filter);
    press("Return Down Return");
}

QString Desk::title() const
{
    return QString::fromUtf8(
               tool(QStringLiteral("xdotool"), {QStringLiteral("getactivewindow"), QStringLiteral("getwindowname")}))
        .trimmed();
}

qsizetype Desk::windows() const
{
    return tool(QStringLiteral("xdotool"), {QStringLiteral("search"), QStringLiteral("--onlyvisible"),
                                            QStringLiteral("--class"), QStringLiteral("darse")})
        .count('\n');
}

QByteArray Desk::masthead() const
{
    const QByteArray window = tool(QStringLiteral("xdotool"), {QStringLiteral("getactivewindow")}).trimmed();
    return tool(QStringLiteral("import"),
                {QStringLiteral("-window"), QString::fromLatin1(window), QStringLiteral("-crop"),
                 QStringLiteral("1280x48+0+0"), QStringLiteral("+repage"), QStringLiteral("rgb:-")});
}

void Desk::picture(const char* name) const
{
    // What moves by itself, such as a chart, never comes to rest.
    constexpr int kMostLooks = 8;
    const auto look = [this] {
        return tool(QStringLiteral("import"),
                    {QStringLiteral("-window"), QStringLiteral("root"), QStringLiteral("png:-")});
    };
    QByteArray before;
    QByteArray now = look();
    for (int looks = 1; looks < kMostLooks && now != before; ++looks)
        before = std::exchange(now, look());
    QFile file(QStringLiteral(DARSE_PICTURES "/%1-%2.png").arg(m_journey, QString::fromLatin1(name)));
    if (now.isEmpty() || !file.open(QIODevice::WriteOnly) || file.write(now) != now.size())
        qFatal("%s cannot be written", qPrintable(file.fileName()));
}

void Desk::drive(const char* verb, const QStringList& what) const
{
    static_cast<void>(tool(QStringLiteral("xdotool"),
                           QStringList{QString::fromLatin1(verb), QStringLiteral("--clearmodifiers")} + what));
}

QByteArray Desk::tool(const QString& program, const QStringList& arguments) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(program, arguments);
    if (!process.waitForFinished(kPatienceMilliseconds))
        qFatal("%s does not answer: %s", qPrintable(program), qPrintable(process.errorString()));
    return process.readAllStandardOutput();
}

} // namespace darse::journeys
