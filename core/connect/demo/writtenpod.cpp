// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/writtenpod.h"

#include <QRegularExpression>

namespace darse::connect::demo {

using namespace Qt::StringLiterals;
using nlohmann::json;

QString text(const json& object, const char* name)
{
    const json value = object.is_object() ? object.value(name, json()) : json();
    return value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString();
}

json inside(const json& object, const char* name)
{
    return object.is_object() ? object.value(name, json()) : json();
}

QMap<QString, QString> texts(const json& object)
{
    QMap<QString, QString> out;
    if (object.is_object()) {
        for (const auto& [name, value] : object.items())
            out.insert(QString::fromStdString(name),
                       QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump()));
    }
    return out;
}

PartPlan partOf(const json& container)
{
    PartPlan part;
    part.name = text(container, "name");
    part.image = text(container, "image");
    for (const char* list : {"command", "args"}) {
        for (const json& word : inside(container, list))
            part.command.push_back(QString::fromStdString(word.is_string() ? word.get<std::string>() : word.dump()));
    }
    for (const json& variable : inside(container, "env"))
        part.environment.emplace_back(text(variable, "name"), text(variable, "value"));
    for (const json& mount : inside(container, "volumeMounts"))
        part.mounts.push_back({.source = text(mount, "name"),
                               .target = text(mount, "mountPath"),
                               .isVolume = true,
                               .isReadOnly = inside(mount, "readOnly") == true});
    for (const json& port : inside(container, "ports"))
        part.port = static_cast<quint16>(port.value("containerPort", 0));
    return part;
}

json podOf(const backend::Container& container)
{
    QString name = container.name;
    name.replace(QRegularExpression(u"[^a-z0-9-]"_s), u"-"_s);
    json part{{"name", name.toStdString()}, {"image", container.image.toStdString()}};
    for (const QString& word : container.command)
        part["command"].push_back(word.toStdString());
    for (const auto& [variable, content] : container.environment)
        part["env"].push_back({{"name", variable.toStdString()}, {"value", content.toStdString()}});
    return {{"apiVersion", "v1"},
            {"kind", "Pod"},
            {"metadata", {{"name", name.toStdString()}}},
            {"spec", {{"containers", json::array({part})}}}};
}

} // namespace darse::connect::demo
