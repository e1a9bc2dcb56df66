// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/containercommands.h"
#include "app/ctl/print.h"

#include <nlohmann/json.hpp>

namespace darse::ctl {

using nlohmann::json;

namespace {

/// "80" as "80/tcp".
std::string inFull(const std::string& port)
{
    return port.find('/') == std::string::npos ? port + "/tcp" : port;
}

std::string placeOf(const json& binding)
{
    const std::string address = binding.value("HostIp", std::string());
    const std::string shown = address.empty() ? "0.0.0.0" : harmless(address);
    return (shown.find(':') == std::string::npos ? shown : "[" + shown + "]") + ":" + field(binding, "HostPort");
}

} // namespace

Result<std::string> containerPorts(const Context& context)
{
    TRY_DECLARE(const json inspection, inspected(context, context.word(0)));
    const json::json_pointer place("/NetworkSettings/Ports");
    const json ports = inspection.contains(place) && inspection[place].is_object() ? inspection[place] : json::object();
    const bool isOne = context.given.words.size() > 1;
    const std::string wanted = isOne ? inFull(context.word(1)) : std::string();
    std::string out;
    json told = json::object();
    for (const auto& [port, bindings] : ports.items()) {
        if (!bindings.is_array() || bindings.empty() || (isOne && port != wanted))
            continue;
        told[port] = bindings;
        for (const json& binding : bindings)
            out += (isOne ? "" : harmless(port) + " → ") + placeOf(binding) + "\n";
    }
    if (isOne && told.empty())
        return Error(ErrorKind::NotFound,
                     "port " + wanted + " of " + context.word(0) + " cannot be reached from outside");
    return context.output == Output::Json ? printed(told) : out;
}

} // namespace darse::ctl
