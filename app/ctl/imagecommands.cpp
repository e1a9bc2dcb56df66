// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/print.h"

#include <nlohmann/json.hpp>

#include <map>

namespace darse::ctl {

using nlohmann::json;

namespace {

std::string imagePath(const std::string& name, const std::string& rest)
{
    return "/images/" + net::percentEncode(name) + rest;
}

std::chrono::sys_seconds now()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::string createdOf(const json& object)
{
    const auto found = object.find("Created");
    const bool isNumber = found != object.end() && found->is_number_integer();
    return isNumber ? ageOf(std::chrono::sys_seconds(std::chrono::seconds(found->get<std::int64_t>())), now()) : "-";
}

/// One row per name, one for an image without.
void addRows(std::vector<std::vector<std::string>>& rows, const json& image)
{
    const std::string id = shortId(field(image, "Id"));
    const json names = listField(image, "RepoTags");
    if (names.empty())
        rows.push_back({"-", id, createdOf(image), bytesField(image, "Size"), bytesField(image, "SharedSize")});
    for (const json& name : names) {
        if (name.is_string())
            rows.push_back({harmless(name.get<std::string>()), id, createdOf(image), bytesField(image, "Size"),
                            bytesField(image, "SharedSize")});
    }
}

std::string removalLines(const json& removed)
{
    std::string out;
    for (const json& row : removed) {
        if (row.contains("Untagged"))
            out += "name removed   " + field(row, "Untagged") + "\n";
        if (row.contains("Deleted"))
            out += "image removed  " + field(row, "Deleted") + "\n";
    }
    return out;
}

std::string namesOf(const json& image)
{
    std::string out;
    for (const json& name : listField(image, "names"))
        out += name.is_string() ? (out.empty() ? "" : ", ") + harmless(name.get<std::string>()) : std::string();
    return out.empty() ? "-" : out;
}

std::string previewLines(const json& preview)
{
    std::vector<std::vector<std::string>> rows{{"IMAGE", "NAMES", "FREES"}};
    for (const json& image : listField(preview, "images"))
        rows.push_back({shortId(field(image, "id")), namesOf(image), bytesField(image, "freed")});
    std::string out = table(rows);
    for (const json& reason : listField(preview, "kept"))
        out += reason.is_string() ? "stays: " + harmless(reason.get<std::string>()) + "\n" : std::string();
    return out + "would free " + bytesField(preview, "freed") + "\n";
}

} // namespace

Result<std::string> filtersOf(const Context& context)
{
    json out = json::object();
    for (const std::string& text : context.given.values("filter")) {
        const auto equals = text.find('=');
        if (equals == std::string::npos || equals == 0)
            return Error(ErrorKind::InvalidInput, "a filter is KEY=VALUE, not \"" + text + "\"");
        out[text.substr(0, equals)].push_back(text.substr(equals + 1));
    }
    return out.empty() ? std::string() : out.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<std::string> imageList(const Context& context)
{
    TRY_DECLARE(const std::string filters, filtersOf(context));
    TRY_DECLARE(const json images,
                context.engine.json("GET", "/images/json" + queryOf({{"filters", filters}, {"shared-size", "1"}})));
    if (context.output == Output::Json)
        return printed(images);
    std::vector<std::vector<std::string>> rows;
    if (context.given.has("quiet")) {
        for (const json& image : images)
            rows.push_back({shortId(field(image, "Id"))});
        return table(rows);
    }
    rows.push_back({"NAME", "ID", "CREATED", "SIZE", "SHARED"});
    for (const json& image : images)
        addRows(rows, image);
    return table(rows);
}

Result<std::string> imageInspect(const Context& context)
{
    json out = json::array();
    for (const std::string& name : context.given.words) {
        TRY_DECLARE(json image, context.engine.json("GET", imagePath(name, "/json")));
        out.push_back(std::move(image));
    }
    return printed(out);
}

Result<std::string> imageHistory(const Context& context)
{
    TRY_DECLARE(const json steps, context.engine.json("GET", imagePath(context.word(0), "/history")));
    if (context.output == Output::Json)
        return printed(steps);
    std::vector<std::vector<std::string>> rows{{"CREATED", "SIZE", "CREATED BY"}};
    for (const json& step : steps)
        rows.push_back({createdOf(step), bytesField(step, "Size"), field(step, "CreatedBy")});
    return table(rows);
}

Result<std::string> imageLayers(const Context& context)
{
    TRY_DECLARE(const json answer, context.engine.json("GET", "/darse/v1" + imagePath(context.word(0), "/layers")));
    if (context.output == Output::Json)
        return printed(answer);
    std::vector<std::vector<std::string>> rows{{"LAYER", "COMPRESSED", "FILES", "ENTRIES"}};
    std::string notes;
    for (const json& layer : listField(answer, "layers")) {
        const std::string id = shortId(field(layer, "blob"));
        rows.push_back({id, bytesField(layer, "blobSize"), bytesField(layer, "size"), field(layer, "entries")});
        for (const json& note : listField(layer, "notes"))
            notes += note.is_string() ? id + ": " + harmless(note.get<std::string>()) + "\n" : std::string();
    }
    return table(rows) + notes;
}

Result<std::string> imageTag(const Context& context)
{
    TRY(context.engine.json("POST", imagePath(context.word(0), "/tag") + queryOf({{"repo", context.word(1)}})));
    return context.output == Output::Json ? printed({{"name", context.word(1)}}) : std::string();
}

Result<std::string> imageUntag(const Context& context)
{
    json names = json::array();
    for (const std::string& name : context.given.words) {
        TRY_DECLARE(const json answer, context.engine.json("POST", "/darse/v1" + imagePath(name, "/untag")));
        names.push_back(answer.value("name", name));
    }
    return context.output == Output::Json ? printed({{"untagged", names}}) : std::string();
}

Result<std::string> imageRemove(const Context& context)
{
    json all = json::array();
    for (const std::string& name : context.given.words) {
        TRY_DECLARE(const json removed,
                    context.engine.json("DELETE", imagePath(name, context.given.has("force") ? "?force=1" : "")));
        for (const json& row : removed)
            all.push_back(row);
    }
    return context.output == Output::Json ? printed(all) : removalLines(all);
}

Result<std::string> imagePrune(const Context& context)
{
    TRY_DECLARE(const std::string given, filtersOf(context));
    json filters = given.empty() ? json::object() : json::parse(given);
    if (context.given.has("all"))
        filters["dangling"] = {"false"};
    if (context.given.has("until"))
        filters["until"] = {context.value("until")};
    const std::string query = queryOf({{"filters", filters.empty() ? std::string() : filters.dump()}});
    if (context.given.has("dry-run")) {
        TRY_DECLARE(const json preview, context.engine.json("GET", "/darse/v1/images/prune" + query));
        return context.output == Output::Json ? printed(preview) : previewLines(preview);
    }
    TRY_DECLARE(const json pruned, context.engine.json("POST", "/images/prune" + query));
    if (context.output == Output::Json)
        return printed(pruned);
    return removalLines(listField(pruned, "ImagesDeleted")) + "freed " + bytesField(pruned, "SpaceReclaimed") + "\n";
}

Result<std::string> imageSearch(const Context& context)
{
    TRY_DECLARE(const std::string filters, filtersOf(context));
    const std::string target = "/images/search" + queryOf({{"term", context.word(0)},
                                                           {"filters", filters},
                                                           {"limit", context.value("limit")},
                                                           {"registry", context.value("registry")}});
    TRY_DECLARE(const json hits, context.engine.json("GET", target));
    if (context.output == Output::Json)
        return printed(hits);
    std::vector<std::vector<std::string>> rows{{"NAME", "STARS", "DESCRIPTION"}};
    for (const json& hit : hits)
        rows.push_back({field(hit, "name"), field(hit, "star_count"), field(hit, "description")});
    return table(rows);
}

} // namespace darse::ctl
