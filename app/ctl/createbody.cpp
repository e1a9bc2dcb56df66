// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/createbody.h"

#include "app/ctl/terminal.h"
#include "core/base/bytes.h"
#include "core/sys/files.h"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <sstream>

namespace darse::ctl {

using nlohmann::json;

namespace {

/// One that is not set here is left out.
void addVariable(const std::string& text, json& out)
{
    if (text.find('=') != std::string::npos)
        out.push_back(text);
    else if (const char* value = std::getenv(text.c_str()); value != nullptr)
        out.push_back(text + "=" + value);
}

json wordsFrom(const std::vector<std::string>& words, std::size_t first)
{
    json out = json::array();
    for (std::size_t i = first; i < words.size(); ++i)
        out.push_back(words[i]);
    return out;
}

json consoleSize()
{
    const auto size = terminalSize();
    return size ? json::array({size->rows, size->columns}) : json(nullptr);
}

void addAttaching(const app::Arguments& given, json& body)
{
    const bool isAttached = !given.has("detach");
    body["AttachStdin"] = given.has("interactive") && isAttached;
    body["AttachStdout"] = isAttached;
    body["AttachStderr"] = isAttached;
}

Result<void> addDevices(const app::Arguments& given, json& body)
{
    for (const std::string& text : given.values("device")) {
        std::istringstream parts(text);
        std::string host;
        std::string inside;
        std::string permissions;
        std::getline(parts, host, ':');
        std::getline(parts, inside, ':');
        std::getline(parts, permissions);
        if (!host.starts_with('/'))
            return wrongOption("device", text, "PATH[:PATH[:rwm]]");
        body["HostConfig"]["Devices"].push_back({{"PathOnHost", host},
                                                 {"PathInContainer", inside.empty() ? host : inside},
                                                 {"CgroupPermissions", permissions.empty() ? "rwm" : permissions}});
    }
    return ok();
}

Result<void> addUlimits(const app::Arguments& given, json& body)
{
    for (const std::string& text : given.values("ulimit")) {
        std::istringstream parts(text);
        std::string name;
        std::int64_t soft = 0;
        std::int64_t hard = 0;
        char colon = '\0';
        std::getline(parts, name, '=');
        if (!(parts >> soft))
            return wrongOption("ulimit", text, "NAME=SOFT[:HARD]");
        hard = soft;
        if (parts >> colon && (colon != ':' || !(parts >> hard)))
            return wrongOption("ulimit", text, "NAME=SOFT[:HARD]");
        body["HostConfig"]["Ulimits"].push_back({{"Name", name}, {"Soft", soft}, {"Hard", hard}});
    }
    return ok();
}

} // namespace

Result<json> environmentOf(const app::Arguments& given)
{
    json out = json::array();
    for (const std::string& path : given.values("env-file")) {
        TRY_DECLARE(const std::string content, sys::readFile(path, mebibytes(1)));
        std::istringstream lines(content);
        for (std::string line; std::getline(lines, line);) {
            if (!line.empty() && line.front() != '#')
                addVariable(line, out);
        }
    }
    for (const std::string& text : given.values("env")) {
        if (text.empty() || text.front() == '=')
            return wrongOption("env", text, "NAME or NAME=VALUE");
        addVariable(text, out);
    }
    return out;
}

Result<json> createBody(const app::Arguments& given)
{
    if (given.has("link"))
        return Error(
            ErrorKind::Unsupported,
            "links are not offered: put both containers on a network of their own, where they know their names");
    json body{{"Image", given.words.front()}, {"HostConfig", json::object()}};
    if (given.words.size() > 1)
        body["Cmd"] = wordsFrom(given.words, 1);
    if (const auto program = given.value("entrypoint"))
        body["Entrypoint"] = json::array({*program});
    TRY_DECLARE(body["Env"], environmentOf(given));
    addAttaching(given, body);
    body["StdinOnce"] = body["AttachStdin"];
    if (given.has("tty"))
        body["HostConfig"]["ConsoleSize"] = consoleSize();
    TRY(addPlain(given, body));
    TRY(addLimits(given, "/HostConfig", body));
    TRY(addDevices(given, body));
    TRY(addUlimits(given, body));
    TRY(addPorts(given, body));
    TRY(addMounts(given, body));
    addNetworks(given, body);
    TRY(addHealth(given, body));
    return body;
}

Result<json> execBody(const app::Arguments& given)
{
    json body{{"Cmd", wordsFrom(given.words, 1)},
              {"Tty", given.has("tty")},
              {"Privileged", given.has("privileged")},
              {"User", given.value("user").value_or("")},
              {"WorkingDir", given.value("workdir").value_or("")},
              {"DetachKeys", given.value("detach-keys").value_or("")}};
    TRY_DECLARE(body["Env"], environmentOf(given));
    addAttaching(given, body);
    if (given.has("tty"))
        body["ConsoleSize"] = consoleSize();
    return body;
}

Result<json> updateBody(const app::Arguments& given)
{
    json body = json::object();
    TRY(addLimits(given, "", body));
    if (body.empty())
        return Error(ErrorKind::InvalidInput, "nothing was given that is to be changed (see darsectl update --help)");
    return body;
}

} // namespace darse::ctl
