// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/runline.h"
#include "core/session/runlinehealth.h"
#include "core/session/runmore.h"

#include <QRegularExpression>

#include <array>
#include <cmath>
#include <utility>

namespace darse::session {
namespace {

using namespace Qt::StringLiterals;

struct Unit {
    QChar letter;
    qint64 bytes;
};

constexpr std::array kUnits{Unit{u'g', qint64{1} << 30}, Unit{u'm', qint64{1} << 20}, Unit{u'k', qint64{1} << 10},
                            Unit{u'b', 1}};

std::optional<quint16> portNumber(const QString& text)
{
    static const QRegularExpression kDigits(u"\\A[0-9]{1,5}\\z"_s);
    const uint number = kDigits.match(text).hasMatch() ? text.toUInt() : 0;
    return number >= 1 && number <= 65535 ? std::optional(static_cast<quint16>(number)) : std::nullopt;
}

void addLists(const backend::ContainerPlan& plan, QStringList& words)
{
    for (const backend::PublishedPort& port : plan.ports)
        words << u"-p"_s << portText(port);
    for (const auto& [name, value] : plan.environment)
        words << u"-e"_s << name + u'=' + value;
    for (const backend::Mount& mount : plan.mounts)
        words << u"-v"_s << mountText(mount);
    for (const auto& [name, value] : plan.labels.asKeyValueRange())
        words << u"-l"_s << name + u'=' + value;
}

} // namespace

std::optional<backend::PublishedPort> parsePort(const QString& text)
{
    backend::PublishedPort port;
    QString rest = text;
    port.protocol = u"tcp"_s;
    if (const qsizetype slash = rest.lastIndexOf(u'/'); slash >= 0) {
        port.protocol = rest.mid(slash + 1);
        rest.truncate(slash);
    }
    if (port.protocol != "tcp"_L1 && port.protocol != "udp"_L1 && port.protocol != "sctp"_L1)
        return std::nullopt;
    const auto inside = portNumber(rest.section(u':', -1));
    if (!inside)
        return std::nullopt;
    port.containerPort = *inside;
    if (!rest.contains(u':'))
        return port;
    rest.truncate(rest.lastIndexOf(u':'));
    const QString outside = rest.section(u':', -1);
    const auto number = portNumber(outside);
    if (!number && !(outside.isEmpty() && rest.contains(u':')))
        return std::nullopt;
    port.hostPort = number.value_or(0);
    QString address = rest.contains(u':') ? rest.left(rest.lastIndexOf(u':')) : QString();
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.mid(1, address.size() - 2);
    static const QRegularExpression kAddress(u"\\A[0-9a-fA-F.:]*\\z"_s);
    if (!kAddress.match(address).hasMatch())
        return std::nullopt;
    port.hostAddress = address;
    return port;
}

QString portText(const backend::PublishedPort& port)
{
    QString text;
    if (!port.hostAddress.isEmpty())
        text = (port.hostAddress.contains(u':') ? u"[%1]"_s.arg(port.hostAddress) : port.hostAddress) + u':';
    if (port.hostPort != 0)
        text += QString::number(port.hostPort);
    if (!text.isEmpty())
        text += text.endsWith(u':') && port.hostPort != 0 ? QString() : u":"_s;
    text += QString::number(port.containerPort);
    return port.protocol.isEmpty() || port.protocol == "tcp"_L1 ? text : text + u'/' + port.protocol;
}

std::optional<backend::Mount> parseMount(const QString& text)
{
    const QStringList parts = text.split(u':');
    backend::Mount mount;
    if (parts.size() == 1)
        mount.target = parts[0];
    else if (parts.size() <= 3)
        mount = {.source = parts[0], .target = parts[1]};
    if (parts.size() == 3 && parts[2] != "ro"_L1 && parts[2] != "rw"_L1)
        return std::nullopt;
    mount.isReadOnly = parts.size() == 3 && parts[2] == "ro"_L1;
    mount.isVolume = !mount.source.startsWith(u'/');
    static const QRegularExpression kName(u"\\A[A-Za-z0-9][A-Za-z0-9_.-]*\\z"_s);
    const bool hasSource = parts.size() == 1 || mount.source.startsWith(u'/') || kName.match(mount.source).hasMatch();
    return hasSource && mount.target.startsWith(u'/') ? std::optional(mount) : std::nullopt;
}

QString mountText(const backend::Mount& mount)
{
    const QString text = mount.source.isEmpty() ? mount.target : mount.source + u':' + mount.target;
    return mount.isReadOnly ? text + u":ro"_s : text;
}

std::optional<qint64> parseMemory(const QString& text)
{
    static const QRegularExpression kShape(u"\\A([0-9]{1,15}(?:\\.[0-9]{1,6})?)([bkmgBKMG]?)[bB]?\\z"_s);
    const auto match = kShape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    double bytes = match.captured(1).toDouble();
    for (const Unit& unit : kUnits) {
        if (match.captured(2).toLower() == unit.letter)
            bytes *= static_cast<double>(unit.bytes);
    }
    constexpr double kMost = 9e15;
    return bytes >= 1 && bytes < kMost ? std::optional(static_cast<qint64>(bytes)) : std::nullopt;
}

QString memoryText(qint64 bytes)
{
    for (const Unit& unit : kUnits) {
        if (bytes % unit.bytes == 0 && unit.bytes > 1)
            return QString::number(bytes / unit.bytes) + unit.letter;
    }
    return QString::number(bytes);
}

std::optional<QStringList> shellWords(const QString& line)
{
    QStringList words;
    QString word;
    bool hasWord = false;
    QChar quote;
    for (qsizetype at = 0; at < line.size(); ++at) {
        const QChar letter = line.at(at);
        const bool isEscape = letter == u'\\' && quote != u'\'' && at + 1 < line.size();
        if (isEscape) {
            const QChar next = line.at(++at);
            if (next == u'\n') // the line goes on
                continue;
            if (quote == u'"' && next != u'"' && next != u'\\' && next != u'$')
                word += letter;
            word += next;
            hasWord = true;
        } else if (!quote.isNull()) {
            if (letter == quote)
                quote = QChar();
            else
                word += letter;
        } else if (letter == u'\'' || letter == u'"') {
            quote = letter;
            hasWord = true;
        } else if (letter.isSpace()) {
            if (hasWord)
                words << std::exchange(word, {});
            hasWord = false;
        } else {
            word += letter;
            hasWord = true;
        }
    }
    if (!quote.isNull())
        return std::nullopt;
    if (hasWord)
        words << word;
    return words;
}

QString shellWord(const QString& word)
{
    static const QRegularExpression kPlain(u"\\A[A-Za-z0-9_./:@%+=,-]+\\z"_s);
    if (kPlain.match(word).hasMatch())
        return word;
    QString inner = word;
    inner.replace(u'\'', u"'\\''"_s);
    return u'\'' + inner + u'\'';
}

QString runLine(const backend::ContainerPlan& plan)
{
    QStringList words{u"docker"_s, plan.startsAtOnce ? u"run"_s : u"create"_s};
    const auto add = [&words](const QString& option, const QString& value) {
        if (!value.isEmpty())
            words << option << value;
    };
    if (plan.startsAtOnce)
        words << u"-d"_s;
    if (plan.isInteractive || plan.hasTerminal)
        words << u'-' + (plan.isInteractive ? u"i"_s : QString()) + (plan.hasTerminal ? u"t"_s : QString());
    if (plan.removesItself)
        words << u"--rm"_s;
    add(u"--name"_s, plan.name);
    addLists(plan, words);
    add(u"--network"_s, plan.network);
    if (plan.limits.cpuCores)
        words << u"--cpus"_s << QString::number(*plan.limits.cpuCores);
    if (plan.limits.memoryBytes)
        words << u"-m"_s << memoryText(*plan.limits.memoryBytes);
    add(u"--restart"_s, plan.restartPolicy == "no"_L1 ? QString() : plan.restartPolicy);
    add(u"-u"_s, plan.user);
    add(u"-w"_s, plan.workingDirectory);
    add(u"-h"_s, plan.hostName);
    add(u"--entrypoint"_s, plan.entrypoint);
    words << moreWords(plan) << healthWords(plan);
    if (!plan.image.isEmpty() || !plan.command.isEmpty())
        words << plan.image << plan.command;
    QStringList quoted;
    for (const QString& word : words)
        quoted << shellWord(word);
    return quoted.join(u' ');
}

} // namespace darse::session
