// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/platform.h"

#include "core/oci/wording.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <sys/utsname.h>

namespace darse::oci {
namespace {

struct ArchitectureName {
    std::string_view other;
    std::string_view name;
    std::string_view variant = {};
};
// What uname, Debian, RPM and people say.
constexpr ArchitectureName kArchitectures[] = {
    {"x86_64", "amd64"},
    {"x86-64", "amd64"},
    {"x64", "amd64"},
    {"aarch64", "arm64"},
    {"aarch64_be", "arm64be"},
    {"i386", "386"},
    {"i486", "386"},
    {"i586", "386"},
    {"i686", "386"},
    {"x86", "386"},
    {"armhf", "arm", "v7"},
    {"armel", "arm", "v6"},
    {"armv5l", "arm", "v5"},
    {"armv5tel", "arm", "v5"},
    {"armv6l", "arm", "v6"},
    {"armv7l", "arm", "v7"},
    {"armv8l", "arm", "v8"},
    {"ppc64el", "ppc64le"},
    {"loongarch64", "loong64"},
    {"mips64el", "mips64le"},
    {"mipsel", "mipsle"},
};

/// Where an architecture without a variant stands, and which ones have an order.
struct DefaultVariant {
    std::string_view architecture;
    std::string_view variant;
};
constexpr DefaultVariant kDefaults[] = {{"arm", "v7"}, {"arm64", "v8"}, {"amd64", "v1"}};

/// In Go's words.
Platform normalised(Platform platform)
{
    platform.os = lowered(platform.os);
    if (platform.os == "macos")
        platform.os = "darwin";
    platform.architecture = lowered(platform.architecture);
    platform.variant = lowered(platform.variant);
    if (platform.variant.size() == 1 && platform.variant.front() >= '0' && platform.variant.front() <= '9')
        platform.variant.insert(0, 1, 'v');
    for (const ArchitectureName& row : kArchitectures) {
        if (row.other != platform.architecture)
            continue;
        platform.architecture = row.name;
        if (platform.variant.empty())
            platform.variant = row.variant;
    }
    return platform;
}

/// "v8.2" is 802; 0 for a variant that has no order.
int level(const Platform& platform)
{
    constexpr int kMinor = 100;
    std::string_view variant = platform.variant;
    for (const DefaultVariant& row : kDefaults) {
        if (row.architecture == platform.architecture && variant.empty())
            variant = row.variant;
    }
    if (!variant.starts_with('v'))
        return 0;
    const char* const end = variant.data() + variant.size();
    std::uint8_t major = 0;
    std::uint8_t minor = 0;
    auto read = std::from_chars(variant.data() + 1, end, major);
    if (read.ec == std::errc() && read.ptr != end && *read.ptr == '.')
        read = std::from_chars(read.ptr + 1, end, minor);
    return read.ec == std::errc() && read.ptr == end && minor < kMinor ? major * kMinor + minor : 0;
}

// An architecture beats every variant of one that merely runs too; a variant loses by its distance to the wanted one.
constexpr int kNative = 200'000;
constexpr int kCompatible = 100'000;

int fitnessOfVariant(const Platform& offered, const Platform& wanted)
{
    const int has = level(offered);
    const int want = level(wanted);
    if (has > 0 && want > 0)
        return has <= want ? kNative - (want - has) : 0;
    if (offered.variant == wanted.variant)
        return kNative;
    return offered.variant.empty() ? kNative - 1 : 0;
}

int fitnessOfArchitecture(const Platform& offered, const Platform& wanted)
{
    if (offered.architecture == wanted.architecture)
        return fitnessOfVariant(offered, wanted);
    if (offered.architecture == "386" && wanted.architecture == "amd64")
        return kCompatible;
    // Most processors of 64 bits still run what was made for 32; nothing better is on offer then.
    if (offered.architecture == "arm" && wanted.architecture == "arm64" && level(offered) > 0)
        return level(offered) <= level(wanted) ? kCompatible - (level(wanted) - level(offered)) : 0;
    return 0;
}

bool isWord(std::string_view text)
{
    constexpr std::size_t kMaxWord = 32;
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !text.empty() && text.size() <= kMaxWord && isLetter(text.front()) &&
           std::ranges::all_of(text, [&](char c) { return isLetter(c) || c == '.' || c == '_' || c == '-'; });
}

} // namespace

std::string Platform::text() const
{
    return os + "/" + architecture + (variant.empty() ? "" : "/" + variant);
}

Result<Platform> parsePlatform(std::string_view text)
{
    std::vector<std::string> parts;
    std::string_view rest = text;
    for (auto slash = rest.find('/'); slash != std::string_view::npos && parts.size() < 3; slash = rest.find('/')) {
        parts.push_back(lowered(rest.substr(0, slash)));
        rest.remove_prefix(slash + 1);
    }
    parts.push_back(lowered(rest));
    if (parts.size() < 2 || parts.size() > 3 || !std::ranges::all_of(parts, isWord))
        return Error(ErrorKind::InvalidInput, inQuotes(text) +
                                                  " is not a platform: that is os/architecture, as in "
                                                  "linux/amd64, with a variant behind where there are some");
    return normalised({.os = parts[0], .architecture = parts[1], .variant = parts.size() > 2 ? parts[2] : ""});
}

Platform hostPlatform()
{
    utsname names{};
    uname(&names); // fails for a bad pointer only
    return normalised({.os = names.sysname, .architecture = names.machine});
}

int fitness(const Platform& offered, const Platform& wanted)
{
    const Platform has = normalised(offered);
    const Platform want = normalised(wanted);
    if (has.os != want.os || has.os.empty())
        return 0;
    const bool hasFeatures = std::ranges::all_of(has.osFeatures, [&want](const std::string& feature) {
        return std::ranges::find(want.osFeatures, feature) != want.osFeatures.end();
    });
    if (!hasFeatures)
        return 0;
    const int result = fitnessOfArchitecture(has, want);
    const bool isOtherVersion = !want.osVersion.empty() && !has.osVersion.empty() && has.osVersion != want.osVersion;
    return isOtherVersion && result > 1 ? result - 1 : result;
}

} // namespace darse::oci
