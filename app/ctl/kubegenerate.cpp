// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Containers that are there, as the YAML of a pod.
#include "app/ctl/kubecommands.h"
#include "app/ctl/print.h"
#include "core/kube/document.h"

#include <algorithm>

namespace darse::ctl {

using nlohmann::json;

namespace {

json portsOf(const json& container)
{
    json out = json::array();
    const json bindings = container.value(json::json_pointer("/HostConfig/PortBindings"), json::object());
    for (const auto& [inside, hosts] : bindings.items()) {
        const auto slash = inside.find('/');
        std::string protocol = slash == std::string::npos ? "tcp" : inside.substr(slash + 1);
        std::ranges::transform(protocol, protocol.begin(),
                               [](char c) { return c >= 'a' ? static_cast<char>(c - 32) : c; });
        json port{{"containerPort", std::stoi(inside)}, {"protocol", protocol}};
        if (hosts.is_array() && !hosts.empty() && !hosts[0].value("HostPort", "").empty())
            port["hostPort"] = std::stoi(hosts[0].value("HostPort", "0"));
        out.push_back(std::move(port));
    }
    return out;
}

/// A container as a part of a pod. What its image says is not repeated.
json containerOf(const json& inspected, const json& image)
{
    const json config = inspected.value("Config", json::object());
    std::string name = inspected.value("Name", "");
    name.erase(0, name.starts_with('/') ? 1 : 0);
    std::ranges::replace(name, '_', '-');
    json out{{"name", name}, {"image", config.value("Image", "")}, {"imagePullPolicy", "IfNotPresent"}};
    const json own = image.value("Config", json::object());
    const auto differs = [&](const char* key) {
        const json value = config.value(key, json());
        return !value.is_null() && !value.empty() && value != own.value(key, json());
    };
    if (differs("Entrypoint"))
        out["command"] = config["Entrypoint"];
    if (differs("Cmd"))
        out["args"] = config["Cmd"];
    if (differs("WorkingDir"))
        out["workingDir"] = config["WorkingDir"];
    const json known = own.value("Env", json::array());
    for (const json& variable : listField(config, "Env")) {
        const std::string text = variable.get<std::string>();
        if (std::ranges::find(known, variable) == known.end())
            out["env"].push_back(
                {{"name", text.substr(0, text.find('='))}, {"value", text.substr(text.find('=') + 1)}});
    }
    if (json ports = portsOf(inspected); !ports.empty())
        out["ports"] = std::move(ports);
    return out;
}

} // namespace

Result<std::string> generateObjects(const Context& context)
{
    json containers = json::array();
    for (const std::string& name : context.given.words) {
        TRY_DECLARE(const json inspected,
                    context.engine.json("GET", "/containers/" + net::percentEncode(name) + "/json"));
        const auto image =
            context.engine.json("GET", "/images/" + net::percentEncode(inspected.value("Image", "")) + "/json");
        containers.push_back(containerOf(inspected, image ? *image : json::object()));
    }
    const json pod{
        {"apiVersion", "v1"},
        {"kind", "Pod"},
        {"metadata",
         {{"name", context.value("name").empty() ? containers[0]["name"].get<std::string>() : context.value("name")}}},
        {"spec", {{"containers", containers}}}};
    return context.output == Output::Json ? printed(pod) : kube::toYaml(pod);
}

} // namespace darse::ctl
