// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/reading.h"

#include "core/kube/admission.h"
#include "core/kube/textcheck.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

namespace darse::kube {

using nlohmann::json;

namespace {

using Reason = Problem::Reason;

json memberOf(const json& object, const char* name)
{
    return object.is_object() ? object.value(name, json()) : json();
}

class Reader {
public:
    explicit Reader(const Vocabulary& words) : m_words(words) {}

    void document(const Document& document)
    {
        if (memberOf(document.value, "kind") != "List")
            return object(document, document.value, "");
        const json items = memberOf(document.value, "items");
        for (std::size_t i = 0; items.is_array() && i < items.size(); ++i)
            object(document, items[i], "/items/" + std::to_string(i));
    }

    Reading take()
    {
        std::ranges::stable_sort(m_reading.findings, {},
                                 [](const Finding& one) { return std::tuple(one.mark.line, one.mark.column); });
        return std::move(m_reading);
    }

    void tell(Mark mark, Problem problem) { m_reading.findings.push_back({mark, std::move(problem)}); }

private:
    void object(const Document& document, const json& value, const std::string& at)
    {
        const json version = memberOf(value, "apiVersion");
        const json name = memberOf(value, "kind");
        Written written{.kind = nullptr, .object = value, .mark = document.at(at)};
        const auto missing = [&](const char* field) {
            tell(document.at(at), {.reason = Reason::Missing, .pointer = at, .path = field, .what = "required"});
        };
        if (!version.is_string())
            missing("apiVersion");
        if (!name.is_string())
            missing("kind");
        if (version.is_string() && name.is_string()) {
            written.kind = m_words.find(version.get<std::string>(), name.get<std::string>());
            if (written.kind == nullptr)
                tell(document.at(at + "/kind"), {.reason = Reason::Value,
                                                 .pointer = at + "/kind",
                                                 .path = "kind",
                                                 .what = "this server has no such kind"});
        }
        if (written.kind != nullptr)
            check(document, written, at);
        m_reading.objects.push_back(std::move(written));
    }

    void check(const Document& document, const Written& written, const std::string& at)
    {
        std::vector<Problem> problems = m_words.schema().check(written.object, m_words.typeOf(*written.kind));
        const json metadata = memberOf(written.object, "metadata");
        const json name = memberOf(metadata, "name");
        if (!name.is_string() && !memberOf(metadata, "generateName").is_string())
            problems.push_back(
                {.reason = Reason::Missing, .pointer = "/metadata", .path = "metadata.name", .what = "required"});
        else if (name.is_string())
            checkTwice(document, written, at, name.get<std::string>());
        if (written.kind == &kind::pod && areTypesRight(problems, written.object))
            std::ranges::move(ruleProblems(written.object), std::back_inserter(problems));
        for (Problem& problem : problems) {
            problem.pointer = at + problem.pointer;
            const Mark mark = document.at(problem.pointer);
            tell(mark, std::move(problem));
        }
    }

    /// The rules read what our tables know; those of a server may let other types pass.
    [[nodiscard]] bool areTypesRight(const std::vector<Problem>& problems, const json& pod) const
    {
        const auto areOnlyUnknown = [](const std::vector<Problem>& all) {
            return std::ranges::all_of(all, [](const Problem& one) { return one.reason == Reason::Unknown; });
        };
        const Schema& ours = Schema::served();
        return areOnlyUnknown(problems) &&
               (&m_words.schema() == &ours || areOnlyUnknown(ours.check(pod, std::string(kind::pod.name))));
    }

    void checkTwice(const Document& document, const Written& written, const std::string& at, const std::string& name)
    {
        const json space = memberOf(memberOf(written.object, "metadata"), "namespace");
        if (!m_seen.emplace(written.kind, space.is_string() ? space.get<std::string>() : "", name).second)
            tell(document.at(at + "/metadata/name"), {.reason = Reason::Value,
                                                      .pointer = at + "/metadata/name",
                                                      .path = "metadata.name",
                                                      .what = "is in this text twice"});
    }

    static std::vector<Problem> ruleProblems(json pod)
    {
        addPodDefaults(pod);
        std::vector<Problem> out;
        for (FieldError& error : podProblems(pod)) {
            std::string pointer = pointerOf(error.path);
            out.push_back({.reason = Reason::Value,
                           .pointer = std::move(pointer),
                           .path = std::move(error.path),
                           .what = std::move(error.said)});
        }
        return out;
    }

    const Vocabulary& m_words;
    Reading m_reading;
    std::set<std::tuple<const Kind*, std::string, std::string>> m_seen;
};

} // namespace

Reading readText(std::string_view text, const Vocabulary& words, const DocumentLimits& limits)
{
    Reader reader(words);
    const auto documents = parseDocuments(text, limits);
    if (!documents) {
        Placed placed = placeOf(documents.error());
        reader.tell(placed.mark, {.reason = Reason::Value, .pointer = {}, .path = {}, .what = std::move(placed.what)});
        return reader.take();
    }
    for (const Document& document : *documents)
        reader.document(document);
    return reader.take();
}

std::string pointerOf(const std::string& path)
{
    std::string out;
    for (const char c : path) {
        if (c == '.' || c == '[')
            out += '/';
        else if (c != ']')
            out += c;
    }
    return out.empty() ? out : "/" + out;
}

} // namespace darse::kube
