// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/schema.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace darse::kube {

using nlohmann::json;

namespace {

FieldType typeOf(std::string_view text)
{
    FieldType out;
    out.isRequired = text.starts_with('!');
    if (out.isRequired)
        text.remove_prefix(1);
    out.isList = text.starts_with('[');
    out.isMap = text.starts_with('{');
    if (out.isList || out.isMap)
        text = text.substr(1, text.size() - 2);
    if (text.starts_with("enum ")) {
        text.remove_prefix(5);
        out.name = "enum";
        while (!text.empty()) {
            const auto end = text.find('|');
            out.choices.emplace_back(text.substr(0, end));
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        }
        return out;
    }
    const auto space = text.find(' ');
    out.name = text.substr(0, space);
    if (space != std::string_view::npos)
        out.mergeKey = text.substr(space + 1);
    return out;
}

bool isQuantity(const std::string& text)
{
    static constexpr std::array kUnits = {"",  "n", "u",  "m",  "k",  "M",  "G",  "T",
                                          "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    std::size_t end = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    const std::size_t begin = end;
    while (end < text.size() && (std::isdigit(static_cast<unsigned char>(text[end])) != 0 || text[end] == '.'))
        ++end;
    const std::string unit = text.substr(end);
    const bool hasExponent = unit.size() > 1 && (unit[0] == 'e' || unit[0] == 'E') &&
                             unit.find_first_not_of("+-0123456789", 1) == std::string::npos;
    return end > begin && (hasExponent || std::ranges::find(kUnits, unit) != kUnits.end());
}

/// Four digits at a time, the last ones filled up; lines may be broken.
bool isBase64(const std::string& text)
{
    const std::size_t end = text.find('=');
    std::size_t digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n' || c == '\r')
            continue;
        const bool isDigit = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '/';
        if (i < end ? !isDigit : c != '=')
            return false;
        ++digits;
    }
    const std::size_t filled = end == std::string::npos ? 0 : static_cast<std::size_t>(std::ranges::count(text, '='));
    return digits % 4 == 0 && filled <= 2;
}

struct Rule {
    std::string_view type;
    bool (*fits)(const json& value);
    std::string_view what;
};

constexpr std::array kRules = {
    Rule{"string", [](const json& value) { return value.is_string(); }, "must be a text"},
    Rule{"bytes", [](const json& value) { return value.is_string() && isBase64(value.get_ref<const std::string&>()); },
         "must be a text in base64"},
    Rule{"time", [](const json& value) { return value.is_string(); }, "must be a point in time"},
    Rule{"bool", [](const json& value) { return value.is_boolean(); }, "must be true or false"},
    Rule{"int", [](const json& value) { return value.is_number_integer(); }, "must be a whole number"},
    Rule{"intorstring", [](const json& value) { return value.is_number_integer() || value.is_string(); },
         "must be a whole number or a text"},
    Rule{"quantity",
         [](const json& value) {
             return value.is_number() || (value.is_string() && isQuantity(value.get_ref<const std::string&>()));
         },
         "must be a quantity such as 500m or 64Mi"},
};

class Checker {
public:
    explicit Checker(const Schema& schema) : m_schema(schema) {}

    std::vector<Problem> take() { return std::move(m_problems); }

    void value(const json& value, const FieldType& type, const std::string& pointer, const std::string& path)
    {
        if (value.is_null())
            return; // as if it were not there
        if (type.isList)
            list(value, type, pointer, path);
        else if (type.isMap)
            map(value, type, pointer, path);
        else if (m_schema.types().contains(type.name))
            object(value, type.name, pointer, path);
        else if (type.name == "enum")
            choice(value, type, pointer, path);
        else
            scalar(value, type, pointer, path);
    }

private:
    void tell(Problem::Reason reason, const std::string& pointer, const std::string& path, std::string what)
    {
        constexpr std::size_t kMost = 100;
        // What is only unknown may be taken, so it hides nothing else.
        if (++(reason == Problem::Reason::Unknown ? m_unknowns : m_others) <= kMost)
            m_problems.push_back({reason, pointer, path, std::move(what)});
    }

    void list(const json& value, const FieldType& type, const std::string& pointer, const std::string& path)
    {
        if (!value.is_array())
            return tell(Problem::Reason::Type, pointer, path, "must be a list");
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (value[i].is_null())
                tell(Problem::Reason::Missing, pointer, path + "[" + std::to_string(i) + "]", "required");
            this->value(value[i], type.element(), pointer + "/" + std::to_string(i),
                        path + "[" + std::to_string(i) + "]");
        }
    }

    void map(const json& value, const FieldType& type, const std::string& pointer, const std::string& path)
    {
        if (!value.is_object())
            return tell(Problem::Reason::Type, pointer, path, "must be a mapping");
        for (const auto& [key, member] : value.items())
            this->value(member, type.element(), pointer + (json::json_pointer() / key).to_string(), path + "." + key);
    }

    void object(const json& value, const std::string& type, const std::string& pointer, const std::string& path)
    {
        if (!value.is_object())
            return tell(Problem::Reason::Type, pointer, path, "must be a mapping");
        const std::string before = path.empty() ? "" : path + ".";
        for (const auto& [key, member] : value.items()) {
            const std::string below = pointer + (json::json_pointer() / key).to_string();
            const Field* field = m_schema.field(type, key);
            if (field == nullptr)
                tell(Problem::Reason::Unknown, below, before + key, "unknown field");
            else
                this->value(member, field->type, below, before + key);
        }
        for (const Field& field : m_schema.types().at(type)) {
            if (field.type.isRequired && (!value.contains(field.name) || value.at(field.name).is_null()))
                tell(Problem::Reason::Missing, pointer, before + field.name, "required");
        }
    }

    void choice(const json& value, const FieldType& type, const std::string& pointer, const std::string& path)
    {
        if (!value.is_string())
            return tell(Problem::Reason::Type, pointer, path, "must be a text");
        if (std::ranges::find(type.choices, value.get_ref<const std::string&>()) != type.choices.end())
            return;
        std::string all;
        for (const std::string& one : type.choices)
            all += (all.empty() ? "" : ", ") + one;
        tell(Problem::Reason::Value, pointer, path, "must be one of " + all);
    }

    void scalar(const json& value, const FieldType& type, const std::string& pointer, const std::string& path)
    {
        const auto* const rule = std::ranges::find(kRules, type.name, &Rule::type);
        if (rule != kRules.end() && !rule->fits(value))
            tell(Problem::Reason::Type, pointer, path, std::string(rule->what));
    }

    const Schema& m_schema;
    std::vector<Problem> m_problems;
    std::size_t m_unknowns = 0;
    std::size_t m_others = 0;
};

} // namespace

Schema::Schema(std::span<const std::span<const FieldRow>> tables)
{
    for (const auto& table : tables) {
        for (const FieldRow& row : table) {
            m_types[std::string(row.owner)].push_back(
                {std::string(row.name), typeOf(row.type), row.english, row.french});
        }
    }
}

const Schema& Schema::served()
{
    static const std::array kTables = {metaRows(),   podRows(),      containerRows(),
                                       volumeRows(), securityRows(), placementRows()};
    static const Schema kSchema(kTables);
    return kSchema;
}

const Field* Schema::field(std::string_view type, std::string_view name) const
{
    const auto found = m_types.find(type);
    if (found == m_types.end())
        return nullptr;
    const auto field = std::ranges::find(found->second, name, &Field::name);
    return field == found->second.end() ? nullptr : &*field;
}

FieldType Schema::member(const FieldType& type, const std::string& name) const
{
    if (type.isMap)
        return type.element();
    const Field* found = field(type.name, name);
    return found == nullptr ? FieldType{} : found->type;
}

std::vector<Problem> Schema::check(const json& object, const std::string& type) const
{
    Checker checker(*this);
    checker.value(object, {.name = type}, "", "");
    return checker.take();
}

std::string toString(const Problem& problem)
{
    return problem.path + ": " + problem.what;
}

} // namespace darse::kube
