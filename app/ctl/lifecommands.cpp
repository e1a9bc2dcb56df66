// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/containercommands.h"
#include "app/ctl/createbody.h"
#include "app/ctl/print.h"

#include <nlohmann/json.hpp>

#include <array>
#include <iostream>
#include <optional>

namespace darse::ctl {

using nlohmann::json;

namespace {

Result<void> post(const Context& context, const std::string& name, const std::string& rest)
{
    TRY(context.engine.json("POST", containerPath(name, rest)));
    return ok();
}

Result<std::string> postEach(const Context& context, const std::string& rest)
{
    return toEach(context, [&](const std::string& name) { return post(context, name, rest); });
}

std::string stopQuery(const Context& context)
{
    return queryOf({{"t", context.value("time")}, {"signal", context.value("signal")}});
}

} // namespace

std::string containerPath(const std::string& name, std::string_view rest)
{
    return "/containers/" + net::percentEncode(name) + std::string(rest);
}

Result<std::string> toEach(const Context& context, const std::function<Result<void>(const std::string& name)>& act)
{
    json done = json::array();
    std::optional<Error> failed;
    for (const std::string& name : context.given.words) {
        auto result = act(name);
        if (result)
            done.push_back(name);
        else if (!failed)
            failed = std::move(result).error();
        else
            std::cerr << "darsectl: " << harmless(result.error().message()) << std::endl;
    }
    std::string out = context.output == Output::Json ? printed(done) : std::string();
    if (context.output == Output::People) {
        for (const json& name : done)
            out += harmless(name.get<std::string>()) + "\n";
    }
    if (!failed)
        return out;
    std::cout << out << std::flush;
    return *failed;
}

Result<int> exitCodeIn(net::Exchange& exchange)
{
    std::array<char, 4096> piece{};
    std::string text;
    for (;;) {
        TRY_DECLARE(const std::size_t count, exchange.readPatiently(piece, {}));
        if (count == 0)
            break;
        text.append(piece.data(), count);
    }
    const json told = json::parse(text, nullptr, false);
    if (!told.is_object() || !told.contains("StatusCode") || !told["StatusCode"].is_number_integer())
        return Error(ErrorKind::Protocol, "the engine did not tell how the container ended");
    const json error = told.value("Error", json(nullptr));
    if (error.is_object() && !error.value("Message", std::string()).empty())
        return Error(ErrorKind::Protocol, error.value("Message", std::string()));
    return told["StatusCode"].get<int>();
}

Result<std::string> stopContainers(const Context& context)
{
    return postEach(context, "/stop" + stopQuery(context));
}

Result<std::string> restartContainers(const Context& context)
{
    return postEach(context, "/restart" + stopQuery(context));
}

Result<std::string> killContainers(const Context& context)
{
    return postEach(context, "/kill" + queryOf({{"signal", context.value("signal")}}));
}

Result<std::string> pauseContainers(const Context& context)
{
    return postEach(context, "/pause");
}

Result<std::string> unpauseContainers(const Context& context)
{
    return postEach(context, "/unpause");
}

Result<std::string> removeContainers(const Context& context)
{
    const std::string query =
        queryOf({{"force", context.given.has("force") ? "1" : ""}, {"v", context.given.has("volumes") ? "1" : ""}});
    return toEach(context, [&](const std::string& name) -> Result<void> {
        TRY(context.engine.json("DELETE", containerPath(name, query)));
        return ok();
    });
}

Result<std::string> renameContainer(const Context& context)
{
    TRY(post(context, context.word(0), "/rename" + queryOf({{"name", context.word(1)}})));
    return context.output == Output::Json ? printed({{"name", context.word(1)}}) : std::string();
}

Result<std::string> updateContainers(const Context& context)
{
    TRY_DECLARE(const json body, updateBody(context.given));
    return toEach(context, [&](const std::string& name) -> Result<void> {
        TRY_DECLARE(const json told, context.engine.jsonWith("POST", containerPath(name, "/update"), body));
        for (const json& warning : listField(told, "Warnings")) {
            if (warning.is_string())
                std::cerr << "darsectl: warning: " << harmless(warning.get<std::string>()) << std::endl;
        }
        return ok();
    });
}

/// Prints the codes, and ends with the last one that is not 0.
Result<std::string> waitForContainers(const Context& context)
{
    json codes = json::array();
    std::string out;
    for (const std::string& name : context.given.words) {
        TRY_DECLARE(const auto waiting, context.engine.open(requestOf("POST", containerPath(name, "/wait"))));
        TRY_DECLARE(const int code, exitCodeIn(*waiting));
        codes.push_back({{"name", name}, {"exitCode", code}});
        out += std::to_string(code) + "\n";
        if (code != 0)
            context.code = code;
    }
    return context.output == Output::Json ? printed(codes) : out;
}

} // namespace darse::ctl
