// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/objectchecks.h"

#include "core/kube/refusal.h"

namespace darse::kube {

using nlohmann::json;

Error conflict(const Key& key, const std::string& why)
{
    return statusError(ErrorKind::Conflict,
                       "Operation cannot be fulfilled on " + std::string(key.kind->plural) + " \"" + key.name +
                           "\": " + why,
                       {.details = detailsOf(*key.kind, key.name)});
}

Error ending(const Key& key)
{
    json details = detailsOf(*key.kind, key.name);
    details["causes"] = json::array({{{"reason", "NamespaceTerminating"},
                                      {"message", "namespace " + key.space + " is being terminated"},
                                      {"field", "metadata.namespace"}}});
    return statusError(ErrorKind::PermissionDenied,
                       std::string(key.kind->plural) + " \"" + key.name +
                           "\" is forbidden: unable to create new content in namespace " + key.space +
                           " because it is being terminated",
                       {.details = std::move(details)});
}

Result<void> checkSame(const Key& key, const json& object, const json& now)
{
    const json metadata = object.value("metadata", json::object());
    if (metadata.value("name", key.name) != key.name)
        return Error(ErrorKind::Protocol, "the name of the object (" + metadata.value("name", "") +
                                              ") does not match the name on the URL (" + key.name + ")");
    if (key.kind->isNamespaced && metadata.value("namespace", key.space) != key.space)
        return Error(ErrorKind::Protocol, "the namespace of the provided object does not match the namespace sent on "
                                          "the request");
    const std::string uid = metadata.value("uid", "");
    if (!uid.empty() && uid != now["metadata"].value("uid", ""))
        return conflict(key, "Precondition failed: UID in precondition: " + uid +
                                 ", UID in object meta: " + now["metadata"].value("uid", ""));
    const std::string revision = metadata.value("resourceVersion", "");
    if (!revision.empty() && revision != "0" && revision != now["metadata"].value("resourceVersion", ""))
        return conflict(key, "the object has been modified; please apply your changes to the latest version and try "
                             "again");
    return ok();
}

} // namespace darse::kube
