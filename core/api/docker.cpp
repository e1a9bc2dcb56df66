// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/docker.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

namespace darse::api {
namespace {

net::Headers pingHeaders(const std::string& engineVersion)
{
    return {
        {"Api-Version", std::string(kDockerApi)},
        {"Cache-Control", "no-cache, no-store, must-revalidate"},
        {"Content-Type", "text/plain; charset=utf-8"},
        {"Docker-Experimental", "false"},
        {"Ostype", "linux"},
        {"Pragma", "no-cache"},
        {"Server", "Darse/" + engineVersion + " (linux)"},
    };
}

/// The names that Go gives to architectures, which the dialect inherited.
std::string goArchitecture(const std::string& name)
{
    if (name == "x86_64")
        return "amd64";
    return name == "i386" ? "386" : name;
}

std::string versionJson(const Machine& machine)
{
    const std::string architecture = goArchitecture(machine.architecture);
    const nlohmann::json details{{"ApiVersion", kDockerApi},
                                 {"Arch", architecture},
                                 {"KernelVersion", machine.kernel},
                                 {"MinAPIVersion", kDockerMinApi},
                                 {"Os", "linux"}};
    const nlohmann::json engine{{"Name", "Engine"}, {"Version", machine.engineVersion}, {"Details", details}};
    const nlohmann::json json{
        {"Platform", {{"Name", "Darse"}}},
        {"Components", nlohmann::json::array({engine})},
        {"Version", machine.engineVersion},
        {"ApiVersion", kDockerApi},
        {"MinAPIVersion", kDockerMinApi},
        {"GitCommit", ""},
        {"GoVersion", ""},
        {"Os", "linux"},
        {"Arch", architecture},
        {"KernelVersion", machine.kernel},
        {"BuildTime", ""},
    };
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

bool isVersion(std::string_view text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto dot = text.find('.');
    return dot != std::string_view::npos && dot > 0 && dot + 1 < text.size() && text.size() <= 8 &&
           std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(dot), isDigit) &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(dot) + 1, text.end(), isDigit);
}

std::pair<int, int> numbers(std::string_view version)
{
    std::pair<int, int> out;
    const auto dot = version.find('.');
    std::from_chars(version.data(), version.data() + dot, out.first);
    std::from_chars(version.data() + dot + 1, version.data() + version.size(), out.second);
    return out;
}

} // namespace

std::vector<net::Route> dockerRoutes(const Machine& machine)
{
    return {
        {"GET", "/_ping",
         [headers = pingHeaders(machine.engineVersion)](net::Incoming&, net::Responder& responder) {
             static_cast<void>(responder.send({.status = 200, .reason = {}, .headers = headers}, "OK"));
         }},
        {"GET", "/version",
         [json = versionJson(machine)](net::Incoming&, net::Responder& responder) {
             static_cast<void>(responder.sendJson(200, json));
         }},
    };
}

VersionedPath splitVersion(std::string_view path)
{
    if (!path.starts_with("/v"))
        return {{}, path};
    const auto slash = path.find('/', 2);
    const std::string_view version = path.substr(2, slash == std::string_view::npos ? slash : slash - 2);
    if (!isVersion(version))
        return {{}, path};
    return {version, slash == std::string_view::npos ? std::string_view("/") : path.substr(slash)};
}

bool isAtLeast(std::string_view version, std::string_view least)
{
    return numbers(version.empty() ? kDockerApi : version) >= numbers(least);
}

Result<void> checkVersion(std::string_view version)
{
    if (version.empty())
        return ok();
    if (numbers(version) > numbers(kDockerApi))
        return Error(ErrorKind::InvalidInput, "client version " + std::string(version) +
                                                  " is too new. Maximum supported API version is " +
                                                  std::string(kDockerApi));
    if (numbers(version) < numbers(kDockerMinApi))
        return Error(ErrorKind::InvalidInput, "client version " + std::string(version) +
                                                  " is too old. Minimum supported API version is " +
                                                  std::string(kDockerMinApi));
    return ok();
}

} // namespace darse::api
