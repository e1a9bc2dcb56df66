// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/objectfeed.h"

#include "core/connect/docker/answerjson.h"
#include "core/connect/docker/lenient.h"
#include "core/connect/docker/linereader.h"
#include "core/kube/document.h"

#include <condition_variable>
#include <mutex>
#include <utility>

namespace darse::connect::kubernetes {

using namespace docker;

using backend::ObjectList;

namespace {

using namespace std::chrono_literals;

constexpr auto kPause = 1s;
constexpr std::size_t kPiece = std::size_t{64} * 1024;

void rest(const std::stop_token& stop)
{
    std::mutex mutex;
    std::condition_variable_any condition;
    std::unique_lock lock(mutex);
    condition.wait_for(lock, stop, kPause, [] { return false; });
}

} // namespace

QString keyOf(const json& object)
{
    const json& metadata = member(object, "metadata");
    const QString space = textOf(metadata, "namespace");
    return space.isEmpty() ? textOf(metadata, "name") : space + QLatin1Char('/') + textOf(metadata, "name");
}

Named namedBy(const kube::Kind& kind, const QString& key)
{
    const auto slash = key.indexOf(QLatin1Char('/'));
    return {.kind = &kind,
            .space = slash < 0 ? std::string() : key.left(slash).toStdString(),
            .name = key.mid(slash + 1).toStdString()};
}

json readable(json object)
{
    if (object.is_object() && object.contains("metadata") && object["metadata"].is_object())
        object["metadata"].erase("managedFields");
    return object;
}

ObjectFeed::ObjectFeed(Hands& hands, std::shared_ptr<KubeWire> wire, const Source& source) :
    m_hands(hands),
    m_wire(std::move(wire)),
    m_source(source),
    m_verbs{.list = [this](backend::Kind) { return list(); },
            .yaml = [this](const backend::ObjectRef& ref) { return yaml(ref.key); },
            .remove = [this](const backend::ObjectPtr& object) { return remove(object); }},
    m_shelf(source.kind, m_verbs)
{
}

std::shared_ptr<const json> ObjectFeed::raw(const QString& key) const
{
    const auto found = m_raw.find(key);
    return found == m_raw.end() ? nullptr : found->second;
}

backend::Pending<ObjectList> ObjectFeed::list()
{
    if (m_lost)
        return backend::ready<ObjectList>(*m_lost);
    if (m_isKnown)
        return backend::ready<ObjectList>(m_shelf.sorted());
    m_waiting.push_back(std::make_shared<QPromise<Result<ObjectList>>>());
    m_waiting.back()->start();
    auto pending = m_waiting.back()->future();
    begin();
    return pending;
}

backend::Pending<QString> ObjectFeed::yaml(const QString& key)
{
    return m_hands.ask<QString>(
        [wire = m_wire, named = namedBy(*m_source.served, key)](const std::stop_token& stop) -> Result<QString> {
            TRY_DECLARE(Answer answer, wire->ask({.named = named}, stop));
            return QString::fromStdString(kube::toYaml(readable(std::move(answer.body))));
        });
}

backend::Pending<void> ObjectFeed::remove(const backend::ObjectPtr& object)
{
    return m_hands.ask<void>(
        [wire = m_wire, named = namedBy(*m_source.served, object->key)](const std::stop_token& stop) -> Result<void> {
            TRY(wire->ask({.method = "DELETE", .named = named}, stop));
            return ok();
        });
}

void ObjectFeed::begin()
{
    if (std::exchange(m_hasBegun, true))
        return;
    m_errand.begin(m_hands, this, [this, wire = m_wire, source = m_source](Errand& errand) {
        // Only what is told at home may touch this: it may be gone.
        follow(this, *wire, source, errand);
    });
}

void ObjectFeed::follow(ObjectFeed* self, KubeWire& wire, const Source& source, Errand& errand)
{
    while (!errand.token().stop_requested()) {
        const Result<void> heard = once(self, wire, source, errand);
        if (!heard && !errand.tell([self, why = heard.error()] { self->failed(why); }))
            return;
        rest(errand.token());
    }
}

Result<void> ObjectFeed::once(ObjectFeed* self, KubeWire& wire, const Source& source, Errand& errand)
{
    Named list{.kind = source.served};
    auto answered = wire.ask({.named = list}, errand.token());
    if (!answered && answered.error().kind() == ErrorKind::PermissionDenied && list.kind->isNamespaced) {
        // Who may not see them all may see those of their own namespace.
        list.space = wire.ownSpace();
        if (!list.space.empty())
            answered = wire.ask({.named = list}, errand.token());
    }
    TRY_DECLARE(const Answer answer, std::move(answered));
    std::vector<Step> all;
    for (const json& object : member(answer.body, "items"))
        all.push_back({keyOf(object), std::make_shared<const json>(object)});
    errand.tell([self, all] { self->takeAll(all); });
    const std::string revision = textOf(member(answer.body, "metadata"), "resourceVersion").toStdString();
    TRY_DECLARE(const auto exchange, wire.watch(list, revision, errand.token()));
    LineReader lines;
    std::vector<char> piece(kPiece);
    for (;;) {
        TRY_DECLARE(const std::size_t got, exchange->readPatiently(piece, errand.token()));
        if (got == 0)
            return ok();
        std::vector<Step> steps;
        for (const std::string& line : lines.take({piece.data(), got})) {
            const json event = answerJson(line);
            const QString type = textOf(event, "type");
            const json& object = member(event, "object");
            if (type == QLatin1StringView("ERROR")) // what was asked for is too long ago
                return ok();
            if (type == QLatin1StringView("DELETED"))
                steps.push_back({keyOf(object), nullptr});
            else if (type != QLatin1StringView("BOOKMARK") && object.is_object())
                steps.push_back({keyOf(object), std::make_shared<const json>(object)});
        }
        if (!steps.empty() && !errand.tell([self, steps] { self->take(steps); }))
            return Error(ErrorKind::Canceled, "nobody listens");
    }
}

void ObjectFeed::takeAll(const std::vector<Step>& all)
{
    m_lost.reset();
    m_isKnown = true;
    m_raw.clear();
    ObjectList rows;
    for (const Step& step : all) {
        m_raw[step.key] = step.object;
        if (backend::ObjectPtr row = m_source.read(*step.object))
            rows.push_back(std::move(row));
    }
    m_shelf.replaceAll(rows);
    m_shelf.flush();
    for (const auto& waiting : std::exchange(m_waiting, {})) {
        waiting->addResult(m_shelf.sorted());
        waiting->finish();
    }
}

void ObjectFeed::take(const std::vector<Step>& steps)
{
    for (const Step& step : steps) {
        if (step.object == nullptr) {
            eraseRow(step.key);
            continue;
        }
        m_raw[step.key] = step.object;
        if (backend::ObjectPtr row = m_source.read(*step.object))
            m_shelf.put(std::move(row));
    }
    m_shelf.flush();
}

/// Its key in the console need not be that of the server.
void ObjectFeed::eraseRow(const QString& key)
{
    const auto former = m_raw.find(key);
    if (former == m_raw.end())
        return;
    if (const backend::ObjectPtr row = m_source.read(*former->second))
        m_shelf.erase(row->key);
    m_raw.erase(former);
}

void ObjectFeed::failed(const Error& error)
{
    m_lost = error;
    m_shelf.end(error);
    for (const auto& waiting : std::exchange(m_waiting, {})) {
        waiting->addResult(error);
        waiting->finish();
    }
}

} // namespace darse::connect::kubernetes
