// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/document.h"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace darse::kube {

/// The key of a list whose elements are texts that must not be there twice.
inline constexpr std::string_view kValueItself = "=";

/// A row of the tables: one field of a type.
/// Types: "string", "int", "bool", "time", "quantity", "intorstring", "bytes", "any", "enum A|B", the name of a type
/// ("Container"), "[T]" a list, "[T key]" one that is merged by a key, "{T}" a map. "!" before it: required.
struct FieldRow {
    std::string_view owner;
    std::string_view name;
    std::string_view type;
    std::string_view english;
    std::string_view french;
};

/// A type as read from a row.
struct FieldType {
    std::string name = "any"; ///< of what is in it, for a list or map
    bool isList = false;
    bool isMap = false;
    bool isRequired = false;
    std::string mergeKey{};
    std::vector<std::string> choices{};

    /// The type of what is in it.
    [[nodiscard]] FieldType element() const { return {.name = name, .choices = choices}; }
};

struct Field {
    std::string name;
    FieldType type;
    std::string_view english;
    std::string_view french;
};

/// What is wrong with a part of an object.
struct Problem {
    enum class Reason { Unknown, Missing, Type, Value };
    Reason reason = Reason::Value;
    std::string pointer; ///< JSON pointer
    std::string path;    ///< "spec.containers[0].image"
    std::string what;    ///< "unknown field", "must be a text"
};

/// What objects of the kinds that are served are made of.
class Schema {
public:
    using Types = std::map<std::string, std::vector<Field>, std::less<>>;

    explicit Schema(std::span<const std::span<const FieldRow>> tables);
    /// `words` is what the helps of the fields are part of.
    Schema(Types types, std::shared_ptr<const void> words) : m_types(std::move(types)), m_words(std::move(words)) {}
    /// That of all kinds of kinds.h.
    [[nodiscard]] static const Schema& served();

    [[nodiscard]] const Types& types() const { return m_types; }
    /// Null: it is none of the types, or has no such field.
    [[nodiscard]] const Field* field(std::string_view type, std::string_view name) const;
    /// Of a member of an object of this type; "any" when nothing is known.
    [[nodiscard]] FieldType member(const FieldType& type, const std::string& name) const;
    [[nodiscard]] std::vector<Problem> check(const nlohmann::json& object, const std::string& type) const;

private:
    Types m_types;
    std::shared_ptr<const void> m_words;
};

/// The tables of Schema::served().
[[nodiscard]] std::span<const FieldRow> metaRows();
[[nodiscard]] std::span<const FieldRow> podRows();
[[nodiscard]] std::span<const FieldRow> containerRows();
[[nodiscard]] std::span<const FieldRow> volumeRows();
[[nodiscard]] std::span<const FieldRow> securityRows();
[[nodiscard]] std::span<const FieldRow> placementRows();

/// "spec.containers[0].image: must be a text"
[[nodiscard]] std::string toString(const Problem& problem);

} // namespace darse::kube
