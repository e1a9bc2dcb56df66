// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/darse/found.h"

#include "core/net/url.h"

#include <QtGlobal>

#include <algorithm>
#include <filesystem>

namespace darse::app {
namespace {

namespace fs = std::filesystem;

constexpr std::uint16_t kDockerPort = 2375;

bool isSocket(const std::string& path)
{
    std::error_code error;
    return fs::is_socket(path, error);
}

void add(std::vector<FoundEngine>& found, const char* name, net::Endpoint endpoint)
{
    const bool isUnix = endpoint.kind == net::EndpointKind::Unix;
    const std::string id = (isUnix ? "unix://" : "tcp://") + endpoint.name();
    const bool isKnown =
        std::ranges::any_of(found, [&id](const FoundEngine& each) { return each.id == QString::fromStdString(id); });
    if (!isKnown)
        found.push_back({QString::fromStdString(id), QString::fromLatin1(name), std::move(endpoint)});
}

void addSocket(std::vector<FoundEngine>& found, const char* name, const std::string& path)
{
    if (isSocket(path))
        add(found, name, net::Endpoint::unixSocket(path));
}

} // namespace

Result<net::Endpoint> parseAddress(const std::string& text)
{
    if (text.starts_with("/"))
        return net::Endpoint::unixSocket(text);
    if (text.starts_with("unix://"))
        return net::Endpoint::unixSocket(text.substr(7));
    TRY_DECLARE(const net::Authority authority, net::parseAuthority(text));
    if (authority.scheme != "tcp" && authority.scheme != "http")
        return Error(ErrorKind::InvalidInput, "\"" + text + "\" is no address such as unix:///run/docker.sock");
    return net::Endpoint::tcp(authority.host, authority.port == 0 ? kDockerPort : authority.port);
}

std::vector<FoundEngine> findEngines(const std::function<std::optional<std::string>(const char* name)>& environment)
{
    std::vector<FoundEngine> found;
    addSocket(found, QT_TRANSLATE_NOOP("connections", "Docker"), "/run/docker.sock");
    if (const auto runtime = environment("XDG_RUNTIME_DIR")) {
        addSocket(found, QT_TRANSLATE_NOOP("connections", "Docker (yours)"), *runtime + "/docker.sock");
        addSocket(found, QT_TRANSLATE_NOOP("connections", "Podman (yours)"), *runtime + "/podman/podman.sock");
    }
    addSocket(found, QT_TRANSLATE_NOOP("connections", "Podman"), "/run/podman/podman.sock");
    if (const auto host = environment("DOCKER_HOST")) {
        if (auto endpoint = parseAddress(*host))
            add(found, QT_TRANSLATE_NOOP("connections", "DOCKER_HOST"), std::move(*endpoint));
    }
    return found;
}

} // namespace darse::app
