// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/namefiles.h"

#include "core/network/address.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace darse::network {
namespace {

/// For a machine that knows none.
constexpr std::array kEverywhere = {"8.8.8.8", "8.8.4.4"};
constexpr std::string_view kHostGateway = "host-gateway";
constexpr std::string_view kHostName = "host.docker.internal";

/// A line must stay one: what has blanks or control characters in it is no name.
bool isWord(std::string_view text)
{
    return !text.empty() && text.size() <= 255 && std::ranges::all_of(text, [](unsigned char letter) {
        return letter > ' ' && letter != 0x7f && letter != '#';
    });
}

std::string line(const std::string& address, const std::string& names)
{
    return address + "\t" + names + "\n";
}

Result<std::string> extraLine(const std::string& entry, const std::string& hostGateway)
{
    const std::size_t colon = entry.find(':');
    if (colon == std::string::npos || colon == 0 || !isWord(entry))
        return Error(ErrorKind::InvalidInput, "extra host \"" + entry + "\" is not of the form name:address");
    std::string address = entry.substr(colon + 1);
    if (address.size() > 2 && address.front() == '[' && address.back() == ']')
        address = address.substr(1, address.size() - 2);
    if (address == kHostGateway) {
        if (hostGateway.empty())
            return Error(ErrorKind::InvalidInput,
                         "extra host \"" + entry + "\" cannot be had: this container has no way to the host");
        address = hostGateway;
    }
    if (!parseAddress(address))
        return Error(ErrorKind::InvalidInput, "extra host \"" + entry + "\" has no valid address");
    return line(address, entry.substr(0, colon));
}

struct Resolver {
    std::vector<std::string> servers;
    std::vector<std::string> search;
    std::vector<std::string> options;
};

enum class Loopback { Counts, DoesNot };

Resolver readResolver(std::string_view text, Loopback loopback = Loopback::DoesNot)
{
    Resolver found;
    std::istringstream lines{std::string(text)};
    for (std::string each; std::getline(lines, each);) {
        std::istringstream words(each);
        std::string key;
        words >> key;
        std::vector<std::string> values;
        for (std::string word; words >> word && isWord(word);)
            values.push_back(word);
        if (key == "nameserver" && !values.empty()) {
            const auto address = parseAddress(values.front().substr(0, values.front().find('%')));
            if (address && (loopback == Loopback::Counts || !address->isLoopback()))
                found.servers.push_back(values.front());
        } else if (key == "search" || key == "domain") {
            found.search = values;
        } else if (key == "options") {
            found.options.insert(found.options.end(), values.begin(), values.end());
        }
    }
    return found;
}

std::string listLine(const char* key, const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words) {
        if (isWord(word))
            text += " " + word;
    }
    return text.empty() ? text : key + text + "\n";
}

std::string writeResolver(const Resolver& resolver)
{
    std::string text = listLine("search", resolver.search);
    for (const std::string& server : resolver.servers)
        text += listLine("nameserver", {server});
    return text + listLine("options", resolver.options);
}

/// Those that are not there yet.
void addWords(std::vector<std::string>& words, const std::vector<std::string>& more)
{
    for (const std::string& word : more) {
        if (std::ranges::find(words, word) == words.end())
            words.push_back(word);
    }
}

/// "ndots:2" takes the place of "ndots:5".
void addOptions(std::vector<std::string>& options, const std::vector<std::string>& more)
{
    const auto nameOf = [](const std::string& option) { return option.substr(0, option.find(':')); };
    for (const std::string& option : more) {
        const auto same = std::ranges::find(options, nameOf(option), nameOf);
        if (same == options.end())
            options.push_back(option);
        else
            *same = option;
    }
}

} // namespace

Result<std::string> hostsFile(const NameFiles& names, const std::string& hostGateway)
{
    std::string text;
    bool hasHost = false;
    for (const std::string& entry : names.extraHosts) {
        TRY_DECLARE(const std::string added, extraLine(entry, hostGateway));
        text += added;
        hasHost = hasHost || entry.starts_with(std::string(kHostName) + ":");
    }
    if (names.machineHosts)
        return text + *names.machineHosts;
    text += line("127.0.0.1", "localhost");
    text += line("::1", "localhost ip6-localhost ip6-loopback");
    text += line("fe00::0", "ip6-localnet");
    text += line("ff02::1", "ip6-allnodes");
    text += line("ff02::2", "ip6-allrouters");
    if (!hasHost && !hostGateway.empty())
        text += line(hostGateway, std::string(kHostName) + " host.containers.internal");
    for (const auto& [address, own] : names.own)
        text += line(address, own);
    return text;
}

std::vector<std::string> serversOf(std::string_view resolvConf)
{
    return readResolver(resolvConf).servers;
}

std::string resolvFile(const NameFiles& names, const std::vector<std::string>& networkServers,
                       std::string_view hostFile)
{
    Resolver host = readResolver(hostFile, names.machineHosts ? Loopback::Counts : Loopback::DoesNot);
    if (names.base == "none")
        return writeResolver({names.servers, names.search, names.options});
    if (!names.base.empty()) {
        if (names.base == "network" && !networkServers.empty())
            host.servers = networkServers;
        addWords(host.servers, names.servers);
        if (host.servers.empty())
            host.servers.assign(kEverywhere.begin(), kEverywhere.end());
        addWords(host.search, names.search);
        addOptions(host.options, names.options);
        return writeResolver(host);
    }
    std::vector<std::string> servers = names.servers;
    if (servers.empty() && !names.machineHosts)
        servers = networkServers;
    if (servers.empty())
        servers = host.servers;
    if (servers.empty())
        servers.assign(kEverywhere.begin(), kEverywhere.end());
    // A lone "." is how a person says: none.
    const bool searchesNothing = names.search == std::vector<std::string>{"."};
    if (searchesNothing || !names.search.empty())
        host.search = searchesNothing ? std::vector<std::string>() : names.search;
    return writeResolver({servers, host.search, names.options.empty() ? host.options : names.options});
}

} // namespace darse::network
