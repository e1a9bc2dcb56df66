// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/podlines.h"

namespace darse::ui {

using nlohmann::json;

namespace {

json texts(const QString& text)
{
    return text.toStdString();
}

/// Where a value of the environment comes from, in few words.
QString sourceOf(const json& source)
{
    for (const auto& [kind, from] : source.items()) {
        QStringList parts;
        for (const char* part : {"name", "key", "fieldPath", "resource"}) {
            if (const QString text = shownMember(from, part); !text.isEmpty())
                parts.push_back(text);
        }
        return QString::fromStdString(kind) + u' ' + parts.join(u'/');
    }
    return {};
}

} // namespace

QString shownMember(const json& object, const char* name)
{
    const json value = object.is_object() ? object.value(name, json()) : json();
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    return value.is_number() ? QString::fromStdString(value.dump()) : QString();
}

std::optional<json> portNumber(const QString& text)
{
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    return isNumber && value > 0 && value < 65536 ? std::optional<json>(value) : std::nullopt;
}

QString lineOf(PodList kind, const json& element)
{
    switch (kind) {
    case PodList::Environment:
        if (element.contains("valueFrom"))
            return shownMember(element, "name") + QStringLiteral(" ← ") + sourceOf(element["valueFrom"]);
        return shownMember(element, "name") + u'=' + shownMember(element, "value");
    case PodList::Ports: {
        const QString name = shownMember(element, "name");
        const QString host = shownMember(element, "hostPort");
        const QString protocol = shownMember(element, "protocol").toLower();
        return (name.isEmpty() ? QString() : name + u'=') + (host.isEmpty() ? QString() : host + u':') +
               shownMember(element, "containerPort") +
               (protocol.isEmpty() || protocol == QLatin1StringView("tcp") ? QString() : u'/' + protocol);
    }
    case PodList::Mounts:
        return shownMember(element, "name") + u':' + shownMember(element, "mountPath") +
               (element.value("readOnly", json()) == json(true) ? QStringLiteral(":ro") : QString());
    default:
        return element.is_string() ? QString::fromStdString(element.get<std::string>()) : QString();
    }
}

std::optional<json> elementOf(PodList kind, const QString& line)
{
    if (kind == PodList::Environment) {
        const auto at = line.indexOf(u'=');
        const QString name = line.left(at).trimmed();
        if (name.isEmpty() || name.contains(u' '))
            return std::nullopt;
        return json{{"name", texts(name)}, {"value", at < 0 ? json() : texts(line.mid(at + 1))}};
    }
    if (kind == PodList::Ports) {
        const auto at = line.indexOf(u'=');
        const QString protocol = line.section(u'/', 1, 1).trimmed().toUpper();
        const QStringList ports = line.mid(at + 1).section(u'/', 0, 0).split(u':');
        const auto port = portNumber(ports.back().trimmed());
        const auto host = ports.size() == 2 ? portNumber(ports.front().trimmed()) : std::optional<json>(json());
        if (!port || !host || ports.size() > 2)
            return std::nullopt;
        return json{{"name", at < 0 ? json() : texts(line.left(at).trimmed())},
                    {"containerPort", *port},
                    {"hostPort", *host},
                    {"protocol", protocol.isEmpty() ? json() : texts(protocol)}};
    }
    const QStringList parts = line.split(u':');
    if (parts.size() < 2 || parts.size() > 3 || parts[0].trimmed().isEmpty() || !parts[1].startsWith(u'/') ||
        (parts.size() == 3 && parts[2] != QLatin1StringView("ro")))
        return std::nullopt;
    return json{{"name", texts(parts[0].trimmed())},
                {"mountPath", texts(parts[1])},
                {"readOnly", parts.size() == 3 ? json(true) : json()}};
}

std::optional<QStringList> linesOf(PodList kind, const json& list)
{
    QStringList out;
    for (const auto& [name, element] : list.items()) {
        const QString line = kind == PodList::Labels
                                 ? QString::fromStdString(name) + u'=' +
                                       QString::fromStdString(element.is_string() ? element.get<std::string>() : "")
                                 : lineOf(kind, element);
        const bool isShown =
            (kind == PodList::Words || kind == PodList::Labels) ? element.is_string() : element.is_object();
        if (!isShown || line.contains(u'\n'))
            return std::nullopt;
        out.push_back(line);
    }
    return out;
}

} // namespace darse::ui
