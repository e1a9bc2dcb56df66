// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/descriptorjson.h"
#include "core/oci/manifest.h"

namespace darse::oci {
namespace {

template <class T>
OrderedJson begin(const T& document)
{
    OrderedJson json;
    json["schemaVersion"] = 2;
    json["mediaType"] = document.mediaType;
    if (!document.artifactType.empty())
        json["artifactType"] = document.artifactType;
    return json;
}

OrderedJson list(const std::vector<Descriptor>& descriptors)
{
    OrderedJson json = OrderedJson::array();
    for (const Descriptor& descriptor : descriptors)
        json.push_back(toOrderedJson(descriptor));
    return json;
}

template <class T>
std::string finish(OrderedJson json, const T& document)
{
    if (document.subject)
        json["subject"] = toOrderedJson(*document.subject);
    if (!document.annotations.empty())
        json["annotations"] = document.annotations;
    return writeJson(json);
}

} // namespace

std::string toJson(const Manifest& manifest)
{
    OrderedJson json = begin(manifest);
    json["config"] = toOrderedJson(manifest.config);
    json["layers"] = list(manifest.layers);
    return finish(std::move(json), manifest);
}

std::string toJson(const Index& index)
{
    OrderedJson json = begin(index);
    json["manifests"] = list(index.manifests);
    return finish(std::move(json), index);
}

} // namespace darse::oci
