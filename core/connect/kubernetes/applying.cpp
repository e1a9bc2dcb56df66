// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/applying.h"

#include "core/connect/docker/answerjson.h"
#include "core/connect/docker/lenient.h"
#include "core/connect/kubernetes/written.h"
#include "core/kube/document.h"
#include "core/kube/threeway.h"

#include <algorithm>

namespace darse::connect::kubernetes {

using namespace docker;

using backend::ManifestOptions;
using backend::ManifestOutcome;
using Verdict = ManifestOutcome::Verdict;

namespace {

constexpr int kMostTries = 5;
QString shown(const json& object)
{
    return object.is_null() ? QString() : QString::fromStdString(kube::toYaml(essence(object)));
}

std::string query(const ManifestOptions& options, std::string more = {})
{
    if (options.isTrial)
        more += more.empty() ? "dryRun=All" : "&dryRun=All";
    return more;
}

const json& revisionOf(const json& object)
{
    return member(member(object, "metadata"), "resourceVersion");
}

/// Whether all fields of a conflict are those that this console has set in another way.
bool isWithOurselves(const Error& conflict)
{
    const std::string ours = std::string("conflict with \"") + kManager + '"';
    const json said = answerJson(conflict.detail());
    const json& causes = member(said, "details", "causes");
    return causes.is_array() && !causes.empty() && std::ranges::all_of(causes, [&](const json& cause) {
               return textOf(cause, "message").toStdString().starts_with(ours);
           });
}

class Applying {
public:
    Applying(KubeWire& wire, const kube::Vocabulary& words, const ManifestOptions& options,
             const std::stop_token& stop) :
        m_wire(wire),
        m_words(words),
        m_options(options),
        m_space(spaceMeant(wire, options.project)),
        m_stop(stop)
    {
    }

    ManifestOutcome one(const kube::Written& written)
    {
        ManifestOutcome out;
        out.line = written.mark.line;
        out.kind = textOf(written.object, "kind");
        out.name = textOf(member(written.object, "metadata"), "name");
        if (written.kind == nullptr)
            return refused(out, Error(ErrorKind::Unsupported, "this server has no such kind"));
        const Named named = namedBy(written, m_space);
        out.project = QString::fromStdString(named.space);
        out.ref = refOf(named);
        const auto live = out.name.isEmpty() ? Result<Answer>(Error(ErrorKind::NotFound, "it has no name yet"))
                                             : m_wire.ask({.named = named}, m_stop);
        if (!live && live.error().kind() != ErrorKind::NotFound)
            return refused(out, live.error());
        const json now = live ? live->body : json();
        out.before = shown(now);
        const auto done = now.is_null()               ? create(written, named)
                          : !m_options.base.isEmpty() ? edit(written, named, now, out)
                                                      : apply(written, named);
        if (!done) {
            out.needsReplacement =
                !now.is_null() && done.error().kind() == ErrorKind::InvalidInput && wouldBeMade(written, named);
            return refused(out, done.error());
        }
        for (const std::string& warning : done->warnings)
            out.warnings.push_back(QString::fromStdString(warning));
        out.after = shown(done->body);
        out.verdict = now.is_null()             ? Verdict::Created
                      : out.after == out.before ? Verdict::Unchanged
                                                : Verdict::Changed;
        if (out.name.isEmpty())
            out.name = textOf(member(done->body, "metadata"), "name");
        return out;
    }

private:
    static std::optional<backend::ObjectRef> refOf(const Named& named)
    {
        const auto kind = backend::kindFromName(
            QString::fromLatin1(named.kind->plural.data(), static_cast<qsizetype>(named.kind->plural.size())));
        if (!kind || named.name.empty() || !named.kind->group.empty()) // others have networks and images too
            return std::nullopt;
        const std::string space = named.space.empty() ? "" : named.space + "/";
        return backend::ObjectRef{*kind, QString::fromStdString(space + named.name)};
    }

    static ManifestOutcome refused(ManifestOutcome& out, const Error& error)
    {
        out.verdict = error.kind() == ErrorKind::Conflict ? Verdict::Conflict : Verdict::Refused;
        out.error = error;
        return out;
    }

    /// What is applied is known as that: else the next text would meet its own fields as somebody else's.
    Result<Answer> create(const kube::Written& written, const Named& named)
    {
        if (!named.name.empty())
            return apply(written, named);
        Named list = named;
        list.name.clear();
        return m_wire.ask({.method = "POST",
                           .named = list,
                           .query = query(m_options, std::string("fieldManager=") + kManager),
                           .body = written.object},
                          m_stop);
    }

    /// Whether the same text would do for a new object: what is refused is the change, not the text.
    bool wouldBeMade(const kube::Written& written, const Named& named)
    {
        Named list = named;
        list.name.clear();
        json body = essence(written.object);
        body["metadata"]["name"] = "trial-of-a-new-one";
        return m_wire.ask({.method = "POST", .named = list, .query = "dryRun=All", .body = std::move(body)}, m_stop)
            .isOk();
    }

    /// What this console has edited is its own: that is no conflict.
    Result<Answer> apply(const kube::Written& written, const Named& named)
    {
        auto answer = apply(written, named, m_options.isForced);
        if (!answer && answer.error().kind() == ErrorKind::Conflict && isWithOurselves(answer.error()))
            return apply(written, named, true);
        return answer;
    }

    Result<Answer> apply(const kube::Written& written, const Named& named, bool isForced)
    {
        json body = written.object;
        body["metadata"].erase("managedFields");
        body["metadata"].erase("resourceVersion");
        std::string how = std::string("fieldManager=") + kManager;
        if (isForced)
            how += "&force=true";
        return m_wire.ask({.method = "PATCH",
                           .named = named,
                           .query = query(m_options, std::move(how)),
                           .body = std::move(body),
                           .contentType = "application/apply-patch+yaml"},
                          m_stop);
    }

    /// A patch from what is there now, which holds only as long as that is still there.
    Result<Answer> edit(const kube::Written& written, const Named& named, json now, ManifestOutcome& out)
    {
        TRY_DECLARE(const auto documents, kube::parseDocuments(m_options.base.toStdString()));
        if (documents.size() != 1)
            return Error(ErrorKind::InvalidInput, "one object is edited at a time");
        const json base = essence(documents.front().value);
        const json mine = essence(written.object);
        for (int tries = 1;; ++tries) {
            const json theirs = essence(now);
            const kube::Merged merged =
                kube::threeWay(base, mine, theirs, m_words.schema(), m_words.typeOf(*written.kind));
            out.before = shown(now);
            out.after = shown(merged.object); // also of one that is refused: what was wanted
            if (!merged.conflicts.empty() && !m_options.isForced) {
                for (const std::string& path : merged.conflicts)
                    out.conflicts.push_back(QString::fromStdString(path));
                return Error(ErrorKind::Conflict, "somebody else has changed the same fields meanwhile");
            }
            json patch = json::diff(theirs, merged.object);
            if (patch.empty())
                return Answer{.body = now, .warnings = {}};
            patch.insert(patch.begin(),
                         json{{"op", "test"}, {"path", "/metadata/resourceVersion"}, {"value", revisionOf(now)}});
            auto answer = m_wire.ask({.method = "PATCH",
                                      .named = named,
                                      .query = query(m_options, std::string("fieldManager=") + kManager),
                                      .body = patch,
                                      .contentType = "application/json-patch+json"},
                                     m_stop);
            // A patch that does not fit is refused like one that makes no sense: only the object says which it is.
            const bool mayBeLate = !answer && (answer.error().kind() == ErrorKind::Conflict ||
                                               answer.error().kind() == ErrorKind::InvalidInput);
            if (!mayBeLate || tries == kMostTries)
                return answer;
            TRY_DECLARE(Answer again, m_wire.ask({.named = named}, m_stop));
            if (revisionOf(again.body) == revisionOf(now))
                return answer;
            now = std::move(again.body);
        }
    }

    KubeWire& m_wire;
    const kube::Vocabulary& m_words;
    const ManifestOptions& m_options;
    std::string m_space;
    const std::stop_token& m_stop;
};

} // namespace

Result<std::vector<ManifestOutcome>> applyText(KubeWire& wire, const kube::Vocabulary& words, const QString& text,
                                               const ManifestOptions& options, const std::stop_token& stop)
{
    TRY_DECLARE(const kube::Reading reading, readable(text, words));
    if (!options.base.isEmpty() && reading.objects.size() != 1)
        return Error(ErrorKind::InvalidInput, "one object is edited at a time");
    Applying applying(wire, words, options, stop);
    std::vector<ManifestOutcome> out;
    for (const kube::Written& written : reading.objects)
        out.push_back(applying.one(written));
    return out;
}

} // namespace darse::connect::kubernetes
