// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/filters.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fnmatch.h>

namespace darse::api {

using nlohmann::json;

namespace {

Result<std::vector<std::string>> valuesOf(const std::string& name, const json& value)
{
    std::vector<std::string> out;
    if (value.is_array()) {
        for (const json& item : value) {
            if (!item.is_string())
                return Error(ErrorKind::InvalidInput, "the filter " + name + " has a value that is not text");
            out.push_back(item.get<std::string>());
        }
        return out;
    }
    if (!value.is_object())
        return Error(ErrorKind::InvalidInput, "the filter " + name + " is not a list");
    for (const auto& [key, isOn] : value.items()) {
        if (isOn == true)
            out.push_back(key);
    }
    return out;
}

struct Unit {
    std::string_view name;
    std::chrono::nanoseconds length;
};
constexpr Unit kUnits[] = {{"ms", std::chrono::milliseconds(1)},
                           {"h", std::chrono::hours(1)},
                           {"m", std::chrono::minutes(1)},
                           {"s", std::chrono::seconds(1)}};

/// Go's way to write a duration.
std::optional<std::chrono::nanoseconds> parseDuration(std::string_view text)
{
    constexpr double kLongest = 9e18;
    double nanoseconds = 0;
    while (!text.empty()) {
        double count = 0;
        const auto [end, error] =
            std::from_chars(text.data(), text.data() + text.size(), count, std::chars_format::fixed);
        if (error != std::errc() || count < 0)
            return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        const auto* unit = std::ranges::find_if(kUnits, [text](const Unit& row) { return text.starts_with(row.name); });
        if (unit == std::end(kUnits))
            return std::nullopt;
        text.remove_prefix(unit->name.size());
        nanoseconds += count * static_cast<double>(unit->length.count());
    }
    if (!(nanoseconds < kLongest))
        return std::nullopt;
    return std::chrono::nanoseconds(static_cast<std::int64_t>(nanoseconds));
}

std::optional<std::int64_t> digitsOf(std::string_view text)
{
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    const bool isWhole = error == std::errc() && end == text.data() + text.size() && out >= 0;
    return isWhole ? std::optional(out) : std::nullopt;
}

/// "1700000000.000000001" to the nanosecond, which a floating point number would lose.
std::optional<store::TimePoint> parseSeconds(std::string_view text)
{
    constexpr std::int64_t kLatest = 9'000'000'000; // what nanoseconds in 64 bits can say
    constexpr std::size_t kNanoDigits = 9;
    const auto dot = text.find('.');
    std::string fraction(dot == std::string_view::npos ? "0" : text.substr(dot + 1));
    fraction.resize(kNanoDigits, '0');
    const auto seconds = digitsOf(text.substr(0, dot));
    const auto nanoseconds = digitsOf(fraction);
    if (!seconds || !nanoseconds || *seconds > kLatest)
        return std::nullopt;
    return store::TimePoint(std::chrono::seconds(*seconds) + std::chrono::nanoseconds(*nanoseconds));
}

/// "alpine", "alpine:3.*", "docker.io/library/*": with or without the tag, short or in full.
bool fitsReference(const store::ImageInfo& image, const std::string& pattern)
{
    const auto fits = [&pattern](const std::string& text) { return fnmatch(pattern.c_str(), text.c_str(), 0) == 0; };
    return std::ranges::any_of(image.names, [&fits](const store::ImageName& name) {
        const auto reference = oci::parseReference(name.text);
        if (!reference)
            return fits(name.text);
        const std::string shortName = reference->familiar();
        return fits(name.text) || fits(shortName) || fits(reference->name()) ||
               fits(shortName.substr(0, shortName.rfind(':')));
    });
}

bool hasAll(const auto& labels, const std::vector<std::string>& wanted)
{
    return std::ranges::all_of(wanted, [&labels](const std::string& text) {
        const auto equals = text.find('=');
        const auto found = labels.find(text.substr(0, equals));
        return found != labels.end() && (equals == std::string::npos || found->second == text.substr(equals + 1));
    });
}

/// When the image was made that `before` or `since` names.
Result<std::optional<store::TimePoint>> creationOf(const store::ImageStore& store, const Filters& filters,
                                                   const std::string& name)
{
    if (!filters.has(name))
        return std::optional<store::TimePoint>();
    TRY_DECLARE(const store::Found found, store.resolve(filters.of(name).front()));
    TRY_DECLARE(const store::Image image, store.image(found.id));
    return std::optional(image.info.created.value_or(store::TimePoint()));
}

/// What the filters of a list ask for, understood once.
struct Wanted {
    std::optional<bool> isDangling;
    std::optional<store::TimePoint> before;
    std::optional<store::TimePoint> since;

    [[nodiscard]] bool fits(const store::ImageInfo& image, const Filters& filters) const
    {
        const auto created = image.created.value_or(store::TimePoint());
        const auto& patterns = filters.of("reference");
        return (!isDangling || image.isDangling() == *isDangling) && (!before || created < *before) &&
               (!since || created > *since) && hasLabels(image.labels, filters.of("label")) &&
               (patterns.empty() ||
                std::ranges::any_of(patterns, [&image](const auto& one) { return fitsReference(image, one); }));
    }
};

} // namespace

Result<Filters> Filters::parse(const std::string& text, const std::set<std::string>& known)
{
    Filters out;
    if (text.empty())
        return out;
    const json parsed = json::parse(text, nullptr, false);
    if (!parsed.is_object())
        return Error(ErrorKind::InvalidInput, "the filters are not a JSON object");
    for (const auto& [name, value] : parsed.items()) {
        if (!known.contains(name))
            return Error(ErrorKind::InvalidInput, "there is no filter \"" + name + "\" here");
        TRY_DECLARE(out.m_values[name], valuesOf(name, value));
    }
    return out;
}

const std::vector<std::string>& Filters::of(const std::string& name) const
{
    static const std::vector<std::string> none;
    const auto found = m_values.find(name);
    return found == m_values.end() ? none : found->second;
}

bool Filters::allows(const std::string& name, const std::string& value) const
{
    const auto& values = of(name);
    return values.empty() || std::ranges::find(values, value) != values.end();
}

Result<bool> Filters::flag(const std::string& name, bool otherwise) const
{
    if (!has(name))
        return otherwise;
    const std::string& value = of(name).front();
    if (value == "true" || value == "1")
        return true;
    if (value == "false" || value == "0")
        return false;
    return Error(ErrorKind::InvalidInput, "the filter " + name + " is true or false, not \"" + value + "\"");
}

bool hasLabels(const oci::Annotations& labels, const std::vector<std::string>& wanted)
{
    return hasAll(labels, wanted);
}

bool hasLabels(const std::map<std::string, std::string>& labels, const std::vector<std::string>& wanted)
{
    return hasAll(labels, wanted);
}

Result<store::TimePoint> parseMoment(const std::string& text, store::TimePoint now)
{
    if (const auto seconds = parseSeconds(text))
        return *seconds;
    if (const auto duration = text.empty() ? std::nullopt : parseDuration(text))
        return now - *duration;
    if (const auto time = oci::parseTime(text))
        return *time;
    return Error(ErrorKind::InvalidInput,
                 "\"" + text + "\" is neither a time such as 2024-01-31T12:00:00Z nor an age such as 24h");
}

Result<std::vector<store::ImageInfo>> filtered(const store::ImageStore& store, const Filters& filters)
{
    Wanted wanted;
    if (filters.has("dangling")) {
        TRY_DECLARE(wanted.isDangling, filters.flag("dangling", false));
    }
    TRY_DECLARE(wanted.before, creationOf(store, filters, "before"));
    TRY_DECLARE(wanted.since, creationOf(store, filters, "since"));
    if (filters.has("until")) {
        TRY_DECLARE(const auto until, parseMoment(filters.of("until").front(), std::chrono::system_clock::now()));
        wanted.before = wanted.before ? std::min(*wanted.before, until) : until;
    }
    std::vector<store::ImageInfo> out;
    for (const store::ImageInfo& image : *store.images()) {
        if (wanted.fits(image, filters))
            out.push_back(image);
    }
    return out;
}

Result<store::PruneFilter> pruneFilter(const Filters& filters, store::TimePoint now)
{
    store::PruneFilter out;
    TRY_DECLARE(const bool isDanglingOnly, filters.flag("dangling", true));
    out.scope = isDanglingOnly ? store::PruneScope::Dangling : store::PruneScope::Unused;
    if (filters.has("until")) {
        TRY_DECLARE(out.until, parseMoment(filters.of("until").front(), now));
    }
    out.labels = filters.of("label");
    out.notLabels = filters.of("label!");
    return out;
}

} // namespace darse::api
