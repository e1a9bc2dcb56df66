// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kinds.h"

#include <algorithm>
#include <array>

namespace darse::kube {
namespace {

constexpr std::array kTable = {
    Kind{.group = "",
         .version = "v1",
         .name = "Pod",
         .plural = "pods",
         .singular = "pod",
         .shortNames = "po",
         .hasStatus = true,
         .isGraceful = true,
         .fields = "spec.nodeName spec.restartPolicy spec.serviceAccountName status.phase status.podIP"},
    Kind{.group = "",
         .version = "v1",
         .name = "ConfigMap",
         .plural = "configmaps",
         .singular = "configmap",
         .shortNames = "cm"},
    Kind{.group = "",
         .version = "v1",
         .name = "Secret",
         .plural = "secrets",
         .singular = "secret",
         .shortNames = "",
         .fields = "type"},
    Kind{.group = "",
         .version = "v1",
         .name = "Event",
         .plural = "events",
         .singular = "event",
         .shortNames = "ev",
         .fields = "involvedObject.kind involvedObject.namespace involvedObject.name involvedObject.uid "
                   "involvedObject.apiVersion involvedObject.resourceVersion involvedObject.fieldPath reason "
                   "reportingComponent source type"},
    Kind{.group = "",
         .version = "v1",
         .name = "Node",
         .plural = "nodes",
         .singular = "node",
         .shortNames = "no",
         .isNamespaced = false,
         .hasStatus = true,
         .fields = "spec.unschedulable"},
    Kind{.group = "",
         .version = "v1",
         .name = "Namespace",
         .plural = "namespaces",
         .singular = "namespace",
         .shortNames = "ns",
         .isNamespaced = false,
         .hasStatus = true,
         .fields = "status.phase",
         .verbs = "create delete get list patch update watch"},
    Kind{.group = "",
         .version = "v1",
         .name = "PersistentVolumeClaim",
         .plural = "persistentvolumeclaims",
         .singular = "persistentvolumeclaim",
         .shortNames = "pvc",
         .hasStatus = true},
};

bool hasWord(std::string_view words, std::string_view word)
{
    while (!words.empty()) {
        const auto space = words.find(' ');
        if (words.substr(0, space) == word)
            return true;
        words.remove_prefix(space == std::string_view::npos ? words.size() : space + 1);
    }
    return false;
}

template <class Fits>
const Kind* firstThat(const Fits& fits)
{
    const auto* const found = std::ranges::find_if(kTable, fits);
    return found == kTable.end() ? nullptr : found;
}

} // namespace

std::string Kind::apiVersion() const
{
    return group.empty() ? std::string(version) : std::string(group) + "/" + std::string(version);
}

std::span<const Kind> kinds()
{
    return kTable;
}

const Kind* findKind(std::string_view group, std::string_view version, std::string_view plural)
{
    return firstThat(
        [&](const Kind& kind) { return kind.group == group && kind.version == version && kind.plural == plural; });
}

const Kind* findKindNamed(std::string_view apiVersion, std::string_view name)
{
    return firstThat([&](const Kind& kind) { return kind.name == name && kind.apiVersion() == apiVersion; });
}

const Kind* findKindCalled(std::string_view word)
{
    return firstThat([&](const Kind& kind) {
        return kind.plural == word || kind.singular == word || kind.name == word || hasWord(kind.shortNames, word);
    });
}

namespace kind {
const Kind& pod = kTable[0];
const Kind& configMap = kTable[1];
const Kind& secret = kTable[2];
const Kind& event = kTable[3];
const Kind& node = kTable[4];
const Kind& space = kTable[5];
const Kind& claim = kTable[6];
} // namespace kind

} // namespace darse::kube
