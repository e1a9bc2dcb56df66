// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/descriptorjson.h"

#include "core/oci/wording.h"

#include <algorithm>

namespace darse::oci {
namespace {

constexpr std::size_t kMaxUrls = 16;
constexpr std::size_t kMaxUrl = 2048;
constexpr std::size_t kMaxOsFeatures = 64;
constexpr std::size_t kMaxTypeName = 127;
constexpr std::string_view kTypeMarks = "!#$&-^_.+";
constexpr std::string_view kPlatformMarks = "._-";

bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// "restricted-name" of RFC 6838.
bool isTypeName(std::string_view text)
{
    return !text.empty() && text.size() <= kMaxTypeName && isAlphanumeric(text.front()) &&
           std::ranges::all_of(
               text, [](char c) { return isAlphanumeric(c) || kTypeMarks.find(c) != std::string_view::npos; });
}

bool isMediaType(std::string_view text)
{
    const auto slash = text.find('/');
    return slash != std::string_view::npos && isTypeName(text.substr(0, slash)) && isTypeName(text.substr(slash + 1));
}

Result<std::vector<std::string>> readUrls(const Fields& fields)
{
    TRY(fields.array("urls", kMaxUrls));
    TRY_DECLARE(auto urls, fields.texts("urls"));
    for (const std::string& url : urls) {
        const bool prints = std::ranges::all_of(url, [](char c) { return c > ' ' && c < '\x7F'; });
        if (url.empty() || url.size() > kMaxUrl || !prints)
            return refusal(inQuotes(url) + " is not an address to fetch from");
    }
    return urls;
}

bool isPlatformWord(std::string_view text)
{
    constexpr std::size_t kMaxWord = 64;
    return text.size() <= kMaxWord && (text.empty() || isAlphanumeric(text.front())) &&
           std::ranges::all_of(
               text, [](char c) { return isAlphanumeric(c) || kPlatformMarks.find(c) != std::string_view::npos; });
}

void addTexts(OrderedJson& object, const char* name, const std::vector<std::string>& texts)
{
    if (!texts.empty())
        object[name] = texts;
}

} // namespace

Result<Digest> readDigest(const Json& json)
{
    if (!json.is_string())
        return refusal("its digest is not a text");
    auto digest = Digest::parse(json.get_ref<const std::string&>());
    if (!digest)
        return refusal(digest.error().message());
    return digest;
}

Result<std::string> readMediaType(const Fields& fields, std::string_view name)
{
    TRY_DECLARE(auto type, fields.text(name));
    if (!type.empty() && !isMediaType(type))
        return refusal(inQuotes(type) + " is not a media type");
    return type;
}

Result<Platform> readPlatform(const Fields& fields)
{
    TRY_DECLARE(auto os, fields.text("os"));
    TRY_DECLARE(auto architecture, fields.text("architecture"));
    TRY_DECLARE(auto variant, fields.text("variant"));
    TRY_DECLARE(auto osVersion, fields.text("os.version"));
    TRY(fields.array("os.features", kMaxOsFeatures));
    TRY_DECLARE(auto osFeatures, fields.texts("os.features"));
    for (const std::string& word : {os, architecture, variant}) {
        if (!isPlatformWord(word))
            return refusal(inQuotes(word) + " cannot be part of a platform");
    }
    return Platform{.os = std::move(os),
                    .architecture = std::move(architecture),
                    .variant = std::move(variant),
                    .osVersion = std::move(osVersion),
                    .osFeatures = std::move(osFeatures)};
}

void addPlatform(OrderedJson& object, const Platform& platform)
{
    object["architecture"] = platform.architecture;
    object["os"] = platform.os;
    if (!platform.osVersion.empty())
        object["os.version"] = platform.osVersion;
    addTexts(object, "os.features", platform.osFeatures);
    if (!platform.variant.empty())
        object["variant"] = platform.variant;
}

Result<Descriptor> readDescriptor(const Json& json)
{
    TRY_DECLARE(const Fields fields, Fields::of(json));
    TRY_DECLARE(auto mediaType, readMediaType(fields, "mediaType"));
    if (mediaType.empty())
        return refusal("it has no \"mediaType\"");
    TRY_DECLARE(const Json* digestText, fields.find("digest"));
    if (digestText == nullptr)
        return refusal("it has no \"digest\"");
    TRY_DECLARE(auto digest, readDigest(*digestText));
    TRY_DECLARE(const auto size, fields.count("size"));
    Descriptor result{.mediaType = std::move(mediaType), .digest = std::move(digest), .size = size};
    TRY_DECLARE(result.annotations, fields.annotations("annotations"));
    TRY_DECLARE(result.urls, readUrls(fields));
    TRY_DECLARE(result.artifactType, readMediaType(fields, "artifactType"));
    TRY_DECLARE(const Json* platform, fields.find("platform"));
    if (platform != nullptr) {
        TRY_DECLARE(const Fields members, Fields::of(*platform).within("its platform"));
        TRY_DECLARE(auto read, readPlatform(members));
        // An empty one says as much as none.
        if (read != Platform{})
            result.platform = std::move(read);
    }
    return result;
}

Result<std::optional<Descriptor>> readDescriptor(const Fields& fields, std::string_view name)
{
    TRY_DECLARE(const Json* found, fields.find(name));
    if (found == nullptr)
        return std::optional<Descriptor>();
    TRY_DECLARE(auto descriptor, readDescriptor(*found).within("its " + std::string(name)));
    return std::optional<Descriptor>(std::move(descriptor));
}

Result<std::vector<Descriptor>> readDescriptors(const Json& json, std::string_view singular)
{
    std::vector<Descriptor> result;
    result.reserve(json.size());
    for (const Json& entry : json) {
        auto descriptor = readDescriptor(entry);
        if (!descriptor)
            return std::move(descriptor)
                .error()
                .within(std::string(singular) + " " + std::to_string(result.size() + 1));
        result.push_back(std::move(descriptor).value());
    }
    return result;
}

OrderedJson toOrderedJson(const Descriptor& descriptor)
{
    OrderedJson json;
    json["mediaType"] = descriptor.mediaType;
    json["digest"] = descriptor.digest.text();
    json["size"] = descriptor.size;
    addTexts(json, "urls", descriptor.urls);
    if (!descriptor.annotations.empty())
        json["annotations"] = descriptor.annotations;
    if (descriptor.platform)
        addPlatform(json["platform"] = OrderedJson::object(), *descriptor.platform);
    if (!descriptor.artifactType.empty())
        json["artifactType"] = descriptor.artifactType;
    return json;
}

} // namespace darse::oci
