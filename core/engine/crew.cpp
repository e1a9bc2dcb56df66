// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/crew.h"

#include "core/base/guard.h"
#include "core/engine/launch.h"

#include <algorithm>
#include <charconv>
#include <sys/random.h>

namespace darse::engine {
namespace {

constexpr std::uint64_t kLogLimit = std::uint64_t{32} * 1024 * 1024;

/// "10m", "64k": as Docker's log options say sizes.
std::uint64_t sizeOf(const std::string& text, std::uint64_t otherwise)
{
    std::uint64_t value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end.ec != std::errc{} || value == 0)
        return otherwise;
    std::uint64_t unit = 1;
    switch (end.ptr == text.data() + text.size() ? 'b' : *end.ptr) {
    case 'k':
    case 'K':
        unit = 1024;
        break;
    case 'm':
    case 'M':
        unit = std::uint64_t{1024} * 1024;
        break;
    case 'g':
    case 'G':
        unit = std::uint64_t{1024} * 1024 * 1024;
        break;
    default:
        break;
    }
    return value > UINT64_MAX / unit ? otherwise : value * unit;
}

} // namespace

Crew::Crew(CrewParts parts) : CrewParts(std::move(parts)), table(records, seal)
{
    table.whenOwing([this] { payLater(*this); });
}

Crew::~Crew()
{
    // Nobody is told of an end any more before what is told goes.
    watch.reset();
    closing.request_stop();
    static_cast<void>(table.payDebts());
}

void Crew::tell(const Container& container, std::string action, std::map<std::string, std::string> attributes)
{
    // What a person said about it wins over the labels of an image.
    attributes.emplace("name", container.name);
    attributes.emplace("image", container.imageName);
    for (const auto& [key, value] : container.config->labels)
        attributes.emplace(key, value);
    events.add({.type = "container",
                .action = std::move(action),
                .object = container.id.value(),
                .attributes = std::move(attributes)});
}

Error notRunning(const Container& container)
{
    return {ErrorKind::Conflict, "Container " + container.id.value() + " is not running"};
}

int logFilesOf(const Container& container)
{
    const auto& options = container.config->log.options;
    const auto asked = options.find("max-file");
    int files = 0;
    if (asked != options.end())
        std::from_chars(asked->second.data(), asked->second.data() + asked->second.size(), files);
    return std::max(files, 0);
}

runtime::Launch launchOf(const Container& container)
{
    const container::Config& config = *container.config;
    const auto size = config.log.options.find("max-size");
    return {.id = container.id,
            .name = container.name,
            .bundle = container.folder,
            .log = container.log,
            .hasTerminal = config.hasTerminal,
            .keepsInputOpen = config.keepsInputOpen,
            .closesInputAfterFirst = config.closesInputAfterFirst,
            .logLimit = size == config.log.options.end() ? kLogLimit : sizeOf(size->second, kLogLimit)};
}

std::string randomId()
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::array<unsigned char, 32> bytes{};
    // So few bytes come whole or, before the machine has any chance to give, not at once; never as an error.
    while (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    }
    std::string out;
    for (const unsigned char byte : bytes) {
        out += kDigits[byte >> 4U];
        out += kDigits[byte & 15U];
    }
    return out;
}

void place(const Crew& crew, Container& container)
{
    container.folder = crew.roots.folder(container.id);
    container.log =
        container.config->log.driver == "none" ? std::filesystem::path() : container.folder / "container.log";
}

} // namespace darse::engine
