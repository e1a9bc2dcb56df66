// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a server says of its kinds, in OpenAPI.
#include "core/kube/podchecks.h"
#include "core/kube/vocabulary.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace darse::kube {

using nlohmann::json;

namespace {

/// How deep a type may be written inside of another.
constexpr int kDeepest = 30;
constexpr std::size_t kLongestHelp = 600;

const json& memberOf(const json& object, const char* name)
{
    static const json kNone;
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() ? *found : kNone;
}

/// "io.k8s.api.core.v1.Pod" of "#/definitions/io.k8s.api.core.v1.Pod"; empty: it is no reference.
std::string referenceIn(const json& schema)
{
    const json& all = memberOf(schema, "allOf");
    const std::string text = textOf(all.is_array() && all.size() == 1 ? all.front() : schema, "$ref");
    return text.substr(text.rfind('/') + 1);
}

/// Some are as long as a page.
std::string shortened(const std::string& text)
{
    const auto end = std::min(text.rfind(' ', kLongestHelp), kLongestHelp);
    return text.size() <= kLongestHelp ? text : text.substr(0, end) + " …";
}

struct Word {
    std::string_view type;
    std::string_view format; ///< empty: any
    std::string_view name;
};

constexpr std::array kWords = {
    Word{"string", "int-or-string", "intorstring"},
    Word{"string", "byte", "bytes"},
    Word{"string", "date-time", "time"},
    Word{"string", "", "string"},
    Word{"integer", "", "int"},
    Word{"boolean", "", "bool"},
};

} // namespace

class OpenApiReader {
public:
    VocabularyPtr read(const std::vector<json>& documents)
    {
        m_out->m_words = m_words;
        for (const json& document : documents)
            addTypes(document);
        for (const json& document : documents)
            addKinds(memberOf(document, "paths"));
        m_out->m_schema = std::make_shared<Schema>(std::move(m_types), m_words);
        return m_out->m_kinds.empty() ? nullptr : m_out;
    }

private:
    std::string_view keep(std::string text) { return m_words->emplace_back(std::move(text)); }

    void addTypes(const json& document)
    {
        const json& third = memberOf(memberOf(document, "components"), "schemas");
        const json& all = third.is_object() ? third : memberOf(document, "definitions");
        if (!all.is_object())
            return;
        for (const auto& [name, schema] : all.items()) {
            if (m_types.contains(name))
                continue; // groups share them
            if (memberOf(schema, "properties").is_object())
                addFields(name, schema, 0);
            else
                m_plain[name] = &schema;
            const json& kinds = memberOf(schema, "x-kubernetes-group-version-kind");
            if (kinds.is_array() && kinds.size() == 1)
                m_typeOfKind[kinds.front().dump()] = name;
        }
    }

    void addFields(const std::string& owner, const json& schema, int depth)
    {
        std::vector<Field> fields;
        const json& required = memberOf(schema, "required");
        const std::string ours = owner.substr(owner.rfind('.') + 1);
        for (const auto& [name, property] : memberOf(schema, "properties").items()) {
            Field field{
                .name = name, .type = typeOf(property, owner + "/" + name, depth + 1), .english = {}, .french = {}};
            field.type.isRequired = required.is_array() && std::ranges::find(required, json(name)) != required.end();
            const Field* known = Schema::served().field(ours, name);
            field.english = known ? known->english : keep(shortened(textOf(property, "description")));
            field.french = known ? known->french : field.english;
            fields.push_back(std::move(field));
        }
        m_types[owner] = std::move(fields);
    }

    /// A type that is written inside of another is called after its place.
    FieldType typeOf(const json& schema, const std::string& place, int depth)
    {
        FieldType out;
        if (const std::string reference = referenceIn(schema); !reference.empty()) {
            out.name = nameOf(reference);
            return out;
        }
        if (depth > kDeepest || memberOf(schema, "x-kubernetes-preserve-unknown-fields") == json(true))
            return out;
        if (memberOf(schema, "x-kubernetes-int-or-string") == json(true))
            return {.name = "intorstring"};
        const std::string type = textOf(schema, "type");
        if (type == "array")
            return listOf(typeOf(memberOf(schema, "items"), place, depth + 1), schema);
        if (type == "object" || memberOf(schema, "properties").is_object())
            return objectType(schema, place, depth);
        return scalarType(schema, type);
    }

    static FieldType listOf(FieldType element, const json& schema)
    {
        if (element.isList || element.isMap)
            element = {}; // lists in lists are not looked into
        element.isList = true;
        if (textOf(schema, "x-kubernetes-patch-strategy").find("merge") != std::string::npos)
            element.mergeKey = textOf(schema, "x-kubernetes-patch-merge-key");
        const json& keys = memberOf(schema, "x-kubernetes-list-map-keys");
        if (element.mergeKey.empty() && keys.is_array() && keys.size() == 1 && keys.front().is_string())
            element.mergeKey = keys.front().get<std::string>();
        return element;
    }

    FieldType objectType(const json& schema, const std::string& place, int depth)
    {
        if (memberOf(schema, "properties").is_object() && !memberOf(schema, "properties").empty()) {
            addFields(place, schema, depth);
            return {.name = place};
        }
        const json& others = memberOf(schema, "additionalProperties");
        if (!others.is_object())
            return {};
        FieldType element = typeOf(others, place, depth + 1);
        if (element.isList || element.isMap)
            element = {};
        element.isMap = true;
        return element;
    }

    static FieldType scalarType(const json& schema, const std::string& type)
    {
        FieldType out;
        const json& choices = memberOf(schema, "enum");
        if (type == "string" && choices.is_array() && !choices.empty()) {
            out.name = "enum";
            for (const json& one : choices) {
                if (one.is_string())
                    out.choices.push_back(one.get<std::string>());
            }
            return out;
        }
        const std::string format = textOf(schema, "format");
        const auto* const found = std::ranges::find_if(kWords, [&](const Word& word) {
            return word.type == type && (word.format.empty() || word.format == format);
        });
        if (found != kWords.end())
            out.name = found->name;
        return out;
    }

    /// Of a definition that may be no object: a quantity, a point in time.
    std::string nameOf(const std::string& definition)
    {
        if (definition.ends_with(".Quantity"))
            return "quantity";
        const auto plain = m_plain.find(definition);
        if (plain == m_plain.end())
            return definition;
        return scalarType(*plain->second, textOf(*plain->second, "type")).name;
    }

    /// "/apis/apps/v1/namespaces/{namespace}/deployments/{name}", with what may be done there.
    void addKinds(const json& paths)
    {
        for (const auto& [path, verbs] : paths.items()) {
            const std::string list = path.ends_with("/{name}") ? path.substr(0, path.rfind('/')) : "";
            for (const char* verb : {"patch", "get", "put", "delete"}) {
                const json& kind = memberOf(memberOf(verbs, verb), "x-kubernetes-group-version-kind");
                if (list.empty() || !kind.is_object())
                    continue;
                addKind(kind, list);
                break;
            }
        }
    }

    void addKind(const json& said, const std::string& list)
    {
        const std::string group = textOf(said, "group");
        const std::string version = textOf(said, "version");
        const std::string name = textOf(said, "kind");
        const std::string prefix = (group.empty() ? "/api/" : "/apis/" + group + "/") + version + "/";
        if (!list.starts_with(prefix) || name.empty())
            return;
        std::string rest = list.substr(prefix.size());
        const std::string within = "namespaces/{namespace}/";
        const bool isNamespaced = rest.starts_with(within);
        if (isNamespaced)
            rest = rest.substr(within.size());
        if (rest.empty() || rest.find('/') != std::string::npos)
            return;
        const Kind* kind = findKind(group, version, rest);
        if (kind == nullptr || kind->name != name)
            kind = &m_out->m_others.emplace_back(Kind{.group = keep(group),
                                                      .version = keep(version),
                                                      .name = keep(name),
                                                      .plural = keep(rest),
                                                      .singular = {},
                                                      .shortNames = {},
                                                      .isNamespaced = isNamespaced});
        const auto type = m_typeOfKind.find(json{{"group", group}, {"kind", name}, {"version", version}}.dump());
        if (m_out->m_types.emplace(kind, type == m_typeOfKind.end() ? "any" : type->second).second)
            m_out->m_kinds.push_back(kind);
    }

    std::shared_ptr<Vocabulary> m_out{new Vocabulary};
    std::shared_ptr<std::deque<std::string>> m_words = std::make_shared<std::deque<std::string>>();
    Schema::Types m_types;
    std::map<std::string, const json*> m_plain;      ///< definitions that are no objects
    std::map<std::string, std::string> m_typeOfKind; ///< by what x-kubernetes-group-version-kind says
};

VocabularyPtr readOpenApi(const std::vector<json>& documents)
{
    return OpenApiReader().read(documents);
}

} // namespace darse::kube
