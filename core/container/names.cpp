// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/merge.h"
#include "core/oci/wording.h"

#include <algorithm>
#include <array>
#include <random>

namespace darse::container {
namespace {

constexpr std::size_t kMaxName = 255;

constexpr std::array kWeathers{
    "airy",    "amber",    "autumn",    "balmy",    "blue",     "breezy",   "bright",   "brisk",   "calm",    "clear",
    "cloudy",  "cool",     "coral",     "crisp",    "dawning",  "dewy",     "drifting", "dusky",   "eastern", "early",
    "evening", "fair",     "fresh",     "frosty",   "gentle",   "gleaming", "golden",   "gusty",   "hazy",    "high",
    "icy",     "indigo",   "keen",      "late",     "light",    "lively",   "low",      "lunar",   "mellow",  "mild",
    "misty",   "moonlit",  "morning",   "northern", "onshore",  "opal",     "pale",     "pearly",  "quiet",   "rainy",
    "ringing", "rising",   "rolling",   "rosy",     "salty",    "sandy",    "serene",   "shining", "silver",  "snowy",
    "soft",    "southern", "sparkling", "starlit",  "steady",   "still",    "summer",   "sunlit",  "swift",   "tidal",
    "vernal",  "warm",     "wavy",      "western",  "windward", "winter",
};

constexpr std::array kHarbours{
    "anchor",  "beacon",    "barge",  "bay",     "berth",    "boom",    "bollard", "bowline",  "brig",    "buoy",
    "cabin",   "canoe",     "cape",   "capstan", "caravel",  "clipper", "coaster", "compass",  "coracle", "cove",
    "cutter",  "darse",     "dinghy", "dock",    "dory",     "felucca", "ferry",   "fjord",    "frigate", "galley",
    "gangway", "gig",       "gull",   "halyard", "harbour",  "haven",   "hawser",  "headland", "inlet",   "island",
    "jetty",   "junk",      "kayak",  "keel",    "ketch",    "lagoon",  "lantern", "lighter",  "lock",    "lugger",
    "marina",  "mast",      "mole",   "mooring", "oar",      "pier",    "pilot",   "pinnace",  "pontoon", "port",
    "quay",    "reef",      "rudder", "sail",    "schooner", "sextant", "shallop", "skiff",    "slipway", "sloop",
    "sound",   "spinnaker", "tender", "tiller",  "trawler",  "tug",     "wharf",   "wherry",   "yacht",   "yawl",
};

bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

template <std::size_t size>
std::string oneOf(const std::array<const char*, size>& words, std::random_device& chance)
{
    return words[std::uniform_int_distribution<std::size_t>(0, size - 1)(chance)];
}

} // namespace

Result<void> checkName(std::string_view name)
{
    const bool isGood =
        name.size() >= 2 && name.size() <= kMaxName && isAlphanumeric(name.front()) &&
        std::ranges::all_of(name, [](char c) { return isAlphanumeric(c) || c == '_' || c == '.' || c == '-'; });
    if (isGood)
        return ok();
    return Error(ErrorKind::InvalidInput, "the name " + oci::inQuotes(name) +
                                              " does not fit: two to 255 of a-z, A-Z, 0-9, _, . and -, and a letter or "
                                              "digit first");
}

std::string madeUpName()
{
    std::random_device chance;
    return oneOf(kWeathers, chance) + "_" + oneOf(kHarbours, chance);
}

} // namespace darse::container
