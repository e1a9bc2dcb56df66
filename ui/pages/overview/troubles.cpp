// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/troubles.h"

#include "core/backend/event.h"
#include "core/backend/pod.h"
#include "core/session/session.h"
#include "ui/style/words.h"
#include "ui/widgets/eventwords.h"
#include "ui/widgets/statewords.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace darse::ui {
namespace {

using namespace std::chrono_literals;
using backend::Kind;
using backend::Object;
using backend::ObjectPtr;
using backend::Pod;
using backend::Status;

/// Deployments and jobs speak for their pods, pods for their containers: each trouble is listed once, at the top.
constexpr Kind kWatched[] = {Kind::Deployment, Kind::Job, Kind::Pod, Kind::Container, Kind::Node};
constexpr Status kTroubles[] = {Status::Failed, Status::Restarting, Status::Warning};

std::ptrdiff_t severity(const Object& object)
{
    return std::ranges::find(kTroubles, object.status) - std::begin(kTroubles);
}

/// Between two ends, such a one runs.
bool comesAndGoes(const Object& object, const QDateTime& now)
{
    constexpr int kOften = 3;
    constexpr qint64 kLately = 60; // seconds
    if (object.kind != Kind::Container)
        return false;
    const auto& container = backend::as<backend::Container>(object);
    return container.status == Status::Running && container.restarts >= kOften && container.started.isValid() &&
           container.started.secsTo(now) < kLately;
}

bool hasNoPlace(const Object& object)
{
    return object.kind == Kind::Pod && object.status == Status::Pending && backend::as<Pod>(object).hasNoPlace;
}

/// How much longer a pod may take until it works, which may be less than nothing; nothing: it works, or nobody knows.
std::optional<std::chrono::seconds> patienceWith(const Object& object, const QDateTime& now)
{
    if (object.kind != Kind::Pod || (object.status != Status::Pending && object.status != Status::Starting))
        return std::nullopt;
    const QDateTime& since = backend::as<Pod>(object).waitsSince;
    if (!since.isValid())
        return std::nullopt;
    return kPodPatience - std::chrono::seconds(since.secsTo(now));
}

bool isLate(const Object& object, const QDateTime& now)
{
    const auto patience = patienceWith(object, now);
    return patience && *patience <= 0s;
}

bool isTrouble(const Object& object, const QDateTime& now)
{
    return severity(object) < std::ssize(kTroubles) || comesAndGoes(object, now) || hasNoPlace(object) ||
           isLate(object, now);
}

/// What was told of it last.
QString lastWordOn(const Object& object, session::Session& session)
{
    if (!session.has(Kind::Event))
        return {};
    const auto events = session.store(Kind::Event).snapshot();
    const auto isOfIt = [&object](const ObjectPtr& one) {
        const backend::ObjectRef& about = backend::as<backend::Event>(*one).about;
        return about.kind == object.kind && about.key == object.key;
    };
    const auto found = std::find_if(events->rbegin(), events->rend(), isOfIt); // they are sorted by time
    return found == events->rend() ? QString() : eventText(backend::as<backend::Event>(**found).message);
}

/// What it waits for.
QString lateText(const Pod& pod, session::Session& session)
{
    const QString told = lastWordOn(pod, session);
    if (!told.isEmpty())
        return told;
    const bool isSaid = pod.reason != QLatin1StringView("Pending");
    return !isSaid && pod.node.isEmpty() ? QCoreApplication::translate("troubles", "no machine was chosen for it")
                                         : stateText(pod, Since::Left);
}

/// A part whose owner is listed already would say the same twice.
std::vector<ObjectPtr> withoutParts(const std::vector<ObjectPtr>& all)
{
    std::set<std::pair<Kind, QString>> listed;
    for (const ObjectPtr& object : all)
        listed.emplace(object->kind, object->key);
    const auto isListed = [&listed](const ObjectPtr& object) {
        return std::ranges::any_of(object->owners, [&](const backend::ObjectRef& owner) {
            return listed.contains({owner.kind, owner.key});
        });
    };
    std::vector<ObjectPtr> out;
    std::ranges::copy_if(all, std::back_inserter(out), [&](const ObjectPtr& object) { return !isListed(object); });
    return out;
}

} // namespace

std::span<const Kind> watchedForTroubles()
{
    return kWatched;
}

Troubles troublesOf(session::Session& session, const QDateTime& now)
{
    std::vector<ObjectPtr> all;
    Troubles out;
    for (const Kind kind : kWatched) {
        if (!session.has(kind))
            continue;
        for (const ObjectPtr& object : *session.store(kind).snapshot()) {
            if (!session.isInScope(*object))
                continue;
            const auto patience = patienceWith(*object, now);
            if (isTrouble(*object, now))
                all.push_back(object);
            else if (patience)
                out.next = std::min(out.next.value_or(*patience), *patience);
        }
    }
    out.found = withoutParts(all);
    std::ranges::stable_sort(out.found, {}, [](const ObjectPtr& object) { return severity(*object); });
    return out;
}

QString troubleText(const Object& object, session::Session& session, const QDateTime& now)
{
    if (comesAndGoes(object, now))
        return QCoreApplication::translate("troubles", "started again and again");
    if (isLate(object, now) && !hasNoPlace(object)) {
        const auto& pod = backend::as<Pod>(object);
        return QCoreApplication::translate("troubles", "not ready after %1: %2")
            .arg(formatAge(pod.waitsSince, now), lateText(pod, session));
    }
    return stateText(object, Since::Left);
}

} // namespace darse::ui
