// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How objects are kept, and how others learn of it.
#include "core/kube/objects.h"
#include "core/kube/refusal.h"

#include <algorithm>
#include <charconv>

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr std::string_view kRecords = "kube-object";
constexpr std::string_view kNumbers = "kube-number";
constexpr std::string_view kRevision = "revision";
constexpr std::string_view kBoot = "boot";

std::string recordKey(const Key& key)
{
    return key.kind->apiVersion() + " " + std::string(key.kind->name) + " " + key.space + "/" + key.name;
}

std::uint64_t numberOf(const std::string& text)
{
    std::uint64_t out = 0;
    std::from_chars(text.data(), text.data() + text.size(), out);
    return out;
}

} // namespace

Objects::Objects(state::Records& records, const Clock& clock, ObjectsOptions options) :
    m_records(records),
    m_clock(clock),
    m_options(std::move(options)),
    m_seal(m_options.secretKey),
    m_history(m_options.history)
{
}

Result<std::unique_ptr<Objects>> Objects::open(state::Records& records, const Clock& clock, ObjectsOptions options)
{
    auto objects = std::unique_ptr<Objects>(new Objects(records, clock, std::move(options)));
    TRY(objects->load());
    objects->attendAll();
    for (const char* name : {"default", "kube-system"}) {
        if (objects->find({&kind::space, "", name}))
            continue;
        TRY(objects->create(kind::space, "",
                            {{"metadata", {{"name", name}}},
                             {"spec", {{"finalizers", {"kubernetes"}}}},
                             {"status", {{"phase", "Active"}}}}));
    }
    return objects;
}

Result<void> Objects::load()
{
    TRY_DECLARE(const auto number, m_records.find(kNumbers, kRevision));
    m_revision = numberOf(number.value_or("0"));
    TRY_DECLARE(const auto records, m_records.all(kRecords));
    for (const state::Record& record : records) {
        const auto document = m_seal.open(record.document, record.key);
        auto object = json::parse(document ? *document : std::string(), nullptr, false);
        if (!object.is_object() || !object.contains("metadata")) {
            m_records.setAside(record, "Kubernetes object", document ? "it is damaged" : document.error().message());
            continue;
        }
        const Kind* kind = findKindNamed(object.value("apiVersion", ""), object.value("kind", ""));
        if (kind == nullptr)
            continue; // a later engine knows it
        const json& metadata = object["metadata"];
        const Key key{kind, metadata.value("namespace", ""), metadata.value("name", "")};
        m_owners.note(key, nullptr, &object);
        m_unattended.push_back(key);
        m_objects[key] = withText(std::move(object));
    }
    return beginHistory();
}

/// Numbers that were given before a power cut, and lost, are not given again.
Result<void> Objects::beginHistory()
{
    constexpr std::uint64_t kLeap = 1'000'000;
    TRY_DECLARE(const auto boot, m_records.find(kNumbers, kBoot));
    if (m_records.isSalvaged() || (!m_options.boot.empty() && boot.value_or("") != m_options.boot)) {
        m_revision += kLeap;
        TRY(m_records.change(
            {{.kind = std::string(kNumbers), .key = std::string(kBoot), .document = m_options.boot},
             {.kind = std::string(kNumbers), .key = std::string(kRevision), .document = std::to_string(m_revision)}}));
    }
    m_history.begin(m_revision);
    return ok();
}

std::uint64_t Objects::revision() const
{
    const std::lock_guard lock(m_mutex);
    return m_revision;
}

Result<ObjectPtr> Objects::find(const Key& key) const
{
    const std::lock_guard lock(m_mutex);
    return findLocked(key);
}

Result<ObjectPtr> Objects::findLocked(const Key& key) const
{
    const auto found = m_objects.find(key);
    if (found == m_objects.end())
        return statusError(ErrorKind::NotFound, std::string(key.kind->plural) + " \"" + key.name + "\" not found",
                           {.details = detailsOf(*key.kind, key.name)});
    return found->second;
}

Result<ObjectPtr> Objects::put(const Key& key, json object, const ObjectPtr& former)
{
    const std::uint64_t revision = m_revision + 1;
    object["metadata"]["resourceVersion"] = std::to_string(revision);
    ObjectPtr kept = withText(std::move(object));
    std::string document = *kept.text();
    if (key.kind == &kind::secret) {
        TRY_DECLARE(document, m_seal.close(document, recordKey(key)));
    }
    TRY(m_records.change(
        {{.kind = std::string(kRecords), .key = recordKey(key), .document = std::move(document)},
         {.kind = std::string(kNumbers), .key = std::string(kRevision), .document = std::to_string(revision)}}));
    happen({.revision = revision,
            .happening = former ? Happening::Modified : Happening::Added,
            .key = key,
            .object = kept,
            .former = former});
    return kept;
}

Result<ObjectPtr> Objects::erase(const Key& key, const ObjectPtr& former)
{
    const std::uint64_t revision = m_revision + 1;
    const ObjectPtr before = m_objects.at(key);
    TRY(m_records.change(
        {{.kind = std::string(kRecords), .key = recordKey(key)},
         {.kind = std::string(kNumbers), .key = std::string(kRevision), .document = std::to_string(revision)}}));
    json last = *former;
    last["metadata"]["resourceVersion"] = std::to_string(revision);
    ObjectPtr gone = withText(std::move(last));
    happen({.revision = revision, .happening = Happening::Deleted, .key = key, .object = gone, .former = before});
    const Key space{&kind::space, "", key.space};
    const auto around = m_objects.find(space);
    if (key.kind->isNamespaced && around != m_objects.end() &&
        around->second->at("metadata").contains("deletionTimestamp")) {
        const bool isEmpty = std::ranges::none_of(
            m_objects, [&](const auto& one) { return one.first.kind->isNamespaced && one.first.space == key.space; });
        if (isEmpty)
            TRY(erase(space, ObjectPtr(around->second)));
    }
    return gone;
}

void Objects::happen(Step step)
{
    noteOwners(step);
    {
        const std::lock_guard lock(m_mutex);
        m_revision = step.revision;
        if (step.happening == Happening::Deleted)
            m_objects.erase(step.key);
        else
            m_objects[step.key] = step.object;
        m_history.add(std::move(step));
    }
    m_happened.notify_all();
}

Happened Objects::after(std::uint64_t revision) const
{
    return afterUnlocking(revision, std::unique_lock(m_mutex));
}

Happened Objects::afterUnlocking(std::uint64_t revision, std::unique_lock<std::mutex> lock) const
{
    if (isUnknown(revision))
        return {.isTooOld = true};
    std::vector<KeptStep> kept = m_history.after(revision);
    lock.unlock();
    return {.steps = recalled(std::move(kept))};
}

Result<Happened> Objects::waitAfter(std::uint64_t revision, const Wait& wait) const
{
    std::unique_lock lock(m_mutex);
    const auto isSo = [&] { return m_revision > revision || isUnknown(revision); };
    if (wait.deadline.isNever()) {
        if (!m_happened.wait(lock, wait.stop, isSo))
            return canceled("watch");
    } else if (!m_happened.wait_until(lock, wait.stop, wait.deadline.when(), isSo)) {
        return wait.stop.stop_requested() ? canceled("watch") : timedOut("watch");
    }
    return afterUnlocking(revision, std::move(lock));
}

} // namespace darse::kube
