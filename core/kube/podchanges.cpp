// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/admission.h"
#include "core/kube/podchecks.h"

#include <algorithm>

namespace darse::kube {

using nlohmann::json;

namespace {

/// What nobody may change.
json fixedOf(json spec)
{
    spec.erase("activeDeadlineSeconds");
    spec.erase("tolerations");
    spec.erase("ephemeralContainers"); // these have a way of their own
    for (const char* list : kContainerLists) {
        if (!spec.contains(list))
            continue;
        for (json& container : spec[list])
            container.erase("image");
    }
    return spec;
}

/// Its time may be limited, and then only become shorter.
void checkDeadline(const json& spec, const json& former, Refusals& out)
{
    const char* const name = "activeDeadlineSeconds";
    const std::string at = std::string("spec.") + name;
    if (!former.contains(name))
        return;
    if (!spec.contains(name))
        out.invalid(at, nullptr, "must not update from a positive integer to nil value");
    else if (spec[name] > former[name])
        out.invalid(at, spec[name], "must be less than or equal to previous value");
}

/// More may be tolerated than was, and for another time.
void checkStillTolerated(const json& spec, const json& former, Refusals& out)
{
    const auto untimed = [](const json& holder) {
        json list = listOf(holder, "tolerations");
        for (json& one : list)
            one.erase("tolerationSeconds");
        return list;
    };
    const json now = untimed(spec);
    const json before = untimed(former);
    if (!std::ranges::all_of(before, [&](const json& one) { return std::ranges::find(now, one) != now.end(); }))
        out.forbidden("spec.tolerations", "existing toleration can not be modified except its tolerationSeconds");
}

} // namespace

void checkPodChange(const json& pod, const json& former, Refusals& out)
{
    json before = former;
    addPodDefaults(before); // it may be of a time when there were fewer of these
    const json& spec = pod.at("spec");
    for (const char* list : {"containers", "initContainers"}) {
        if (listOf(spec, list).size() != listOf(before.at("spec"), list).size())
            return out.forbidden(std::string("spec.") + list, "pod updates may not add or remove containers");
    }
    checkDeadline(spec, before.at("spec"), out);
    checkStillTolerated(spec, before.at("spec"), out);
    if (fixedOf(spec) != fixedOf(before.at("spec")))
        out.forbidden("spec",
                      "pod updates may not change fields other than `spec.containers[*].image`, "
                      "`spec.initContainers[*].image`, `spec.activeDeadlineSeconds` or `spec.tolerations` (only "
                      "additions to existing tolerations)");
}

} // namespace darse::kube
