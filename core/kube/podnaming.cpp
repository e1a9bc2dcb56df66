// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/identity.h"
#include "core/kube/podchecks.h"

#include <algorithm>

namespace darse::kube {

using nlohmann::json;

namespace {

const char* const kAddressRule = "must be a valid IP address";
const char* const kDomainRule = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, "
                                "'-', '_' or '.', and must start and end with an alphanumeric character";
constexpr std::size_t kMostServers = 3;
constexpr std::size_t kMostSearches = 32;
constexpr std::size_t kLongestSearches = 2048;

/// Only here '_' is as good as a letter, and the root may be named.
bool isSearched(std::string domain)
{
    if (domain == ".")
        return true;
    if (domain.ends_with('.'))
        domain.pop_back();
    std::ranges::replace(domain, '_', 'a');
    return isName(domain, NameForm::Subdomain);
}

void checkSearches(const json& searches, Refusals& out)
{
    const std::string at = "spec.dnsConfig.searches";
    if (searches.size() > kMostSearches)
        out.invalid(at, searches, "must not have more than 32 search paths");
    std::size_t length = searches.size();
    for (const json& one : searches)
        length += one.is_string() ? one.get_ref<const std::string&>().size() : 0;
    if (length > kLongestSearches + 1) // none behind the last
        out.invalid(at, searches, "must not have more than 2048 characters (including spaces) in the search list");
    for (std::size_t i = 0; i < searches.size(); ++i) {
        if (!searches[i].is_string() || !isSearched(searches[i].get<std::string>()))
            out.invalid(placeIn(at, i), searches[i], kDomainRule);
    }
}

void checkResolver(const json& spec, Refusals& out)
{
    const std::string at = "spec.dnsConfig";
    const bool isAlone = textOf(spec, "dnsPolicy") == "None";
    if (isAlone && !spec.contains("dnsConfig"))
        return out.required(at, "must provide `dnsConfig` when `dnsPolicy` is None");
    const json config = spec.value("dnsConfig", json::object());
    const json servers = listOf(config, "nameservers");
    if (isAlone && servers.empty())
        return out.required(at + ".nameservers", "must provide at least one DNS nameserver when `dnsPolicy` is None");
    if (servers.size() > kMostServers)
        out.invalid(at + ".nameservers", servers, "must not have more than 3 nameservers");
    for (std::size_t i = 0; i < servers.size(); ++i) {
        if (!servers[i].is_string() || !isAddress(servers[i].get<std::string>()))
            out.invalid(placeIn(at + ".nameservers", i), servers[i], kAddressRule);
    }
    checkSearches(listOf(config, "searches"), out);
    const json options = listOf(config, "options");
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (textOf(options[i], "name").empty())
            out.required(placeIn(at + ".options", i), "must not be empty");
    }
}

/// Of the machine, of whom it acts for, and of what it waits for.
void checkNamesOfOthers(const json& spec, Refusals& out)
{
    for (const char* name : {"nodeName", "serviceAccountName"}) {
        const std::string text = textOf(spec, name);
        if (!text.empty() && !isName(text, NameForm::Subdomain))
            out.invalid(std::string("spec.") + name, text, kDomainRule);
    }
    const json gates = listOf(spec, "readinessGates");
    for (std::size_t i = 0; i < gates.size(); ++i) {
        if (!isLabelKey(textOf(gates[i], "conditionType")))
            out.invalid(placeIn("spec.readinessGates", i) + ".conditionType", textOf(gates[i], "conditionType"),
                        "must be the type of a condition, as \"example.org/ready\"");
    }
}

} // namespace

void checkNaming(const json& spec, Refusals& out)
{
    for (const char* name : {"hostname", "subdomain"}) {
        const std::string text = textOf(spec, name);
        if (!text.empty() && !isName(text, NameForm::Label))
            out.invalid(std::string("spec.") + name, text, kLabelRule);
    }
    for (const json& alias : listOf(spec, "hostAliases")) {
        if (!isAddress(textOf(alias, "ip")))
            out.invalid("spec.hostAliases.ip", textOf(alias, "ip"), kAddressRule);
        for (const json& name : listOf(alias, "hostnames")) {
            if (!name.is_string() || !isName(name.get<std::string>(), NameForm::Subdomain))
                out.invalid("spec.hostAliases.hostnames", name, "must be the name of a machine");
        }
    }
    checkResolver(spec, out);
    checkNamesOfOthers(spec, out);
}

} // namespace darse::kube
