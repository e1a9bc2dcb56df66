// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/dockerarchive.h"

#include "core/oci/fields.h"
#include "core/oci/manifest.h"
#include "core/oci/wording.h"

namespace darse::oci {
namespace {

constexpr std::size_t kMaxManifest = std::size_t{1} * 1024 * 1024;
constexpr std::size_t kMaxImages = 1024;
constexpr std::size_t kMaxTags = 4096;
constexpr std::size_t kMaxName = 4096;

/// A name of a file in the archive: relative, every part a real name.
Result<void> checkName(std::string_view name)
{
    bool isGood = !name.empty() && name.size() <= kMaxName;
    for (std::string_view rest = name; isGood;) {
        const auto slash = rest.find('/');
        const std::string_view part = rest.substr(0, slash);
        isGood = !part.empty() && part != "." && part != "..";
        if (slash == std::string_view::npos)
            break;
        rest.remove_prefix(slash + 1);
    }
    if (!isGood)
        return refusal(inQuotes(name) + " cannot be the name of a file in the archive");
    return ok();
}

Result<ArchivedImage> readImage(const Json& json)
{
    TRY_DECLARE(const Fields fields, Fields::of(json));
    ArchivedImage result;
    TRY_DECLARE(result.config, fields.text("Config"));
    if (result.config.empty())
        return refusal("it has no \"Config\"");
    TRY(checkName(result.config));
    TRY(fields.array("RepoTags", kMaxTags));
    TRY_DECLARE(result.repoTags, fields.texts("RepoTags"));
    if (!fields.has("Layers"))
        return refusal("it has no \"Layers\"");
    TRY(fields.array("Layers", kMaxLayers));
    TRY_DECLARE(result.layers, fields.texts("Layers"));
    for (const std::string& layer : result.layers)
        TRY(checkName(layer));
    return result;
}

Result<std::vector<ArchivedImage>> readImages(std::string_view text)
{
    TRY_DECLARE(const Json json, readJson(text, kMaxManifest));
    if (!json.is_array())
        return refusal("it is not a list of images");
    if (json.size() > kMaxImages)
        return refusal("it has " + std::to_string(json.size()) + " images, at most " + std::to_string(kMaxImages) +
                       " are read");
    std::vector<ArchivedImage> result;
    for (const Json& element : json) {
        TRY_DECLARE(auto image, readImage(element).within("image " + std::to_string(result.size() + 1)));
        result.push_back(std::move(image));
    }
    return result;
}

} // namespace

Result<std::vector<ArchivedImage>> parseDockerArchive(std::string_view json)
{
    return readImages(json).within("the archive's manifest.json is refused");
}

std::string toJson(const std::vector<ArchivedImage>& images)
{
    OrderedJson json = OrderedJson::array();
    for (const ArchivedImage& image : images) {
        OrderedJson entry;
        entry["Config"] = image.config;
        entry["RepoTags"] = image.repoTags;
        entry["Layers"] = image.layers;
        json.push_back(std::move(entry));
    }
    return writeJson(json);
}

} // namespace darse::oci
