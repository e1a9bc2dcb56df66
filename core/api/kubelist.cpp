// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lists, whole or in parts.
#include "core/api/kubelistpart.h"
#include "core/kube/jsonwriter.h"
#include "core/kube/refusal.h"

namespace darse::api {

using kube::ObjectPtr;
using nlohmann::json;
using std::chrono::system_clock;

namespace {

/// Whoever can live with a list that does not fit together goes on with the token in the answer.
Error tooOldToGoOn(const kube::ListPart& part)
{
    return kube::statusError(
        ErrorKind::NotFound,
        "The provided continue parameter is too old to display a consistent list result. You can start a new list "
        "without the continue parameter, or use the continue token in this response to retrieve the remainder of the "
        "results. Continuing with the provided token results in an inconsistent list - objects that were created, "
        "modified, or deleted between the time the first chunk was returned and now may show up in the list.",
        {.code = 410, .reason = "Expired", .metadata = {{"continue", kubeListToken(0, part.space, part.name)}}});
}

json metadataOf(const kube::Listed& found, const KubeListAsked& asked)
{
    json out{{"resourceVersion", std::to_string(found.revision)}};
    if (found.left == 0)
        return out;
    const json& last = found.objects.back()->at("metadata");
    out["continue"] = kubeListToken(found.revision, last.value("namespace", ""), last.value("name", ""));
    if (asked.selector.isEmpty()) // else nobody knows how many of the others fit
        out["remainingItemCount"] = found.left;
    return out;
}

/// A long list goes piece by piece: the client reads the one while the next is written, and nobody holds all of it.
constexpr std::size_t kListPiece = 128U << 10U;

Result<void> sendPiece(net::Responder& responder, std::string& text)
{
    if (!responder.hasBegun())
        TRY(responder.begin({.status = 200, .reason = {}, .headers = {{"Content-Type", "application/json"}}}));
    TRY(responder.write(text));
    text.clear();
    return {};
}

} // namespace

Error kubeTooOld(std::uint64_t revision)
{
    return kube::statusError(ErrorKind::NotFound, "too old resource version: " + std::to_string(revision),
                             {.code = 410, .reason = "Expired"});
}

Result<void> kubeList(const kube::Objects& objects, const KubeTarget& target, net::Incoming& request,
                      net::Responder& responder)
{
    TRY_DECLARE(const KubeListAsked asked, kubeListAsked(request, target));
    TRY_DECLARE(const kube::ListPart part, kubePartAsked(asked, objects.revision()));
    const kube::Listed found = objects.listPart(*target.key.kind, target.key.space, asked.selector, part);
    if (found.isTooOld)
        return part.name.empty() ? kubeTooOld(found.revision) : tooOldToGoOn(part);
    const json metadata = metadataOf(found, asked);
    if (asked.form == KubeForm::Table) {
        json table = tableOf(*target.key.kind, found.objects,
                             {.rowObject = asked.rowObject, .revision = found.revision, .now = system_clock::now()});
        table["metadata"] = metadata;
        return sendObject(responder, 200, table);
    }
    const bool isHeads = asked.form == KubeForm::Metadata;
    std::string text = R"({"kind":")" + (isHeads ? "PartialObjectMetadata" : std::string(target.key.kind->name)) +
                       R"(List","apiVersion":")" + (isHeads ? "meta.k8s.io/v1" : target.key.kind->apiVersion()) +
                       R"(","metadata":)" + metadata.dump() + R"(,"items":[)";
    for (const ObjectPtr& object : found.objects) {
        if (object != found.objects.front())
            text += ',';
        if (isHeads)
            kube::appendJson(text, api::metadataOf(*object));
        else
            kube::appendJson(text, *object);
        if (text.size() >= kListPiece)
            TRY(sendPiece(responder, text));
    }
    text += "]}\n";
    if (!responder.hasBegun())
        return responder.sendJson(200, text);
    TRY(responder.write(text));
    return responder.end();
}

} // namespace darse::api
