// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/podlines.h"

#include <algorithm>
#include <array>

namespace darse::ui {

using nlohmann::json;

std::string probeMember(const QString& kind)
{
    constexpr std::array kMembers = {std::pair{"http", "httpGet"}, std::pair{"tcp", "tcpSocket"},
                                     std::pair{"grpc", "grpc"}, std::pair{"exec", "exec"}};
    for (const auto& [word, member] : kMembers) {
        if (kind == QLatin1StringView(word))
            return member;
    }
    return {};
}

ProbeWords probeWords(const json& probe)
{
    if (!probe.is_object())
        return {};
    for (const char* kind : {"http", "tcp", "grpc"}) {
        const std::string member = probeMember(QLatin1StringView(kind));
        if (probe.contains(member))
            return {QLatin1StringView(kind), shownMember(probe[member], "port") + shownMember(probe[member], "path")};
    }
    const json command = probe.value("exec", json::object()).value("command", json::array());
    const auto words = linesOf(PodList::Words, command);
    if (!probe.contains("exec") || !words ||
        std::ranges::any_of(*words, [](const QString& word) { return word.isEmpty() || word.contains(u' '); }))
        return {QStringLiteral("?")};
    return {QStringLiteral("exec"), words->join(u' ')};
}

std::optional<json> probeHandler(const ProbeWords& words)
{
    if (words.kind == QLatin1StringView("exec")) {
        const QStringList parts = words.text.split(u' ', Qt::SkipEmptyParts);
        json command = json::array();
        for (const QString& part : parts)
            command.push_back(part.toStdString());
        return parts.isEmpty() ? std::nullopt : std::optional<json>(json{{"command", command}});
    }
    const auto slash = words.text.indexOf(u'/');
    const QString text = words.text.left(slash).trimmed();
    const auto port = portNumber(text);
    if (text.isEmpty() || (!port && words.kind == QLatin1StringView("grpc")))
        return std::nullopt;
    json handler{{"port", port ? *port : json(text.toStdString())}};
    if (words.kind == QLatin1StringView("http") && slash >= 0)
        handler["path"] = words.text.mid(slash).trimmed().toStdString();
    return handler;
}

} // namespace darse::ui
