// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/createchecks.h"

#include "core/net/url.h"
#include "core/oci/wording.h"
#include "core/runtime/capabilities.h"
#include "core/sys/files.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <thread>

namespace darse::api {
namespace {

/// No machine has more.
constexpr unsigned kMostNumbers = 65536;

std::optional<unsigned> numberOf(std::string_view text)
{
    unsigned out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    const bool isWhole = error == std::errc() && end == text.data() + text.size() && out < kMostNumbers;
    return isWhole ? std::optional(out) : std::nullopt;
}

std::optional<std::set<unsigned>> numbersOf(std::string_view list)
{
    std::set<unsigned> out;
    while (!list.empty()) {
        const std::string_view part = list.substr(0, list.find(','));
        list.remove_prefix(std::min(list.size(), part.size() + 1));
        const auto dash = part.find('-');
        const auto first = numberOf(part.substr(0, dash));
        const auto last = dash == std::string_view::npos ? first : numberOf(part.substr(dash + 1));
        if (!first || !last)
            return std::nullopt;
        for (unsigned number = *first; number <= *last; ++number)
            out.insert(number);
    }
    return out;
}

std::string lineOf(const char* path)
{
    std::string text = sys::readFile(path, kibibytes(16)).valueOr({});
    while (text.ends_with('\n'))
        text.pop_back();
    return text;
}

Result<void> checkCapabilities(const container::Security& asked)
{
    for (const auto* names : {&asked.addedCapabilities, &asked.droppedCapabilities}) {
        for (const std::string& name : *names) {
            if (!runtime::capabilityNumber(name) && net::lowerCase(name) != "all")
                return Error(ErrorKind::InvalidInput, "there is no capability " + oci::inQuotes(name));
        }
    }
    return ok();
}

/// To be told that users are kept apart when they are not would be worse than to be refused.
Result<void> checkUsers(const std::string& mode)
{
    if (mode.empty() || mode == "host")
        return ok();
    return Error(ErrorKind::Unsupported,
                 "users of their own, as " + oci::inQuotes("--userns " + mode) +
                     " asks for, are not offered: files of images would have to change owners for every container. "
                     "Containers have the users of the engine; one that an ordinary user runs has its own apart from "
                     "the machine's");
}

Error refused(const std::string& what)
{
    return {ErrorKind::InvalidInput, what};
}

} // namespace

MachineOffer offerHere(const std::string& runtime)
{
    return {.runtime = runtime,
            .cpus = lineOf("/sys/devices/system/cpu/online"),
            .memoryNodes = lineOf("/sys/devices/system/node/online"),
            .cpuCount = std::thread::hardware_concurrency()};
}

bool isWithin(std::string_view list, std::string_view whole)
{
    const auto wanted = numbersOf(list);
    const auto there = numbersOf(whole);
    return wanted && there && std::ranges::includes(*there, *wanted);
}

Result<void> checkResources(const container::Resources& asked, const MachineOffer& offer)
{
    constexpr std::int64_t kNanosPerCpu = 1'000'000'000;
    if (offer.cpuCount != 0 && asked.nanoCpus > kNanosPerCpu * offer.cpuCount)
        return refused("NanoCpus is more than the " + std::to_string(offer.cpuCount) + " CPUs of this machine");
    if (!offer.cpus.empty() && !isWithin(asked.cpusetCpus, offer.cpus))
        return refused("CpusetCpus " + oci::inQuotes(asked.cpusetCpus) + " is not among this machine's " + offer.cpus);
    if (!offer.memoryNodes.empty() && !isWithin(asked.cpusetMems, offer.memoryNodes))
        return refused("CpusetMems " + oci::inQuotes(asked.cpusetMems) + " is not among this machine's " +
                       offer.memoryNodes);
    return ok();
}

Result<void> checkOffered(const container::Config& asked, const MachineOffer& offer)
{
    if (!asked.runtime.empty() && asked.runtime != offer.runtime)
        return refused("there is no runtime " + oci::inQuotes(asked.runtime) + " here, only " +
                       oci::inQuotes(offer.runtime));
    TRY(checkCapabilities(asked.security));
    TRY(checkUsers(asked.modes.user));
    return checkResources(asked.resources, offer);
}

} // namespace darse::api
