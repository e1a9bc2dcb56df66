// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/remakebody.h"

#include <algorithm>
#include <array>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;

struct Variable {
    QString name;
    QString value;
};

/// What Podman gives a container that asks for nothing else, and writes down as if it had been asked for.
constexpr std::array kGiven{
    std::pair{"PATH"_L1, "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"_L1},
    std::pair{"TERM"_L1, "xterm"_L1},
    std::pair{"container"_L1, "podman"_L1},
};

std::vector<Variable> variablesOf(const json& config)
{
    std::vector<Variable> all;
    for (const QString& line : textsOf(config, "Env"))
        all.push_back({line.section(u'=', 0, 0), line.section(u'=', 1)});
    return all;
}

bool isShortId(const QString& text, const json& inspect)
{
    constexpr qsizetype kShort = 12;
    return text.size() >= kShort && textOf(inspect, "Id").startsWith(text);
}

/// Every server gives it, if nobody else does.
bool isItsHostName(const QString& value, const json& inspect)
{
    const json& host = member(inspect, "HostConfig");
    const bool isOfTheMachine = textOf(host, "UTSMode") == "host"_L1 || textOf(host, "NetworkMode") == "host"_L1;
    return isOfTheMachine || isShortId(value, inspect) || value == textOf(member(inspect, "Config"), "Hostname");
}

/// As its users are told in `home`; else as far as it is told without a look at its files.
bool isItsHome(const QString& value, const json& inspect, const std::optional<QString>& home)
{
    if (home)
        return value == (home->isEmpty() ? u"/"_s : *home); // what who has none is given
    const QString user = textOf(member(inspect, "Config"), "User").section(u':', 0, 0);
    if (user.isEmpty() || user == "0"_L1 || user == "root"_L1)
        return value == "/root"_L1 || value == "/"_L1;
    return value == "/"_L1 || value.endsWith(u'/' + user);
}

/// Whether the server writes down what it gives: it has left its mark.
bool isTold(const std::vector<Variable>& own, const json& inspect)
{
    return std::ranges::any_of(own, [&inspect](const Variable& each) {
        return (each.name == "container"_L1 && each.value == "podman"_L1) ||
               (each.name == "HOSTNAME"_L1 && isShortId(each.value, inspect));
    });
}

bool isOfTheServer(const Variable& variable, const json& inspect, const std::optional<QString>& home)
{
    if (variable.name == "HOME"_L1)
        return isItsHome(variable.value, inspect, home);
    return std::ranges::any_of(
        kGiven, [&](const auto& each) { return variable.name == each.first && variable.value == each.second; });
}

} // namespace

QString homeIn(const QByteArray& accounts, const QString& user)
{
    const QByteArray name = user.section(u':', 0, 0).toUtf8();
    const QByteArray wanted = name.isEmpty() ? "0" : name;
    for (const QByteArray& line : accounts.split('\n')) {
        const QList<QByteArray> fields = line.trimmed().split(':');
        constexpr qsizetype kHome = 5;
        if (fields.size() > kHome && (fields[0] == wanted || fields[2] == wanted))
            return QString::fromUtf8(fields[kHome]);
    }
    return {};
}

bool isHomeInQuestion(const json& inspect)
{
    const auto own = variablesOf(member(inspect, "Config"));
    return std::ranges::find(own, u"HOME"_s, &Variable::name) != own.end() && isTold(own, inspect);
}

std::vector<std::pair<QString, QString>> askedEnvironment(const json& inspect, const json& image,
                                                          const std::optional<QString>& home)
{
    const auto own = variablesOf(member(inspect, "Config"));
    const auto given = variablesOf(member(image, "Config"));
    const bool isServerTold = isTold(own, inspect);
    std::vector<std::pair<QString, QString>> asked;
    for (const Variable& each : own) {
        // What differs from the image's is somebody's wish.
        const auto its = std::ranges::find(given, each.name, &Variable::name);
        const bool isNobodys = its != given.end()
                                   ? its->value == each.value
                                   : (each.name == "HOSTNAME"_L1 && isItsHostName(each.value, inspect)) ||
                                         (isServerTold && isOfTheServer(each, inspect, home));
        if (!isNobodys)
            asked.emplace_back(each.name, each.value);
    }
    return asked;
}

} // namespace darse::connect::docker
