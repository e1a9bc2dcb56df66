// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/volumerecord.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/random.h>

namespace darse::rootfs {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t kLongestName = 255;
constexpr std::array<const char*, 3> kFills{"never", "moving", "done"};

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

VolumeRecord readRecord(const Json& json)
{
    VolumeRecord record;
    record.volume.name = json.at("name").get<std::string>();
    record.volume.labels = json.at("labels").get<std::map<std::string, std::string>>();
    record.volume.options = json.at("options").get<std::map<std::string, std::string>>();
    record.volume.created = TimePoint(std::chrono::nanoseconds(json.at("created").get<std::int64_t>()));
    record.volume.isAnonymous = json.at("anonymous").get<bool>();
    const auto fill = std::ranges::find(kFills, json.at("fill").get<std::string>());
    record.fill = fill == kFills.end() ? Fill::Done : static_cast<Fill>(fill - kFills.begin());
    return record;
}

} // namespace

std::string toJson(const VolumeRecord& record)
{
    const Json json{{"name", record.volume.name},
                    {"labels", record.volume.labels},
                    {"options", record.volume.options},
                    {"created", record.volume.created.time_since_epoch().count()},
                    {"anonymous", record.volume.isAnonymous},
                    {"fill", kFills.at(static_cast<std::size_t>(record.fill))}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<VolumeRecord> parseVolumeRecord(std::string_view json)
{
    try {
        return readRecord(Json::parse(json));
    } catch (const Json::exception& exception) {
        return Error(ErrorKind::Io, "the record of a volume is damaged").withDetail(exception.what());
    }
}

Result<void> checkVolumeName(std::string_view name)
{
    const auto isAllowed = [](char c) { return isLetterOrDigit(c) || c == '_' || c == '.' || c == '-'; };
    if (name.size() >= 2 && name.size() <= kLongestName && isLetterOrDigit(name.front()) &&
        std::ranges::all_of(name, isAllowed))
        return ok();
    return Error(ErrorKind::InvalidInput, "\"" + std::string(name) +
                                              "\" is no name for a volume: it takes at least two of letters, digits, "
                                              "'_', '.' and '-', and begins with a letter or digit");
}

Result<std::string> anonymousName()
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::array<unsigned char, 32> random{};
    if (::getrandom(random.data(), random.size(), 0) != static_cast<ssize_t>(random.size()))
        return Error::fromErrno(errno, "find a name for a volume");
    std::string name;
    for (const unsigned char byte : random) {
        name += kDigits[byte >> 4U];
        name += kDigits[byte & 15U];
    }
    return name;
}

} // namespace darse::rootfs
