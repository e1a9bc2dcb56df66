// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/applying.h"

#include "core/backend/config.h"
#include "core/backend/pod.h"
#include "core/connect/demo/manifest.h"
#include "core/connect/demo/pods.h"
#include "core/connect/demo/writtenpod.h"
#include "core/kube/document.h"
#include "core/kube/reading.h"

namespace darse::connect::demo {

using namespace Qt::StringLiterals;
using backend::Kind;
using backend::ManifestOptions;
using backend::ManifestOutcome;
using nlohmann::json;
using Verdict = ManifestOutcome::Verdict;

namespace {

/// What makes the object of the text, or changes the one that is there.
class Desk {
public:
    Desk(World& world, const ManifestOptions& options) : m_world(world), m_options(options) {}

    ManifestOutcome one(const kube::Written& written)
    {
        ManifestOutcome out;
        out.kind = text(written.object, "kind");
        out.line = written.mark.line;
        const json metadata = inside(written.object, "metadata");
        out.name = text(metadata, "name");
        const QString space = text(metadata, "namespace");
        out.project = !space.isEmpty() ? space : m_options.project.isEmpty() ? u"default"_s : m_options.project;
        const auto kind = written.kind == nullptr
                              ? std::nullopt
                              : backend::kindFromName(QString::fromStdString(std::string(written.kind->plural)));
        if (!kind || (*kind != Kind::Pod && *kind != Kind::ConfigMap && *kind != Kind::Secret))
            return refused(out, "the demonstration has no such kind");
        out.ref = backend::ObjectRef{*kind, out.project + u'/' + out.name};
        const backend::ObjectPtr now = m_world.find(*kind, out.ref->key);
        if (now)
            out.before = essence(*now);
        if (now && *kind == Kind::Pod && !hasSameContainers(*now, written.object)) {
            out.needsReplacement = true;
            return refused(out, "spec: Forbidden: pod updates may not change fields other than images");
        }
        out.verdict = now ? Verdict::Changed : Verdict::Created;
        out.after =
            now ? changedText(out.before, written.object) : QString::fromStdString(kube::toYaml(written.object));
        if (now && out.after == out.before)
            out.verdict = Verdict::Unchanged;
        if (!m_options.isTrial && out.verdict != Verdict::Unchanged)
            put(*kind, now, written.object, out);
        return out;
    }

private:
    static ManifestOutcome refused(ManifestOutcome& out, const char* why)
    {
        out.verdict = Verdict::Refused;
        out.error = Error(ErrorKind::InvalidInput, why);
        return out;
    }

    static json valueOf(const QString& yaml)
    {
        const auto documents = kube::parseDocuments(yaml.toStdString());
        return documents && !documents->empty() ? documents->front().value : json::object();
    }

    [[nodiscard]] QString essence(const backend::Object& object) const
    {
        json value = valueOf(manifestOf(m_world, object));
        value.erase("status");
        if (value.contains("metadata"))
            value["metadata"].erase("creationTimestamp");
        return QString::fromStdString(kube::toYaml(value));
    }

    static QString changedText(const QString& before, json wanted)
    {
        json now = valueOf(before);
        wanted.erase("status");
        if (wanted.contains("metadata"))
            wanted["metadata"].erase("creationTimestamp");
        now.merge_patch(wanted);
        return QString::fromStdString(kube::toYaml(now));
    }

    bool hasSameContainers(const backend::Object& now, const json& wanted) const
    {
        const json mine = inside(inside(wanted, "spec"), "containers");
        const json theirs = inside(inside(valueOf(manifestOf(m_world, now)), "spec"), "containers");
        if (mine.size() != theirs.size())
            return false;
        for (std::size_t i = 0; i < mine.size(); ++i) {
            json a = mine[i];
            json b = theirs[i];
            a.erase("image");
            b.erase("image");
            if (a != b)
                return false;
        }
        return true;
    }

    void put(Kind kind, const backend::ObjectPtr& now, const json& object, const ManifestOutcome& outcome)
    {
        const QMap<QString, QString> labels = texts(inside(inside(object, "metadata"), "labels"));
        if (kind == Kind::Pod && now) {
            m_world.edit<backend::Pod>(now->key, [&](backend::Pod& pod) { pod.labels = labels; });
            return;
        }
        if (kind == Kind::Pod) {
            PodPlan plan{.project = outcome.project, .name = outcome.name, .parts = {}};
            for (const json& container : inside(inside(object, "spec"), "containers"))
                plan.parts.push_back(partOf(container));
            createPod(m_world, plan, {.name = outcome.name, .owners = {}, .labels = labels});
            return;
        }
        const auto head = [&](auto made) {
            made->name = outcome.name;
            made->project = outcome.project;
            made->key = outcome.ref->key;
            made->created = now ? now->created : m_world.date();
            made->status = backend::Status::Active;
            made->labels = labels;
            return made;
        };
        const QMap<QString, QString> entries = texts(inside(object, "data"));
        if (kind == Kind::ConfigMap) {
            const auto made = head(std::make_shared<backend::ConfigMap>());
            made->entries = entries;
            m_world.put(made);
            return;
        }
        const auto made = head(std::make_shared<backend::Secret>());
        QMap<QString, QString> values = texts(inside(object, "stringData"));
        for (const auto& [name, value] : entries.asKeyValueRange())
            values.insert(name, QString::fromUtf8(QByteArray::fromBase64(value.toLatin1())));
        made->type = text(object, "type").isEmpty() ? u"Opaque"_s : text(object, "type");
        made->keys = values.keys();
        m_world.secrets[made->key] = values;
        m_world.put(made);
    }

    World& m_world;
    const ManifestOptions& m_options;
};

Result<kube::Reading> readable(const QString& yaml)
{
    kube::Reading reading = kube::readText(yaml.toStdString());
    for (const kube::Finding& finding : reading.findings) {
        if (finding.problem.reason != kube::Problem::Reason::Unknown)
            return Error(ErrorKind::InvalidInput,
                         kube::toString(finding.mark) + ": " + finding.problem.path + " " + finding.problem.what);
    }
    if (reading.objects.empty())
        return Error(ErrorKind::InvalidInput, "there is no object in the text");
    return reading;
}

} // namespace

backend::Pending<std::vector<ManifestOutcome>> ManifestDesk::apply(const QString& yaml, const ManifestOptions& options)
{
    using Outcomes = std::vector<ManifestOutcome>;
    const auto reading = readable(yaml);
    if (!reading)
        return m_stage.reply<Outcomes>(reading.error());
    Desk desk(m_stage.world, options);
    Outcomes out;
    for (const kube::Written& written : reading->objects)
        out.push_back(desk.one(written));
    m_stage.publish();
    return m_stage.reply<Outcomes>(std::move(out));
}

backend::Pending<void> ManifestDesk::replace(const QString& yaml, const ManifestOptions& options)
{
    const auto reading = readable(yaml);
    if (!reading)
        return m_stage.reply<void>(reading.error());
    Desk desk(m_stage.world, options);
    for (const kube::Written& written : reading->objects) {
        const QString space = text(inside(written.object, "metadata"), "namespace");
        erasePod(m_stage.world,
                 (space.isEmpty() ? u"default"_s : space) + u'/' + text(inside(written.object, "metadata"), "name"));
        desk.one(written);
    }
    m_stage.publish();
    return m_stage.reply<void>(ok());
}

backend::Pending<QString> ManifestDesk::generate(const backend::ObjectRef& ref)
{
    const backend::ObjectPtr object = m_stage.world.find(ref.kind, ref.key);
    if (!object)
        return m_stage.reply<QString>(Error(ErrorKind::NotFound, ref.key.toStdString() + " is not there any more"));
    json value;
    if (object->kind == Kind::Container) {
        value = podOf(backend::as<backend::Container>(*object));
    } else {
        const auto documents = kube::parseDocuments(manifestOf(m_stage.world, *object).toStdString());
        value = documents && !documents->empty() ? documents->front().value : json::object();
        value.erase("status");
        value["metadata"].erase("creationTimestamp");
    }
    return m_stage.reply<QString>(QString::fromStdString(kube::toYaml(value)));
}

} // namespace darse::connect::demo
