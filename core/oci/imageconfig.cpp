// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/imageconfig.h"

#include "core/oci/descriptorjson.h"
#include "core/oci/manifest.h"
#include "core/oci/rfc3339.h"
#include "core/oci/wording.h"

namespace darse::oci {
namespace {

constexpr std::size_t kMaxHistory = 4096;
constexpr std::size_t kMaxWords = 16'384;

/// A time as it came, once it is known to be one.
Result<std::string> readCreated(const Fields& fields)
{
    TRY_DECLARE(auto created, fields.text("created"));
    if (!created.empty() && !readTime(created))
        return refusal(inQuotes(created) + " is not a time as RFC 3339 writes it");
    return created;
}

/// A command line: a list, or in old images a single text; nothing when it is not said.
Result<std::optional<std::vector<std::string>>> readCommand(const Fields& fields, std::string_view name)
{
    using Command = std::optional<std::vector<std::string>>;
    TRY_DECLARE(const Json* found, fields.find(name));
    if (found == nullptr)
        return Command();
    if (found->is_string())
        return Command({found->get<std::string>()});
    TRY(fields.array(name, kMaxWords));
    TRY_DECLARE(auto words, fields.texts(name));
    return Command(std::move(words));
}

Result<std::string> readHealthcheck(const Fields& fields)
{
    TRY_DECLARE(const Json* found, fields.find("Healthcheck"));
    if (found == nullptr)
        return std::string();
    if (!found->is_object())
        return refusal("\"Healthcheck\" is not an object");
    return found->dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<RunConfig> readRunConfig(const Json& json)
{
    TRY_DECLARE(const Fields fields, Fields::of(json));
    RunConfig result;
    TRY_DECLARE(result.user, fields.text("User"));
    TRY_DECLARE(result.exposedPorts, fields.set("ExposedPorts"));
    TRY(fields.array("Env", kMaxWords));
    TRY_DECLARE(result.environment, fields.texts("Env"));
    TRY_DECLARE(result.entrypoint, readCommand(fields, "Entrypoint"));
    TRY_DECLARE(result.command, readCommand(fields, "Cmd"));
    TRY_DECLARE(result.volumes, fields.set("Volumes"));
    TRY_DECLARE(result.workingDirectory, fields.text("WorkingDir"));
    TRY_DECLARE(result.labels, fields.annotations("Labels"));
    TRY_DECLARE(result.stopSignal, fields.text("StopSignal"));
    TRY_DECLARE(result.shell, readCommand(fields, "Shell"));
    TRY(fields.array("OnBuild", kMaxWords));
    TRY_DECLARE(result.onBuild, fields.texts("OnBuild"));
    TRY_DECLARE(result.healthcheckJson, readHealthcheck(fields));
    return result;
}

Result<std::vector<Digest>> readDiffIds(const Fields& fields)
{
    TRY_DECLARE(const Json* rootfs, fields.find("rootfs"));
    if (rootfs == nullptr)
        return refusal("it has no \"rootfs\", so its layers are not known");
    TRY_DECLARE(const Fields members, Fields::of(*rootfs).within("its rootfs"));
    TRY_DECLARE(const auto type, members.text("type"));
    if (type != "layers")
        return refusal("its rootfs is of the type " + inQuotes(type) + " and not \"layers\"");
    TRY_DECLARE(const Json* list, members.array("diff_ids", kMaxLayers));
    std::vector<Digest> result;
    if (list == nullptr)
        return result;
    for (const Json& element : *list) {
        TRY_DECLARE(auto digest, readDigest(element).within("diff_id " + std::to_string(result.size() + 1)));
        result.push_back(std::move(digest));
    }
    return result;
}

Result<HistoryEntry> readHistoryEntry(const Json& json)
{
    TRY_DECLARE(const Fields fields, Fields::of(json));
    HistoryEntry result;
    TRY_DECLARE(result.created, readCreated(fields));
    TRY_DECLARE(result.createdBy, fields.text("created_by"));
    TRY_DECLARE(result.author, fields.text("author"));
    TRY_DECLARE(result.comment, fields.text("comment"));
    TRY_DECLARE(result.isEmptyLayer, fields.flag("empty_layer"));
    return result;
}

Result<std::vector<HistoryEntry>> readHistory(const Fields& fields)
{
    TRY_DECLARE(const Json* list, fields.array("history", kMaxHistory));
    std::vector<HistoryEntry> result;
    if (list == nullptr)
        return result;
    for (const Json& element : *list) {
        TRY_DECLARE(auto entry,
                    readHistoryEntry(element).within("step " + std::to_string(result.size() + 1) + " of its history"));
        result.push_back(std::move(entry));
    }
    return result;
}

Result<ImageConfig> readImageConfig(std::string_view text)
{
    TRY_DECLARE(const Json json, readJson(text, kMaxDocument));
    TRY_DECLARE(const Fields fields, Fields::of(json));
    ImageConfig result;
    TRY_DECLARE(result.created, readCreated(fields));
    TRY_DECLARE(result.author, fields.text("author"));
    TRY_DECLARE(result.platform, readPlatform(fields));
    TRY_DECLARE(const Json* run, fields.find("config"));
    if (run != nullptr) {
        TRY_DECLARE(result.run, readRunConfig(*run).within("its config"));
    }
    TRY_DECLARE(result.diffIds, readDiffIds(fields));
    TRY_DECLARE(result.history, readHistory(fields));
    return result;
}

} // namespace

Result<ImageConfig> parseImageConfig(std::string_view json)
{
    return readImageConfig(json).within("the image configuration is refused");
}

std::vector<Digest> chainIds(const std::vector<Digest>& diffIds)
{
    std::vector<Digest> result;
    result.reserve(diffIds.size());
    for (const Digest& diffId : diffIds)
        result.push_back(result.empty() ? diffId : Digest::of(result.back().text() + " " + diffId.text()));
    return result;
}

} // namespace darse::oci
