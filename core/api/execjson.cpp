// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/execjson.h"

#include "core/api/detachkeys.h"

#include <nlohmann/json.hpp>

namespace darse::api {

using nlohmann::json;

namespace {

Error wrong(std::string_view field, std::string_view what)
{
    return {ErrorKind::InvalidInput, std::string(field) + " of an exec is " + std::string(what)};
}

/// What stands under `field`, if it is there.
const json* find(const json& body, const char* field)
{
    const auto found = body.find(field);
    return found == body.end() || found->is_null() ? nullptr : &*found;
}

Result<bool> flag(const json& body, const char* field)
{
    const json* value = find(body, field);
    if (value != nullptr && !value->is_boolean())
        return wrong(field, "true or false");
    return value != nullptr && value->get<bool>();
}

Result<std::string> text(const json& body, const char* field)
{
    const json* value = find(body, field);
    if (value != nullptr && !value->is_string())
        return wrong(field, "a text");
    return value == nullptr ? std::string() : value->get<std::string>();
}

Result<std::vector<std::string>> texts(const json& body, const char* field)
{
    std::vector<std::string> out;
    const json* value = find(body, field);
    if (value == nullptr)
        return out;
    if (!value->is_array())
        return wrong(field, "a list of texts");
    for (const json& item : *value) {
        if (!item.is_string())
            return wrong(field, "a list of texts");
        out.push_back(item.get<std::string>());
    }
    return out;
}

Result<container::Size> parseConsoleSize(const json& body)
{
    constexpr std::uint64_t kMost = 65535;
    const json* value = find(body, "ConsoleSize");
    if (value == nullptr)
        return container::Size{};
    const auto isSide = [](const json& side) {
        return side.is_number_unsigned() && side.get<std::uint64_t>() <= kMost;
    };
    if (!value->is_array() || value->size() != 2 || !isSide((*value)[0]) || !isSide((*value)[1]))
        return wrong("ConsoleSize", "a list of rows and columns");
    return container::Size{(*value)[0].get<std::uint16_t>(), (*value)[1].get<std::uint16_t>()};
}

} // namespace

Result<engine::ExecAsked> parseExec(const json& body)
{
    engine::ExecAsked out;
    if (!body.is_object())
        return Error(ErrorKind::InvalidInput, "No exec command specified");
    TRY_DECLARE(out.process.arguments, texts(body, "Cmd"));
    if (out.process.arguments.empty())
        return Error(ErrorKind::InvalidInput, "No exec command specified");
    TRY_DECLARE(out.process.environment, texts(body, "Env"));
    TRY_DECLARE(out.process.workingDirectory, text(body, "WorkingDir"));
    TRY_DECLARE(out.process.hasTerminal, flag(body, "Tty"));
    TRY_DECLARE(out.process.isPrivileged, flag(body, "Privileged"));
    TRY_DECLARE(out.process.console, parseConsoleSize(body));
    TRY_DECLARE(out.user, text(body, "User"));
    TRY_DECLARE(out.attachesInput, flag(body, "AttachStdin"));
    TRY_DECLARE(out.attachesOutput, flag(body, "AttachStdout"));
    TRY_DECLARE(out.attachesErrors, flag(body, "AttachStderr"));
    TRY_DECLARE(out.detachKeys, text(body, "DetachKeys"));
    TRY_DECLARE(const std::string keys, parseDetachKeys(out.detachKeys));
    return out;
}

json execJson(const engine::ExecState& exec)
{
    const runtime::ExecConfig& process = exec.asked.process;
    std::vector<std::string> words = process.arguments;
    const std::string program = words.empty() ? std::string() : words.front();
    if (!words.empty())
        words.erase(words.begin());
    json config{{"tty", process.hasTerminal},
                {"entrypoint", program},
                {"arguments", words},
                {"privileged", process.isPrivileged}};
    if (!exec.asked.user.empty())
        config["user"] = exec.asked.user;
    return {{"ID", exec.id},
            {"Running", exec.isRunning},
            {"ExitCode", exec.exitCode ? json(*exec.exitCode) : json(nullptr)},
            {"ProcessConfig", std::move(config)},
            {"OpenStdin", exec.asked.attachesInput},
            {"OpenStderr", exec.asked.attachesErrors},
            {"OpenStdout", exec.asked.attachesOutput},
            {"CanRemove", false},
            {"ContainerID", exec.container.value()},
            {"DetachKeys", ""},
            {"Pid", exec.pid}};
}

} // namespace darse::api
