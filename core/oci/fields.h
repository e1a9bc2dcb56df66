// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oci/descriptor.h"
#include "core/oci/strictjson.h"

namespace darse::oci {

/// The most bytes that the keys and values of one map of texts may have.
inline constexpr std::size_t kMaxTexts = std::size_t{1} * 1024 * 1024;

/// The members of one JSON object, by name. A member that is null counts as absent, as Go's writers mean it. A name
/// that differs in case only is refused: Go's readers would take it for the same member, and we would not.
class Fields {
public:
    /// Protocol for what is no object. `json` outlives the fields.
    [[nodiscard]] static Result<Fields> of(const Json& json);

    [[nodiscard]] bool has(std::string_view name) const { return m_json->contains(name); }
    /// Null when absent.
    [[nodiscard]] Result<const Json*> find(std::string_view name) const;
    /// Null when absent; Protocol when there, but no array or of more than `most` elements.
    [[nodiscard]] Result<const Json*> array(std::string_view name, std::size_t most) const;

    /// Empty when absent.
    [[nodiscard]] Result<std::string> text(std::string_view name) const;
    [[nodiscard]] Result<std::vector<std::string>> texts(std::string_view name) const;
    [[nodiscard]] Result<Annotations> annotations(std::string_view name) const;
    /// The names of the members of an object whose values say nothing, sorted.
    [[nodiscard]] Result<std::vector<std::string>> set(std::string_view name) const;
    [[nodiscard]] Result<bool> flag(std::string_view name) const;
    /// Must be there: a whole number from 0 to 2^53.
    [[nodiscard]] Result<std::uint64_t> count(std::string_view name) const;

private:
    explicit Fields(const Json& json) : m_json(&json) {}

    const Json* m_json;
};

} // namespace darse::oci
