// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What requests of the Kubernetes dialect are about.
#include "core/api/kubeobjects.h"

#include <limits>

namespace darse::api {
namespace {

using Strings = std::vector<std::string>;

Strings segmentsOf(std::string_view path)
{
    Strings out;
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::string_view piece = path.substr(0, path.find('/'));
        out.push_back(net::percentDecode(piece).valueOr(std::string(piece)));
        path.remove_prefix(piece.size());
    }
    return out;
}

} // namespace

Error kubeNothingAt(std::string_view path)
{
    return {ErrorKind::NotFound, "the server could not find the requested resource (" + std::string(path) + ")"};
}

/// The first of them that is named.
KubeForm kubeForm(const net::Incoming& request)
{
    const std::string_view accept = request.head().headers.find("Accept").value_or("");
    const std::size_t table = accept.find("as=Table");
    const std::size_t metadata = accept.find("as=PartialObjectMetadata");
    if (table == metadata)
        return KubeForm::Whole;
    return table < metadata ? KubeForm::Table : KubeForm::Metadata;
}

Result<KubeTarget> kubeTarget(std::string_view path)
{
    Strings parts = segmentsOf(path);
    const std::size_t prefix = !parts.empty() && parts[0] == "api" ? 2 : 3;
    if (parts.size() <= prefix)
        return kubeNothingAt(path);
    const std::string group = prefix == 2 ? "" : parts[1];
    const std::string version = parts[prefix - 1];
    parts.erase(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(prefix));
    KubeTarget out;
    const bool isWithin = parts.size() > 2 && parts[0] == "namespaces" && kube::findKind(group, version, parts[2]);
    if (isWithin) {
        out.key.space = parts[1];
        parts.erase(parts.begin(), parts.begin() + 2);
    }
    out.key.kind = kube::findKind(group, version, parts[0]);
    if (out.key.kind == nullptr || parts.size() > 3 || out.key.kind->isNamespaced != isWithin) {
        const bool isAllSpaces = out.key.kind != nullptr && out.key.kind->isNamespaced && parts.size() == 1;
        if (!isAllSpaces)
            return kubeNothingAt(path);
    }
    if (parts.size() > 1)
        out.key.name = parts[1];
    if (parts.size() > 2)
        out.sub = parts[2];
    return out;
}

Result<KubeListAsked> kubeListAsked(const net::Incoming& request, const KubeTarget& target)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    KubeListAsked out;
    TRY_DECLARE(out.selector.labels, kube::parseLabelSelector(parameters.text("labelSelector")));
    TRY_DECLARE(out.selector.fields, kube::parseFieldSelector(parameters.text("fieldSelector"), *target.key.kind));
    if (!target.key.name.empty())
        out.selector.fields.push_back({.key = "metadata.name", .values = {target.key.name}});
    out.revision = parameters.text("resourceVersion");
    out.match = parameters.text("resourceVersionMatch");
    out.continues = parameters.text("continue");
    TRY_DECLARE(out.limit, kubeNumber(parameters, "limit", std::numeric_limits<std::int64_t>::max()));
    out.form = kubeForm(request);
    const std::string rows = parameters.text("includeObject");
    out.rowObject = rows == "Object" ? RowObject::Whole : rows == "None" ? RowObject::None : RowObject::Metadata;
    if (!parameters.text("sendInitialEvents").empty())
        out.sendsInitial = parameters.flag("sendInitialEvents");
    out.hasBookmarks = parameters.flag("allowWatchBookmarks");
    TRY_DECLARE(out.seconds, kubeNumber(parameters, "timeoutSeconds", 86'400));
    return out;
}

} // namespace darse::api
