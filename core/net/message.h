// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace darse::net {

struct Header {
    std::string name;
    std::string value;

    friend bool operator==(const Header&, const Header&) = default;
};

/// The header fields of a message, in order; names are compared without regard to case.
class Headers {
public:
    Headers() = default;
    Headers(std::initializer_list<Header> list) : m_list(list) {}

    /// The first value of that name.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
    /// True when a comma-separated list under `name` has `token`, in any case.
    [[nodiscard]] bool hasToken(std::string_view name, std::string_view token) const;
    void add(std::string name, std::string value) { m_list.push_back({std::move(name), std::move(value)}); }
    /// Replaces every value of that name.
    void set(std::string_view name, std::string value);
    void remove(std::string_view name);
    /// The same, and nothing of the values stays in memory: they were secret.
    void wipe(std::string_view name);

    [[nodiscard]] auto begin() const { return m_list.begin(); }
    [[nodiscard]] auto end() const { return m_list.end(); }
    [[nodiscard]] std::size_t size() const { return m_list.size(); }

private:
    std::vector<Header> m_list;
};

/// True when the two are the same but for the case of ASCII letters.
[[nodiscard]] bool equalsIgnoringCase(std::string_view a, std::string_view b);

struct RequestHead {
    std::string method = "GET";
    std::string target = "/"; ///< as on the wire: path and query
    Headers headers{};
    unsigned version = 11; ///< 10 or 11
};

struct ResponseHead {
    int status = 200;
    std::string reason{}; ///< empty: the usual one
    Headers headers{};
    unsigned version = 11;
};

/// A whole answer with its body in memory.
struct Response {
    ResponseHead head;
    std::string body;
};

/// "Not Found" for 404; "Status" for a number without a name.
[[nodiscard]] std::string_view reasonOf(int status);

/// What one message may take.
struct Limits {
    std::size_t header = std::size_t{64} * 1024;
    std::size_t collectedBody = std::size_t{64} * 1024 * 1024; ///< of a body that is held in memory
    std::size_t webSocketMessage = std::size_t{16} * 1024 * 1024;
};

} // namespace darse::net
