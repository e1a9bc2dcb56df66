// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Volumes of a pod.
#include "core/kube/podchecks.h"
#include "core/kube/quantity.h"

#include <array>

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr int kLastMode = 0777;

void checkMode(const json& holder, const char* name, const std::string& at, Refusals& out)
{
    const auto mode = holder.value(name, std::int64_t{0});
    if (mode < 0 || mode > kLastMode)
        out.invalid(at + "." + name, mode, "must be a number between 0 and 0777 (octal), both inclusive");
}

void checkItems(const json& files, const std::string& at, Refusals& out)
{
    const bool isDownward = at.ends_with(".downwardAPI"); // Kubernetes does not tell which of these
    const json items = listOf(files, "items");
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string where = isDownward ? at : placeIn(at + ".items", i);
        const std::string path = textOf(items[i], "path");
        if (path.empty())
            out.required(where + ".path");
        checkPathInside(path, where + ".path", out);
        if (path.starts_with("..") && !path.starts_with("../"))
            out.invalid(where + ".path", path, "must not start with '..'");
        checkMode(items[i], "mode", where, out);
        checkFieldSource(items[i], where, FieldFrom::Volume, out);
    }
}

/// What is named must have a name.
void checkNamed(const json& holder, const char* part, const char* member, const std::string& at, Refusals& out)
{
    if (holder.contains(part) && textOf(holder[part], member).empty())
        out.required(at + "." + part + "." + member);
}

void checkHostPath(const json& volume, const std::string& at, Refusals& out)
{
    checkNamed(volume, "hostPath", "path", at, out);
    const std::string path = textOf(partOf(volume, "hostPath"), "path");
    if (("/" + path + "/").find("/../") != std::string::npos)
        out.invalid(at + ".hostPath.path", path, "must not contain '..'");
}

void checkProjected(const json& projected, const std::string& at, Refusals& out)
{
    checkMode(projected, "defaultMode", at, out);
    const json sources = listOf(projected, "sources");
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const std::string where = placeIn(at + ".sources", i);
        for (const char* kind : {"configMap", "secret"})
            checkNamed(sources[i], kind, "name", where, out);
        for (const char* kind : {"configMap", "secret", "downwardAPI"})
            checkItems(partOf(sources[i], kind), where + "." + kind, out);
    }
}

void checkVolume(const json& volume, const std::string& at, Refusals& out)
{
    int count = 0;
    for (const char* kind : {"emptyDir", "hostPath", "secret", "nfs", "iscsi", "persistentVolumeClaim", "downwardAPI",
                             "configMap", "projected", "csi", "ephemeral", "image"}) {
        if (volume.contains(kind) && ++count > 1)
            out.forbidden(at + "." + kind, "may not specify more than 1 volume type");
    }
    if (const json limit = partOf(volume, "emptyDir").value("sizeLimit", json(0)); amountOf(limit) < 0)
        out.forbidden(at + ".emptyDir.sizeLimit", "SizeLimit field must be a valid resource quantity");
    checkHostPath(volume, at, out);
    checkNamed(volume, "secret", "secretName", at, out);
    checkNamed(volume, "configMap", "name", at, out);
    checkNamed(volume, "persistentVolumeClaim", "claimName", at, out);
    for (const char* kind : {"configMap", "secret", "downwardAPI"}) {
        checkMode(partOf(volume, kind), "defaultMode", at + "." + kind, out);
        checkItems(partOf(volume, kind), at + "." + kind, out);
    }
    checkProjected(partOf(volume, "projected"), at + ".projected", out);
}

} // namespace

std::set<std::string> checkVolumes(const json& spec, Refusals& out)
{
    std::set<std::string> good;
    const json volumes = listOf(spec, "volumes");
    for (std::size_t i = 0; i < volumes.size(); ++i) {
        const std::string at = placeIn("spec.volumes", i);
        const std::string name = textOf(volumes[i], "name");
        std::set<std::string> names = good;
        const std::size_t before = out.size();
        checkPartName(name, at + ".name", names, out);
        checkVolume(volumes[i], at, out);
        if (out.size() == before)
            good.insert(name);
    }
    return good;
}

} // namespace darse::kube
