// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/applying.h"

#include "core/connect/docker/lenient.h"
#include "core/kube/document.h"
#include "core/kube/reading.h"
#include "core/kube/threeway.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace darse::connect::kubernetes {

using namespace docker;

using backend::ManifestOptions;
using backend::ManifestOutcome;
using Verdict = ManifestOutcome::Verdict;

namespace {

using namespace std::chrono_literals;

constexpr const char* kDefaultSpace = "default";
constexpr int kMostTries = 5;
constexpr const char* kNoted[] = {"uid",           "resourceVersion", "generation", "creationTimestamp",
                                  "managedFields", "selfLink"};

/// Without what the machine notes: what two versions are compared by.
json essence(json object)
{
    if (!object.is_object())
        return object;
    object.erase("status");
    if (object.contains("metadata") && object["metadata"].is_object()) {
        for (const char* name : kNoted)
            object["metadata"].erase(name);
    }
    return object;
}

QString shown(const json& object)
{
    return object.is_null() ? QString() : QString::fromStdString(kube::toYaml(essence(object)));
}

std::string text(const json& object, const char* name)
{
    return textOf(object, name).toStdString();
}

std::string query(const ManifestOptions& options, std::string more = {})
{
    if (options.isTrial)
        more += more.empty() ? "dryRun=All" : "&dryRun=All";
    return more;
}

class Applying {
public:
    Applying(KubeWire& wire, const ManifestOptions& options, const std::stop_token& stop) :
        m_wire(wire),
        m_options(options),
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
            return refused(out, Error(ErrorKind::Unsupported, "this engine has no such kind"));
        const Named named = namedOf(written);
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
        if (!done)
            return refused(out, done.error());
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

    Named namedOf(const kube::Written& written) const
    {
        Named named{.kind = written.kind, .space = {}, .name = text(member(written.object, "metadata"), "name")};
        if (!written.kind->isNamespaced)
            return named;
        named.space = text(member(written.object, "metadata"), "namespace");
        if (named.space.empty())
            named.space = m_options.project.isEmpty() ? kDefaultSpace : m_options.project.toStdString();
        return named;
    }

private:
    static std::optional<backend::ObjectRef> refOf(const Named& named)
    {
        const auto kind = backend::kindFromName(
            QString::fromLatin1(named.kind->plural.data(), static_cast<qsizetype>(named.kind->plural.size())));
        if (!kind || named.name.empty())
            return std::nullopt;
        return backend::ObjectRef{*kind, QString::fromStdString(named.space + "/" + named.name)};
    }

    static ManifestOutcome refused(ManifestOutcome& out, const Error& error)
    {
        out.verdict = error.kind() == ErrorKind::Conflict ? Verdict::Conflict : Verdict::Refused;
        out.needsReplacement = error.message().find("pod updates may not change") != std::string::npos;
        out.error = error;
        return out;
    }

    Result<Answer> create(const kube::Written& written, const Named& named)
    {
        Named list = named;
        list.name.clear();
        return m_wire.ask({.method = "POST",
                           .named = list,
                           .query = query(m_options, std::string("fieldManager=") + kManager),
                           .body = written.object},
                          m_stop);
    }

    Result<Answer> apply(const kube::Written& written, const Named& named)
    {
        json body = written.object;
        body["metadata"].erase("managedFields");
        body["metadata"].erase("resourceVersion");
        std::string how = std::string("fieldManager=") + kManager;
        if (m_options.isForced)
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
                kube::threeWay(base, mine, theirs, kube::Schema::served(), std::string(written.kind->name));
            if (!merged.conflicts.empty() && !m_options.isForced) {
                for (const std::string& path : merged.conflicts)
                    out.conflicts.push_back(QString::fromStdString(path));
                return Error(ErrorKind::Conflict, "somebody else has changed the same fields meanwhile");
            }
            json patch = json::diff(theirs, merged.object);
            if (patch.empty())
                return Answer{.body = now, .warnings = {}};
            patch.insert(patch.begin(), json{{"op", "test"},
                                             {"path", "/metadata/resourceVersion"},
                                             {"value", member(member(now, "metadata"), "resourceVersion")}});
            auto answer = m_wire.ask({.method = "PATCH",
                                      .named = named,
                                      .query = query(m_options, std::string("fieldManager=") + kManager),
                                      .body = patch,
                                      .contentType = "application/json-patch+json"},
                                     m_stop);
            if (answer || answer.error().kind() != ErrorKind::Conflict || tries == kMostTries)
                return answer;
            TRY_DECLARE(Answer again, m_wire.ask({.named = named}, m_stop));
            now = std::move(again.body);
        }
    }

    KubeWire& m_wire;
    const ManifestOptions& m_options;
    const std::stop_token& m_stop;
};

Result<kube::Reading> readable(const QString& text)
{
    const std::string bytes = text.toStdString();
    kube::Reading reading = kube::readText(bytes);
    if (reading.objects.empty() && !reading.findings.empty()) {
        const kube::Finding& first = reading.findings.front();
        return Error(ErrorKind::InvalidInput, kube::toString(first.mark) + ": " + first.problem.what);
    }
    if (reading.objects.empty())
        return Error(ErrorKind::InvalidInput, "there is no object in the text");
    return reading;
}

/// Waits until it has gone.
Result<void> awaitGone(KubeWire& wire, const Named& named, const std::stop_token& stop)
{
    constexpr int kMostLooks = 600;
    std::mutex mutex;
    std::condition_variable_any condition;
    for (int look = 0; look < kMostLooks; ++look) {
        const auto found = wire.ask({.named = named}, stop);
        if (!found)
            return found.error().kind() == ErrorKind::NotFound ? ok() : Result<void>(found.error());
        std::unique_lock lock(mutex);
        condition.wait_for(lock, stop, 200ms, [] { return false; });
        if (stop.stop_requested())
            return Error(ErrorKind::Canceled, "the work was given up");
    }
    return Error(ErrorKind::Timeout, named.name + " does not go");
}

} // namespace

Result<std::vector<ManifestOutcome>> applyText(KubeWire& wire, const QString& text, const ManifestOptions& options,
                                               const std::stop_token& stop)
{
    TRY_DECLARE(const kube::Reading reading, readable(text));
    if (!options.base.isEmpty() && reading.objects.size() != 1)
        return Error(ErrorKind::InvalidInput, "one object is edited at a time");
    Applying applying(wire, options, stop);
    std::vector<ManifestOutcome> out;
    for (const kube::Written& written : reading.objects)
        out.push_back(applying.one(written));
    return out;
}

Result<void> replaceText(KubeWire& wire, const QString& text, const ManifestOptions& options,
                         const std::stop_token& stop)
{
    TRY_DECLARE(const kube::Reading reading, readable(text));
    const Applying applying(wire, options, stop);
    for (const kube::Written& written : reading.objects) {
        if (written.kind == nullptr)
            return Error(ErrorKind::Unsupported, "this engine has no such kind");
        const Named named = applying.namedOf(written);
        const auto removed = wire.ask({.method = "DELETE", .named = named}, stop);
        if (!removed && removed.error().kind() != ErrorKind::NotFound)
            return removed.error();
        TRY(awaitGone(wire, named, stop));
        Named list = named;
        list.name.clear();
        TRY(wire.ask({.method = "POST",
                      .named = list,
                      .query = std::string("fieldManager=") + kManager,
                      .body = essence(written.object)},
                     stop));
    }
    return ok();
}

} // namespace darse::connect::kubernetes
