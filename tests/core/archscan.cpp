// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/archscan.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>

namespace darse::tests {

namespace {

QString fault(const SourceFile& file, qsizetype offset, const QString& what)
{
    const auto line = QStringView(file.text).left(offset).count(u'\n') + 1;
    return QStringLiteral("%1:%2: %3").arg(file.path).arg(line).arg(what);
}

bool startsWithOneOf(const QString& path, const QStringList& prefixes)
{
    return std::ranges::any_of(prefixes, [&](const QString& prefix) { return path.startsWith(prefix); });
}

const Room* roomOf(const QString& path)
{
    const auto& all = rooms();
    const auto found = std::ranges::find_if(all, [&](const Room& room) { return path.startsWith(room.path + u'/'); });
    return found == all.end() ? nullptr : &*found;
}

/// `below` names a whole room, or a folder of rooms when it ends in a slash.
bool mayInclude(const Room& from, const QString& path)
{
    const Room* to = roomOf(path);
    if (to == &from)
        return true;
    return std::ranges::any_of(from.below, [&](const QString& below) {
        return below.endsWith(u'/') ? path.startsWith(below) : to != nullptr && to->path == below;
    });
}

int lineCount(const SourceFile& file)
{
    return static_cast<int>(file.text.count(u'\n'));
}

int usualCap(const QString& path)
{
    if (path.startsWith(u"tests/"))
        return 300;
    return path.endsWith(u".h") ? 120 : 250;
}

/// "darse_ui_style" is the room ui/style, "darse_connect_demo" core/connect/demo, "darse_base" core/base.
QString roomOfTarget(const QString& target)
{
    for (const Room& room : rooms()) {
        QString name = room.path;
        name.remove(QStringLiteral("core/")).replace(u'/', u'_');
        if (target == QStringLiteral("darse_") + name)
            return room.path;
    }
    return {};
}

} // namespace

QList<SourceFile> sourcesBelow(const QString& root, const QStringList& folders)
{
    QList<SourceFile> files;
    for (const QString& folder : folders) {
        QDirIterator it(root + u'/' + folder, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                files.append({QDir(root).relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll())});
        }
    }
    return files;
}

QString viewOf(const QString& text, View view)
{
    if (view == View::Raw)
        return text;
    // One token that matters at a time: a comment, a raw string, a string, a character that is not a digit separator.
    static const QRegularExpression token(
        QStringLiteral(R"re((?<line>//[^\n]*)|(?<block>/\*.*?\*/)|(?<raw>R"(?<tag>[^(\s]*)\(.*?\)\k<tag>")|)re"
                       R"re((?<string>"(?:[^"\\\n]|\\.)*")|(?<char>(?<!\w)'(?:[^'\\\n]|\\.)*'))re"),
        QRegularExpression::DotMatchesEverythingOption);
    QString result = text;
    for (auto it = token.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const bool isComment = !match.captured(u"line").isEmpty() || !match.captured(u"block").isEmpty();
        if (!isComment && view == View::Code)
            continue;
        const qsizetype margin = isComment ? 0 : 1;
        for (qsizetype i = match.capturedStart() + margin; i < match.capturedEnd() - margin; ++i)
            if (text[i] != u'\n')
                result[i] = u' ';
    }
    return result;
}

QStringList includeFaults(const SourceFile& file)
{
    const Room* room = roomOf(file.path);
    if (room == nullptr)
        return {fault(file, 0, QStringLiteral("is in no room of the table in tests/core/archrules.cpp"))};
    static const QRegularExpression include(QStringLiteral(R"re(^[ \t]*#[ \t]*include[ \t]*"([^"]+)")re"),
                                            QRegularExpression::MultilineOption);
    QStringList faults;
    const QString code = viewOf(file.text, View::Code);
    for (auto it = include.globalMatch(code); it.hasNext();) {
        const auto match = it.next();
        const QString path = match.captured(1);
        const bool isGenerated = path.endsWith(u".moc") || path.startsWith(u"generated/");
        if (isGenerated)
            continue;
        if (roomOf(path) == nullptr)
            faults += fault(file, match.capturedStart(),
                            QStringLiteral("includes \"%1\": includes start at the root, with a room").arg(path));
        else if (!mayInclude(*room, path))
            faults += fault(file, match.capturedStart(),
                            QStringLiteral("%1 may not include \"%2\": includes go downwards").arg(room->path, path));
    }
    return faults;
}

QStringList patternFaults(const SourceFile& file, const QList<Forbidden>& rules)
{
    QStringList faults;
    for (const Forbidden& rule : rules) {
        if (!startsWithOneOf(file.path, rule.within) || startsWithOneOf(file.path, rule.without))
            continue;
        for (auto it = rule.pattern.globalMatch(viewOf(file.text, rule.view)); it.hasNext();) {
            const auto match = it.next();
            faults += fault(file, match.capturedStart(),
                            QStringLiteral("\"%1\": %2").arg(match.captured().trimmed(), rule.reason));
        }
    }
    return faults;
}

QStringList sizeFaults(const SourceFile& file, const QList<SizeException>& exceptions)
{
    const auto exception = std::ranges::find(exceptions, file.path, &SizeException::file);
    const int cap = std::min(exception == exceptions.end() ? usualCap(file.path) : exception->cap, kHardCap);
    if (lineCount(file) <= cap)
        return {};
    return {fault(file, 0, QStringLiteral("has %1 lines, %2 at most: split it").arg(lineCount(file)).arg(cap))};
}

QStringList nameFaults(const SourceFile& file)
{
    static const QRegularExpression good(QStringLiteral("^[a-z0-9_]+\\.(h|cpp)$"));
    static const QRegularExpression vague(QStringLiteral("(manager|helper|helpers|util|utils|data)\\.(h|cpp)$"));
    const QString name = file.path.section(u'/', -1);
    if (!good.match(name).hasMatch())
        return {fault(file, 0, QStringLiteral("file names are lower case, after their class"))};
    if (vague.match(name).hasMatch())
        return {fault(file, 0, QStringLiteral("such a name says nothing about what it does"))};
    return {};
}

QStringList linkFaults(const SourceFile& file)
{
    const Room* room = roomOf(file.path);
    if (room == nullptr || room->path == u"tests")
        return {};
    static const QRegularExpression link(QStringLiteral("\\bdarse_(?!room|program|test|options)\\w+|\\bQt6::\\w+"));
    static const QStringList kinds{QStringLiteral("Qt6::Core"), QStringLiteral("Qt6::Network"),
                                   QStringLiteral("Qt6::Concurrent")};
    QString code = file.text;
    static const QRegularExpression comment(QStringLiteral("#[^\\n]*"));
    code.remove(comment);
    QStringList faults;
    for (auto it = link.globalMatch(code); it.hasNext();) {
        const auto match = it.next();
        const QString target = match.captured();
        if (target.startsWith(u"Qt6::")) {
            if (room->path.startsWith(u"core/") && !kinds.contains(target))
                faults += fault(file, 0, QStringLiteral("core links %1: core has no user interface").arg(target));
        } else if (const QString to = roomOfTarget(target); !to.isEmpty() && !mayInclude(*room, to + u'/')) {
            faults += fault(file, 0, QStringLiteral("%1 may not link %2: links go downwards").arg(room->path, target));
        }
    }
    return faults;
}

QStringList staleExceptions(const QList<SizeException>& exceptions, const QList<SourceFile>& files)
{
    QStringList faults;
    for (const SizeException& exception : exceptions) {
        const auto file = std::ranges::find(files, exception.file, &SourceFile::path);
        if (file == files.end() || lineCount(*file) <= usualCap(exception.file))
            faults += exception.file + QStringLiteral(": needs no exception any more");
        if (exception.cap > kHardCap || exception.reason.isEmpty())
            faults += exception.file + QStringLiteral(": an exception has a reason and stays below the hard cap");
    }
    return faults;
}

} // namespace darse::tests
