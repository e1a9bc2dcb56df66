// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/generated.h"

namespace darse::kube {

using nlohmann::json;

namespace {

/// What stands in every pod that says nothing about it.
void dropDefault(json& object, const char* name, const json& value)
{
    if (object.is_object() && object.contains(name) && object[name] == value)
        object.erase(name);
}

void dropContainerDefaults(json& containers)
{
    for (json& container : containers) {
        if (!container.is_object())
            continue;
        dropDefault(container, "terminationMessagePath", "/dev/termination-log");
        dropDefault(container, "terminationMessagePolicy", "File");
        dropDefault(container, "resources", json::object());
        if (!container.contains("ports"))
            continue;
        for (json& port : container["ports"])
            dropDefault(port, "protocol", "TCP");
    }
}

void dropPodDefaults(json& spec)
{
    spec.erase("nodeName");
    spec.erase("ephemeralContainers"); // no pod begins with these
    dropDefault(spec, "dnsPolicy", "ClusterFirst");
    dropDefault(spec, "enableServiceLinks", true);
    dropDefault(spec, "preemptionPolicy", "PreemptLowerPriority");
    dropDefault(spec, "priority", 0);
    dropDefault(spec, "restartPolicy", "Always");
    dropDefault(spec, "schedulerName", "default-scheduler");
    dropDefault(spec, "securityContext", json::object());
    dropDefault(spec, "serviceAccountName", "default");
    dropDefault(spec, "serviceAccount", "default");
    dropDefault(spec, "terminationGracePeriodSeconds", 30);
    dropDefault(spec, "tolerations", json::array());
    for (const char* list : {"initContainers", "containers"}) {
        if (spec.contains(list) && spec[list].is_array())
            dropContainerDefaults(spec[list]);
    }
}

void dropNoted(json& metadata)
{
    for (const char* name : {"uid", "resourceVersion", "generation", "creationTimestamp", "managedFields", "selfLink",
                             "ownerReferences", "deletionTimestamp", "deletionGracePeriodSeconds", "finalizers"})
        metadata.erase(name);
    dropDefault(metadata, "namespace", "default");
    if (metadata.contains("annotations") && metadata["annotations"].is_object()) {
        metadata["annotations"].erase("kubectl.kubernetes.io/last-applied-configuration");
        dropDefault(metadata, "annotations", json::object());
    }
}

} // namespace

/// A server may say anything.
json plainObject(json object)
{
    if (!object.is_object())
        return object;
    object.erase("status");
    if (object.contains("metadata") && object["metadata"].is_object())
        dropNoted(object["metadata"]);
    if (object.contains("spec") && object["spec"].is_object() && object.value("kind", json()) == "Pod")
        dropPodDefaults(object["spec"]);
    return object;
}

} // namespace darse::kube
