// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/descriptorjson.h"
#include "core/oci/imageconfig.h"
#include "core/oci/manifest.h"

namespace darse::oci {
namespace {

void add(OrderedJson& object, const char* name, const std::string& text)
{
    if (!text.empty())
        object[name] = text;
}

void add(OrderedJson& object, const char* name, const std::vector<std::string>& texts)
{
    if (!texts.empty())
        object[name] = texts;
}

void add(OrderedJson& object, const char* name, const std::optional<std::vector<std::string>>& command)
{
    if (command)
        object[name] = *command;
}

/// Go's way to write a set: an object of empty objects.
void addSet(OrderedJson& object, const char* name, const std::vector<std::string>& members)
{
    if (members.empty())
        return;
    // The ordered kind takes time for each key that it has already.
    Json set = Json::object();
    for (const std::string& member : members)
        set[member] = Json::object();
    object[name] = set;
}

OrderedJson runConfig(const RunConfig& run)
{
    OrderedJson json = OrderedJson::object();
    add(json, "User", run.user);
    addSet(json, "ExposedPorts", run.exposedPorts);
    add(json, "Env", run.environment);
    add(json, "Entrypoint", run.entrypoint);
    add(json, "Cmd", run.command);
    addSet(json, "Volumes", run.volumes);
    add(json, "WorkingDir", run.workingDirectory);
    if (!run.labels.empty())
        json["Labels"] = run.labels;
    add(json, "StopSignal", run.stopSignal);
    if (const auto healthcheck = readJson(run.healthcheckJson, kMaxDocument); healthcheck && healthcheck->is_object())
        json["Healthcheck"] = *healthcheck;
    add(json, "OnBuild", run.onBuild);
    add(json, "Shell", run.shell);
    return json;
}

OrderedJson step(const HistoryEntry& entry)
{
    OrderedJson json = OrderedJson::object();
    add(json, "created", entry.created);
    add(json, "created_by", entry.createdBy);
    add(json, "author", entry.author);
    add(json, "comment", entry.comment);
    if (entry.isEmptyLayer)
        json["empty_layer"] = true;
    return json;
}

} // namespace

std::string toJson(const ImageConfig& config)
{
    OrderedJson json;
    add(json, "created", config.created);
    add(json, "author", config.author);
    addPlatform(json, config.platform);
    json["config"] = runConfig(config.run);
    OrderedJson diffIds = OrderedJson::array();
    for (const Digest& diffId : config.diffIds)
        diffIds.push_back(diffId.text());
    json["rootfs"]["type"] = "layers";
    json["rootfs"]["diff_ids"] = std::move(diffIds);
    if (!config.history.empty()) {
        OrderedJson& history = json["history"] = OrderedJson::array();
        for (const HistoryEntry& entry : config.history)
            history.push_back(step(entry));
    }
    return writeJson(json);
}

} // namespace darse::oci
