// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/podfiles.h"

#include "core/kube/podenvironment.h"

#include <algorithm>
#include <array>

namespace darse::engine {

using nlohmann::json;
using Files = Result<std::vector<PodFile>>;

namespace {

constexpr std::array kSources = {"configMap", "secret", "downwardAPI", "projected"};
constexpr std::array kContainers = {"containers", "initContainers", "ephemeralContainers"};

/// The members that refer to an object, and the member of it that is its name.
struct Reference {
    std::string_view kind;
    const char* member;
    const char* name;
};
constexpr std::array kReferences = {
    Reference{"configmap", "configMap", "name"},
    Reference{"configmap", "configMapRef", "name"},
    Reference{"configmap", "configMapKeyRef", "name"},
    Reference{"secret", "secret", "secretName"},
    Reference{"secret", "secret", "name"},
    Reference{"secret", "secretRef", "name"},
    Reference{"secret", "secretKeyRef", "name"},
    Reference{"persistentvolumeclaim", "persistentVolumeClaim", "claimName"},
};

bool isAmong(const json& references, const std::string& name)
{
    return std::ranges::any_of(references, [&](const json& one) { return one.value("name", "") == name; });
}

/// Somewhere in volumes or containers.
bool namesObject(const json& part, const kube::Kind& kind, const std::string& name)
{
    if (part.is_object()) {
        for (const Reference& one : kReferences) {
            const auto found = part.find(one.member);
            if (one.kind == kind.singular && found != part.end() && found->is_object() &&
                found->value(one.name, "") == name)
                return true;
        }
    }
    return part.is_structured() &&
           std::ranges::any_of(part, [&](const json& below) { return namesObject(below, kind, name); });
}

mode_t modeOf(const json& item, mode_t usual)
{
    return static_cast<mode_t>(item.value("mode", static_cast<int>(usual)));
}

Files filesOfObject(const json& source, const kube::Kind& kind, const kube::PodGround& ground, mode_t usual)
{
    const std::string name = source.value("name", source.value("secretName", ""));
    const bool isOptional = source.value("optional", false);
    const kube::ObjectPtr object = ground.find(kind, name);
    if (!object && !isOptional)
        return Error(ErrorKind::NotFound, std::string(kind.singular) + " \"" + name + "\" not found");
    const kube::Variables entries = object ? kube::entriesOf(*object) : kube::Variables();
    std::vector<PodFile> out;
    if (!source.contains("items")) {
        for (const auto& [key, content] : entries)
            out.push_back({.path = key, .content = content, .mode = usual});
        return out;
    }
    for (const json& item : source["items"]) {
        const std::string key = item.value("key", "");
        const auto found = entries.find(key);
        if (found == entries.end() && isOptional)
            continue;
        if (found == entries.end())
            return Error(ErrorKind::NotFound, "references non-existent config key: " + key);
        out.push_back({.path = item.value("path", ""), .content = found->second, .mode = modeOf(item, usual)});
    }
    return out;
}

Files filesOfFields(const json& source, const json& pod, const kube::PodGround& ground, mode_t usual)
{
    std::vector<PodFile> out;
    for (const json& item : source.value("items", json::array())) {
        PodFile file{.path = item.value("path", ""), .content = {}, .mode = modeOf(item, usual)};
        if (item.contains("fieldRef")) {
            TRY_DECLARE(file.content,
                        kube::fieldOf(pod, item["fieldRef"].value("fieldPath", ""), ground, kube::FieldFor::File));
        } else {
            const json asked = item.value("resourceFieldRef", json::object());
            const json& containers = pod.at("spec").at("containers");
            const auto found = std::ranges::find_if(
                containers, [&](const json& one) { return one.value("name", "") == asked.value("containerName", ""); });
            if (found == containers.end())
                return Error(ErrorKind::InvalidInput, "the downward API of a file names a container");
            TRY_DECLARE(file.content, kube::resourceOf(*found, asked));
        }
        out.push_back(std::move(file));
    }
    return out;
}

/// Of one source, by whichever member it has.
Files filesOfSource(const json& source, const json& pod, const kube::PodGround& ground, mode_t usual)
{
    if (source.contains("configMap"))
        return filesOfObject(source["configMap"], kube::kind::configMap, ground, usual);
    if (source.contains("secret"))
        return filesOfObject(source["secret"], kube::kind::secret, ground, usual);
    if (source.contains("downwardAPI"))
        return filesOfFields(source["downwardAPI"], pod, ground, usual);
    return std::vector<PodFile>(); // a warning names what is not implemented
}

} // namespace

bool hasPodFiles(const json& volume)
{
    return std::ranges::any_of(kSources, [&](const char* one) { return volume.contains(one); });
}

bool usesObject(const json& pod, const kube::Kind& kind, const std::string& name)
{
    const json& spec = pod.at("spec");
    return namesObject(spec.value("volumes", json::array()), kind, name) ||
           (&kind == &kube::kind::secret && isAmong(spec.value("imagePullSecrets", json::array()), name)) ||
           std::ranges::any_of(
               kContainers, [&](const char* list) { return namesObject(spec.value(list, json::array()), kind, name); });
}

Files podFilesOf(const json& volume, const json& pod, const kube::PodGround& ground)
{
    constexpr int kUsual = 0644;
    const bool isProjected = volume.contains("projected");
    const auto which = std::ranges::find_if(kSources, [&](const char* one) { return volume.contains(one); });
    const json& around = volume[*which];
    const auto usual = static_cast<mode_t>(around.value("defaultMode", kUsual));
    if (!isProjected)
        return filesOfSource(volume, pod, ground, usual);
    std::vector<PodFile> out;
    for (const json& source : around.value("sources", json::array())) {
        TRY_DECLARE(auto files, filesOfSource(source, pod, ground, usual));
        std::ranges::move(files, std::back_inserter(out));
    }
    return out;
}

} // namespace darse::engine
