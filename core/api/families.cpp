// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/families.h"

namespace darse::api {
namespace {

struct Family {
    std::string_view segment;
    std::string_view dialect;
};

constexpr Family kFamilies[] = {
    {"auth", "Docker"},       {"build", "Docker"},        {"commit", "Docker"},      {"configs", "Docker"},
    {"containers", "Docker"}, {"distribution", "Docker"}, {"events", "Docker"},      {"exec", "Docker"},
    {"grpc", "Docker"},       {"images", "Docker"},       {"info", "Docker"},        {"networks", "Docker"},
    {"nodes", "Docker"},      {"plugins", "Docker"},      {"secrets", "Docker"},     {"services", "Docker"},
    {"session", "Docker"},    {"swarm", "Docker"},        {"system", "Docker"},      {"tasks", "Docker"},
    {"volumes", "Docker"},    {"api", "Kubernetes"},      {"apis", "Kubernetes"},    {"healthz", "Kubernetes"},
    {"livez", "Kubernetes"},  {"metrics", "Kubernetes"},  {"openapi", "Kubernetes"}, {"openid", "Kubernetes"},
    {"readyz", "Kubernetes"}, {"logs", "Kubernetes"},
};

} // namespace

std::optional<std::string_view> dialectOf(std::string_view path)
{
    if (path.starts_with('/'))
        path.remove_prefix(1);
    const std::string_view first = path.substr(0, path.find('/'));
    for (const Family& family : kFamilies) {
        if (family.segment == first)
            return family.dialect;
    }
    return std::nullopt;
}

} // namespace darse::api
