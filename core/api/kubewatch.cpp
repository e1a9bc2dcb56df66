// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/clientwatch.h"
#include "core/api/kubelistpart.h"
#include "core/api/kubetable.h"

#include <algorithm>

namespace darse::api {

using kube::Happening;
using kube::ObjectPtr;
using kube::Step;
using nlohmann::json;

namespace {

constexpr std::chrono::seconds kBookmarks{30};

std::string_view wordFor(Happening happening)
{
    switch (happening) {
    case Happening::Added:
        return "ADDED";
    case Happening::Modified:
        return "MODIFIED";
    case Happening::Deleted:
        break;
    }
    return "DELETED";
}

/// What a step is to somebody who sees only what fits: what begins to fit is added.
std::optional<Happening> seenAs(const Step& step, const KubeTarget& target, const kube::Selector& selector)
{
    if (step.key.kind != target.key.kind || (!target.key.space.empty() && step.key.space != target.key.space))
        return std::nullopt;
    const bool was = step.former && selector.fits(*step.former);
    const bool is = step.happening != Happening::Deleted && selector.fits(*step.object);
    if (!was && !is)
        return std::nullopt;
    if (was && is)
        return Happening::Modified;
    return is ? Happening::Added : Happening::Deleted;
}

/// What a bookmark says beside how far it is: that all that was there at first has been told.
enum class Bookmark { Usual, EndOfInitial };

class Watcher {
public:
    Watcher(const KubeTarget& target, const KubeListAsked& asked, net::Responder& responder) :
        m_target(target),
        m_asked(asked),
        m_responder(responder)
    {
    }

    Result<void> tell(std::string_view type, const ObjectPtr& object, std::uint64_t revision)
    {
        if (m_asked.form == KubeForm::Whole)
            return line(type, *kube::jsonTextOf(object));
        if (m_asked.form == KubeForm::Metadata)
            return line(type, metadataOf(*object));
        return line(
            type,
            tableOf(*m_target.key.kind, {object},
                    {.rowObject = m_asked.rowObject, .revision = revision, .now = std::chrono::system_clock::now()}));
    }

    Result<void> steps(const std::vector<Step>& steps)
    {
        for (const Step& step : steps) {
            if (const auto seen = seenAs(step, m_target, m_asked.selector))
                TRY(tell(wordFor(*seen), step.object, step.revision));
        }
        return ok();
    }

    /// Says how far it has come.
    Result<void> bookmark(std::uint64_t revision, Bookmark which = Bookmark::Usual)
    {
        const bool isHead = m_asked.form == KubeForm::Metadata;
        json object{{"kind", isHead ? "PartialObjectMetadata" : std::string(m_target.key.kind->name)},
                    {"apiVersion", isHead ? "meta.k8s.io/v1" : m_target.key.kind->apiVersion()},
                    {"metadata", {{"resourceVersion", std::to_string(revision)}}}};
        if (which == Bookmark::EndOfInitial)
            object["metadata"]["annotations"]["k8s.io/initial-events-end"] = "true";
        return line("BOOKMARK", object);
    }

    Result<void> tooOld(std::uint64_t revision) { return line("ERROR", statusJson(kubeTooOld(revision))); }

private:
    Result<void> line(std::string_view type, const json& object)
    {
        return line(type, object.dump(-1, ' ', false, json::error_handler_t::replace));
    }
    Result<void> line(std::string_view type, const std::string& object)
    {
        return m_responder.write(R"({"object":)" + object + R"(,"type":")" + std::string(type) + "\"}\n");
    }

    const KubeTarget& m_target;
    const KubeListAsked& m_asked;
    net::Responder& m_responder;
};

} // namespace

Result<void> kubeWatch(const kube::Objects& objects, const KubeTarget& target, const KubeListAsked& asked,
                       net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(std::uint64_t seen, kubeWatchFrom(asked, objects.revision()));
    const Deadline end = asked.seconds == 0 ? Deadline::never() : Deadline::after(std::chrono::seconds(asked.seconds));
    const ClientWatch client(request.nativeHandle(), Leaving::EndsSending, request.stop());
    TRY(responder.begin({.status = 200, .reason = {}, .headers = {{"Content-Type", "application/json"}}}));
    Watcher watcher(target, asked, responder);
    if (asked.sendsInitial.value_or(seen == 0)) {
        const kube::Listed now = objects.list(*target.key.kind, target.key.space, asked.selector);
        for (const ObjectPtr& object : now.objects)
            TRY(watcher.tell("ADDED", object, now.revision));
        seen = now.revision;
        if (asked.sendsInitial && asked.hasBookmarks)
            TRY(watcher.bookmark(seen, Bookmark::EndOfInitial));
    } else if (seen == 0) {
        seen = objects.revision();
    }
    while (!client.token().stop_requested() && !end.hasPassed()) {
        const auto happened = objects.waitAfter(seen, {std::min(end, Deadline::after(kBookmarks)), client.token()});
        if (happened && happened->isTooOld) {
            TRY(watcher.tooOld(seen));
            break;
        }
        if (happened && !happened->steps.empty()) {
            seen = happened->steps.back().revision;
            TRY(watcher.steps(happened->steps));
        } else if (asked.hasBookmarks && !client.token().stop_requested()) {
            TRY(watcher.bookmark(seen));
        }
    }
    return responder.end();
}

} // namespace darse::api
