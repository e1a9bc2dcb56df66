// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace darse::container {

using Json = nlohmann::json;
using Texts = std::vector<std::string>;
using TextMap = std::map<std::string, std::string>;

/// The most bytes of one list or map of texts, and the most elements.
inline constexpr std::size_t kMaxTextBytes = std::size_t{1} * 1024 * 1024;
inline constexpr std::size_t kMaxElements = 16'384;

/// Reads the members of one object of a client. A member that is absent or null leaves the value as it is; one of the
/// wrong type or size, or a text that is not UTF-8 or has a NUL in it, is InvalidInput that names it. Names are found
/// as Go finds them: exactly, else without case.
class Reader {
public:
    /// `path` names the object in messages: "" or "HostConfig.". `json` and `warnings` outlive the reader.
    [[nodiscard]] static Result<Reader> of(const Json& json, std::string path, std::vector<std::string>& warnings);

    /// Null when absent or null.
    [[nodiscard]] const Json* find(std::string_view name);

    [[nodiscard]] Result<void> read(std::string_view name, std::string& into);
    [[nodiscard]] Result<void> read(std::string_view name, bool& into);
    [[nodiscard]] Result<void> read(std::string_view name, Texts& into);
    [[nodiscard]] Result<void> read(std::string_view name, TextMap& into);
    template <std::integral T>
    [[nodiscard]] Result<void> read(std::string_view name, T& into)
    {
        TRY_DECLARE(const auto value, number(name, std::numeric_limits<T>::min(), std::numeric_limits<T>::max()));
        if (value)
            into = static_cast<T>(*value);
        return ok();
    }
    template <class T>
    [[nodiscard]] Result<void> read(std::string_view name, std::optional<T>& into)
    {
        if (find(name) == nullptr)
            return ok();
        T value{};
        TRY(read(name, value));
        into = std::move(value);
        return ok();
    }

    /// Readers of an object, of the objects of a list, of the members of an object that are objects by themselves.
    [[nodiscard]] Result<std::optional<Reader>> object(std::string_view name);
    [[nodiscard]] Result<std::vector<Reader>> objects(std::string_view name);
    [[nodiscard]] Result<std::vector<std::pair<std::string, Reader>>> members(std::string_view name);
    /// The names of the members of an object, whatever they are.
    [[nodiscard]] Result<Texts> names(std::string_view name);

    /// InvalidInput: "HostConfig.Memory " + `why`.
    [[nodiscard]] Error wrong(std::string_view name, std::string_view why) const;
    [[nodiscard]] const std::string& path() const { return m_path; }

    /// Warns of what has not been looked at and says something.
    void finish();

private:
    Reader(const Json& json, std::string path, std::vector<std::string>& warnings) :
        m_json(&json),
        m_path(std::move(path)),
        m_warnings(&warnings)
    {
    }

    /// Counts are at most 2^63 - 1, also those without a sign.
    [[nodiscard]] Result<std::optional<std::int64_t>> number(std::string_view name, std::int64_t least,
                                                             std::uint64_t most);
    [[nodiscard]] Result<void> checkText(const std::string& text, std::string_view name) const;
    [[nodiscard]] Result<const std::string*> textOf(const Json& json, std::string_view name) const;
    [[nodiscard]] Result<const Json*> list(std::string_view name);
    [[nodiscard]] Result<const Json*> map(std::string_view name);

    const Json* m_json;
    std::string m_path;
    std::vector<std::string>* m_warnings;
    std::vector<const Json*> m_seen{};
};

} // namespace darse::container
