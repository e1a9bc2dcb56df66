// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lists, whole or in parts.
#include "core/api/kubelistpart.h"
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

/// The elements: of whole objects they are written already.
std::vector<kube::TextPtr> elementTexts(const std::vector<ObjectPtr>& objects, KubeForm form)
{
    std::vector<kube::TextPtr> out;
    out.reserve(objects.size());
    for (const ObjectPtr& object : objects)
        out.push_back(form == KubeForm::Metadata ? kube::withText(api::metadataOf(*object)).text()
                                                 : kube::jsonTextOf(object));
    return out;
}

/// A long list goes piece by piece: the client reads the one while the next is put together.
Result<void> sendList(net::Responder& responder, const std::string& head, const std::vector<kube::TextPtr>& elements)
{
    constexpr std::size_t kPiece = 128U << 10U;
    constexpr std::string_view kTail = "]}\n";
    std::size_t size = head.size() + kTail.size() + (elements.empty() ? 0 : elements.size() - 1);
    for (const kube::TextPtr& one : elements)
        size += one->size();
    TRY(responder.begin({.status = 200,
                         .reason = {},
                         .headers = {{"Content-Type", "application/json"}, {"Content-Length", std::to_string(size)}}}));
    std::string piece = head;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (i != 0)
            piece += ',';
        piece += *elements[i];
        if (piece.size() < kPiece)
            continue;
        TRY(responder.write(piece));
        piece.clear();
    }
    TRY(responder.write(piece += kTail));
    return responder.end();
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
    const std::string head = R"({"kind":")" + (isHeads ? "PartialObjectMetadata" : std::string(target.key.kind->name)) +
                             R"(List","apiVersion":")" + (isHeads ? "meta.k8s.io/v1" : target.key.kind->apiVersion()) +
                             R"(","metadata":)" + metadata.dump() + R"(,"items":[)";
    return sendList(responder, head, elementTexts(found.objects, asked.form));
}

} // namespace darse::api
