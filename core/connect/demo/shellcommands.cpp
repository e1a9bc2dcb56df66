// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/shell.h"

#include <QDir>

#include <algorithm>
#include <set>

namespace darse::connect::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostNumbers = 100'000;

} // namespace

/// Each takes the words of a line, its program first, and gives what is written.
struct Shell::Commands {
    using Run = QByteArray (*)(Shell&, const QStringList&);

    struct Row {
        const char* name;
        Run run;
    };

    static QByteArray echo(Shell&, const QStringList& words) { return words.mid(1).join(u' ').toUtf8() + "\n"; }
    static QByteArray pwd(Shell& shell, const QStringList&) { return shell.m_folder.toUtf8() + "\n"; }
    static QByteArray hostname(Shell& shell, const QStringList&) { return shell.m_name.toUtf8() + "\n"; }
    static QByteArray clear(Shell&, const QStringList&) { return "\x1b[H\x1b[2J"; }
    static QByteArray nothing(Shell&, const QStringList&) { return {}; }

    static QByteArray leave(Shell& shell, const QStringList& words)
    {
        shell.m_exitCode = words.value(1).toInt();
        return {};
    }

    static QByteArray fail(Shell& shell, const QStringList&)
    {
        shell.m_lastCode = 1;
        return {};
    }

    static QByteArray flood(Shell& shell, const QStringList&)
    {
        shell.m_isFlooding = true;
        return {};
    }

    static QByteArray size(Shell& shell, const QStringList&)
    {
        return QByteArray::number(shell.m_size.columns) + "x" + QByteArray::number(shell.m_size.rows) + "\n";
    }

    static QByteArray env(Shell& shell, const QStringList&)
    {
        QByteArray text;
        for (const auto& [name, value] : shell.m_environment)
            text += name.toUtf8() + "=" + value.toUtf8() + "\n";
        return text;
    }

    static QByteArray ps(Shell& shell, const QStringList&)
    {
        return "  PID USER     COMMAND\n    1 root     " + shell.m_command.join(u' ').toUtf8() +
               "\n   12 root     sh\n   19 root     ps\n";
    }

    static QByteArray seq(Shell&, const QStringList& words)
    {
        QByteArray text;
        for (int i = 1; i <= std::min(words.value(1).toInt(), kMostNumbers); ++i)
            text += QByteArray::number(i) + "\n";
        return text;
    }

    static QByteArray colors(Shell&, const QStringList&)
    {
        QByteArray text;
        for (int i = 0; i < 256; ++i) {
            text += "\x1b[48;5;" + QByteArray::number(i) + "m " + QByteArray::number(i).rightJustified(3) + " \x1b[0m";
            if (i % 12 == 3)
                text += "\n";
        }
        return text + "\n\x1b[1mbold\x1b[0m \x1b[3mitalic\x1b[0m \x1b[4munderlined\x1b[0m \x1b[7mreversed\x1b[0m\n";
    }

    static QByteArray ls(Shell& shell, const QStringList& words)
    {
        const QString folder = shell.absolute(words.value(1));
        if (!shell.isFolder(folder))
            return refuse(shell, words, "no such folder");
        const QString prefix = folder == u"/"_s ? folder : folder + u'/';
        std::set<QString> names;
        for (auto file = shell.m_files.cbegin(); file != shell.m_files.cend(); ++file) {
            if (file.key().startsWith(prefix))
                names.insert(file.key().mid(prefix.size()).section(u'/', 0, 0));
        }
        QByteArray text;
        for (const QString& name : names) {
            const bool isInside = shell.isFolder(prefix + name);
            text += isInside ? "\x1b[1;34m" + name.toUtf8() + "\x1b[0m  " : name.toUtf8() + "  ";
        }
        return text + "\n";
    }

    static QByteArray cat(Shell& shell, const QStringList& words)
    {
        const auto file = shell.m_files.constFind(shell.absolute(words.value(1)));
        return file == shell.m_files.cend() ? refuse(shell, words, "no such file") : *file;
    }

    static QByteArray cd(Shell& shell, const QStringList& words)
    {
        const QString folder = shell.absolute(words.size() > 1 ? words[1] : u"/"_s);
        if (!shell.isFolder(folder))
            return refuse(shell, words, "no such folder");
        shell.m_folder = folder;
        return {};
    }

    static QByteArray help(Shell&, const QStringList&);

    static QByteArray refuse(Shell& shell, const QStringList& words, const char* why)
    {
        shell.m_lastCode = 1;
        return words.value(0).toUtf8() + ": " + words.value(1).toUtf8() + ": " + why + "\n";
    }

    static const Row kRows[];
    static const Row* find(const QString& program);
};

const Shell::Commands::Row Shell::Commands::kRows[] = {
    {"ash", nothing},       {"bash", nothing}, {"cat", cat},   {"cd", cd},        {"clear", clear},
    {"colors", colors},     {"echo", echo},    {"env", env},   {"exit", leave},   {"false", fail},
    {"hostname", hostname}, {"help", help},    {"ls", ls},     {"ps", ps},        {"pwd", pwd},
    {"seq", seq},           {"sh", nothing},   {"size", size}, {"true", nothing}, {"yes", flood},
};

const Shell::Commands::Row* Shell::Commands::find(const QString& program)
{
    const QString name = program.section(u'/', -1);
    const auto* found = std::ranges::find_if(kRows, [&](const Row& row) { return name == QLatin1String(row.name); });
    return found == std::end(kRows) ? nullptr : found;
}

QByteArray Shell::Commands::help(Shell&, const QStringList&)
{
    QByteArray text;
    for (const Row& row : kRows)
        text += QByteArray(row.name) + " ";
    return text + "\n";
}

bool Shell::knows(const QString& program)
{
    return Commands::find(program) != nullptr;
}

QByteArray Shell::run(const QString& line)
{
    const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
    const Commands::Row* command = Commands::find(words.value(0));
    m_lastCode = command == nullptr ? 127 : 0;
    QByteArray text =
        command == nullptr ? "sh: " + words.value(0).toUtf8() + ": not found\n" : command->run(*this, words);
    return text.replace("\n", "\r\n");
}

QString Shell::absolute(const QString& path) const
{
    return QDir::cleanPath(path.startsWith(u'/') ? path : m_folder + u'/' + path);
}

bool Shell::isFolder(const QString& path) const
{
    const QString prefix = path.endsWith(u'/') ? path : path + u'/';
    return std::any_of(m_files.keyBegin(), m_files.keyEnd(),
                       [&](const QString& name) { return name.startsWith(prefix); });
}

} // namespace darse::connect::demo
