// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/darse/found.h"

#include <QtGlobal>

#include <algorithm>
#include <filesystem>

namespace darse::app {
namespace {

namespace fs = std::filesystem;
using connect::docker::Address;
using connect::docker::parseAddress;
using connect::docker::Reach;
using Environment = std::function<std::optional<std::string>(const char* name)>;

bool isSocket(const std::string& path)
{
    std::error_code error;
    return fs::is_socket(path, error);
}

void add(std::vector<FoundEngine>& found, const char* name, Address address)
{
    const QString id = QString::fromStdString(address.text());
    if (std::ranges::find(found, id, &FoundEngine::id) == found.end())
        found.push_back({id, QString::fromLatin1(name), std::move(address)});
}

void addSocket(std::vector<FoundEngine>& found, const char* name, const std::string& path)
{
    if (!isSocket(path))
        return;
    if (auto address = parseAddress(path))
        add(found, name, std::move(*address));
}

Address withTls(Address address, const Environment& environment)
{
    address.reach = Reach::Tls;
    const auto certificates = environment("DOCKER_CERT_PATH");
    address.certificates = certificates ? *certificates : environment("HOME").value_or("/") + "/.docker";
    return address;
}

} // namespace

std::vector<FoundEngine> findEngines(const Environment& environment)
{
    std::vector<FoundEngine> found;
    addSocket(found, QT_TRANSLATE_NOOP("connections", "Docker"), "/run/docker.sock");
    if (const auto runtime = environment("XDG_RUNTIME_DIR")) {
        addSocket(found, QT_TRANSLATE_NOOP("connections", "Docker (yours)"), *runtime + "/docker.sock");
        addSocket(found, QT_TRANSLATE_NOOP("connections", "Podman (yours)"), *runtime + "/podman/podman.sock");
    }
    addSocket(found, QT_TRANSLATE_NOOP("connections", "Podman"), "/run/podman/podman.sock");
    const auto address = parseAddress(environment("DOCKER_HOST").value_or(""));
    if (!address)
        return found;
    const bool isSecured =
        address->reach == Reach::Tls || (address->reach == Reach::Tcp && environment("DOCKER_TLS_VERIFY"));
    add(found, QT_TRANSLATE_NOOP("connections", "DOCKER_HOST"),
        isSecured && address->certificates.empty() ? withTls(*address, environment) : *address);
    return found;
}

} // namespace darse::app
