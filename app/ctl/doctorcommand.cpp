// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/print.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace darse::ctl {

using nlohmann::json;

namespace {

bool isSet(const json& object, const char* name)
{
    return object.value(name, json(false)) == json(true);
}

std::string lineBelow(const json& finding, const char* name, const char* label)
{
    const std::string text = field(finding, name);
    return text.empty() || text == "-" ? std::string() : "    " + std::string(label) + text + "\n";
}

/// A line for what is well; three for what is not: what, what comes of it, what to do.
std::string linesOf(const json& finding)
{
    const bool isOk = isSet(finding, "ok");
    const bool isMissing = !isOk && isSet(finding, "essential");
    std::string out = std::string(isOk ? "✓ " : "! ") + field(finding, "name") + ": " + field(finding, "reason") + "\n";
    if (isOk)
        return out;
    out += lineBelow(finding, "consequence", isMissing ? "essential: " : "so: ");
    return out + lineBelow(finding, "remedy", "remedy: ");
}

std::string missingIn(const json& findings)
{
    std::string out;
    for (const json& each : findings) {
        if (!isSet(each, "ok") && isSet(each, "essential"))
            out += (out.empty() ? "" : ", ") + field(each, "name");
    }
    return out;
}

} // namespace

Result<std::string> doctor(const Context& context)
{
    TRY_DECLARE(const json report, context.engine.json("GET", "/darse/v1/doctor"));
    const json findings = listField(report, "findings");
    std::string text;
    for (const bool wanted : {false, true}) { // what is not well comes first
        for (const json& each : findings)
            text += isSet(each, "ok") == wanted ? linesOf(each) : std::string();
    }
    if (context.output == Output::Json)
        text = printed(report);
    if (isSet(report, "ok"))
        return text;
    // The report is for the standard output all the same; the exit code says that it is a bad one.
    std::cout << text << std::flush;
    return Error(ErrorKind::Unsupported, "something essential is missing: " + missingIn(findings));
}

} // namespace darse::ctl
