// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/catalogue.h"

#include "core/network/lease.h"

#include <algorithm>
#include <array>
#include <random>

namespace darse::network {
namespace {

constexpr const char* kKind = "network";
constexpr std::size_t kIdDigits = 64;
constexpr std::size_t kLeastDigits = 4;
constexpr std::array<const char*, 3> kAlwaysThere{kBridge, "host", "none"};

bool isAlwaysThere(std::string_view name)
{
    return std::ranges::any_of(kAlwaysThere, [name](std::string_view each) { return each == name; });
}

bool isWordLetter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
}

Result<void> checkName(const std::string& name)
{
    const auto isAllowed = [](char letter) {
        return isWordLetter(letter) || letter == '_' || letter == '.' || letter == '-';
    };
    if (name.empty() || name.size() > 255 || !isWordLetter(name.front()) || !std::ranges::all_of(name, isAllowed))
        return Error(ErrorKind::InvalidInput, "\"" + name.substr(0, 255) +
                                                  "\" is not a name for a network: letters, digits and _ . - are, and "
                                                  "the first is a letter or a digit");
    if (name == "container" || name == "default")
        return Error(ErrorKind::InvalidInput, "the name " + name + " means something else than a network");
    return ok();
}

bool byName(const Network& one, const Network& other)
{
    return one.name < other.name;
}

} // namespace

std::string randomHex(std::size_t digits)
{
    std::random_device device;
    std::string text;
    while (text.size() < digits)
        text += "0123456789abcdef"[device() & 0xf];
    return text;
}

Result<std::unique_ptr<Catalogue>> Catalogue::open(state::Records& records, Surroundings surroundings)
{
    std::unique_ptr<Catalogue> catalogue(new Catalogue(records, std::move(surroundings)));
    TRY(catalogue->load());
    TRY(catalogue->addMissing());
    return catalogue;
}

Result<void> Catalogue::load()
{
    TRY_DECLARE(const auto records, m_records.all(kKind));
    for (const state::Record& record : records) {
        if (auto network = parseNetwork(record.document))
            m_networks.push_back(*std::move(network));
        else
            m_records.setAside(record, kKind, "the record of network " + record.key.substr(0, 12) + " is damaged");
    }
    std::ranges::sort(m_networks, byName);
    return ok();
}

Result<void> Catalogue::addMissing()
{
    for (const char* name : kAlwaysThere) {
        if (std::ranges::any_of(m_networks, [name](const Network& each) { return each.name == name; }))
            continue;
        Network network;
        network.id = NetworkId(randomHex(kIdDigits));
        network.name = name;
        network.driver = name == std::string_view("none") ? "null" : name;
        network.hasNames = false;
        network.created = std::chrono::system_clock::now();
        if (network.name == kBridge) {
            TRY_DECLARE(network.interface, freeInterface({}));
            TRY_DECLARE(Subnet subnet, usualSubnet());
            network.subnets = {std::move(subnet)};
        }
        TRY(keep(network));
    }
    return ok();
}

Result<Subnet> Catalogue::usualSubnet() const
{
    return freeSubnet({"10.89.0.0/16", "10.87.0.0/16", "10.86.0.0/16", "10.85.0.0/16", "172.29.0.0/16", "172.30.0.0/16",
                       "10.128.0.0/9", "192.168.0.0/16"},
                      16);
}

Result<Network> Catalogue::settleUsual()
{
    const std::scoped_lock lock(m_mutex);
    const auto usual = std::ranges::find(m_networks, kBridge, &Network::name);
    if (usual == m_networks.end())
        return Error(ErrorKind::NotFound, "there is no network bridge");
    if (!m_surroundings.isOthers || !m_surroundings.isOthers(usual->interface))
        return *usual;
    Network anew = *usual;
    TRY_DECLARE(anew.interface, freeInterface({}));
    TRY_DECLARE(Subnet subnet, usualSubnet());
    anew.subnets = {std::move(subnet)};
    TRY(m_records.put(kKind, anew.id.value(), toJson(anew)));
    *usual = anew;
    return anew;
}

Result<void> Catalogue::keep(const Network& network)
{
    TRY(m_records.put(kKind, network.id.value(), toJson(network)));
    m_networks.insert(std::ranges::upper_bound(m_networks, network, byName), network);
    return ok();
}

std::vector<Network> Catalogue::list() const
{
    const std::scoped_lock lock(m_mutex);
    return m_networks;
}

Result<Network> Catalogue::find(std::string_view text) const
{
    const std::scoped_lock lock(m_mutex);
    const auto exact = std::ranges::find_if(
        m_networks, [text](const Network& each) { return each.name == text || each.id.value() == text; });
    if (exact != m_networks.end())
        return *exact;
    std::vector<Network> found;
    if (text.size() >= kLeastDigits)
        std::ranges::copy_if(m_networks, std::back_inserter(found),
                             [text](const Network& each) { return each.id.value().starts_with(text); });
    if (found.size() == 1)
        return found.front();
    if (!found.empty())
        return Error(ErrorKind::Conflict, "several networks have an id that begins with " + std::string(text));
    return Error(ErrorKind::NotFound, "there is no network " + std::string(text));
}

Result<Network> Catalogue::create(const NetworkAsked& asked)
{
    TRY(checkName(asked.name));
    if (!asked.driver.empty() && asked.driver != kBridge)
        return Error(ErrorKind::Unsupported,
                     "networks of the driver " + asked.driver + " cannot be made; \"bridge\" can");
    const std::scoped_lock lock(m_mutex);
    if (std::ranges::any_of(m_networks, [&asked](const Network& each) { return each.name == asked.name; }))
        return Error(ErrorKind::AlreadyExists, "a network " + asked.name + " exists already");
    Network network;
    network.id = NetworkId(randomHex(kIdDigits));
    network.name = asked.name;
    network.isInternal = asked.isInternal;
    network.labels = asked.labels;
    network.options = asked.options;
    network.created = std::chrono::system_clock::now();
    TRY_DECLARE(network.subnets, subnetsFor(asked));
    TRY_DECLARE(network.interface, freeInterface(asked));
    network.hasIpv6 = std::ranges::any_of(
        network.subnets, [](const Subnet& subnet) { return subnet.range.find(':') != std::string::npos; });
    TRY(keep(network));
    return network;
}

Result<void> Catalogue::remove(const NetworkId& id)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = std::ranges::find_if(m_networks, [&id](const Network& each) { return each.id == id; });
    if (found == m_networks.end())
        return Error(ErrorKind::NotFound, "there is no network " + id.value());
    if (isAlwaysThere(found->name))
        return Error(ErrorKind::PermissionDenied, "network " + found->name + " is always there and cannot be removed");
    TRY(m_records.forget(kKind, id.value()));
    m_networks.erase(found);
    return ok();
}

} // namespace darse::network
