// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace darse {

/// What went wrong, for code to decide on. Every wire dialect has one table from and to these; nobody compares message
/// text.
enum class ErrorKind {
    NotFound,
    AlreadyExists,
    InUse,
    InvalidState,
    InvalidInput,
    PermissionDenied,
    Unsupported,
    Unreachable,
    Timeout,
    Canceled,
    Conflict,
    Protocol,
    Io,
    Internal,
};

/// The stable name of a kind ("NotFound"), as it travels in JSON and logs.
[[nodiscard]] std::string_view toString(ErrorKind kind);
/// The kind of that name: it survives a wire.
[[nodiscard]] std::optional<ErrorKind> parseErrorKind(std::string_view name);

/// A failure that a person can be told about. A value: cheap to move, never thrown across a room.
class Error {
public:
    /// `message` is one sentence that names the object ("container web is not running"), without a final full stop.
    Error(ErrorKind kind, std::string message);

    /// An Io-like error from an errno value; the kind is derived from it (ENOENT → NotFound …) and its text is
    /// appended.
    [[nodiscard]] static Error fromErrno(int errnoValue, std::string_view what);

    [[nodiscard]] ErrorKind kind() const { return m_kind; }
    [[nodiscard]] const std::string& message() const { return m_message; }
    /// Raw material for "Show details": stderr of a child, the body of a response. May be long, may be hostile.
    [[nodiscard]] const std::string& detail() const { return m_detail; }
    /// 0 when no system call was involved.
    [[nodiscard]] int errnoValue() const { return m_errno; }

    /// True where the same attempt is known to fail again, whatever the kind says: a host that does not exist.
    [[nodiscard]] bool isLasting() const { return m_isLasting; }
    [[nodiscard]] Error lasting() &&;

    /// Adds what was being attempted, on the way up: "pull alpine: registry does not answer".
    [[nodiscard]] Error within(std::string_view attempt) &&;
    [[nodiscard]] Error within(std::string_view attempt) const&;
    [[nodiscard]] Error withDetail(std::string detail) &&;

    friend bool operator==(const Error&, const Error&) = default;

private:
    ErrorKind m_kind;
    int m_errno = 0;
    bool m_isLasting = false;
    std::string m_message;
    std::string m_detail;
};

} // namespace darse
