// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <optional>
#include <string_view>
#include <utility>
#include <variant>

namespace darse {

/// A value or the Error that took its place. Reading the wrong one is a programming error and throws
/// std::bad_variant_access.
template <class T>
class [[nodiscard]] Result {
public:
    using Value = T;

    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool isOk() const { return m_state.index() == 0; }
    explicit operator bool() const { return isOk(); }

    [[nodiscard]] const T& value() const& { return std::get<0>(m_state); }
    [[nodiscard]] T& value() & { return std::get<0>(m_state); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(m_state)); }
    [[nodiscard]] T valueOr(T fallback) && { return isOk() ? std::get<0>(std::move(m_state)) : std::move(fallback); }

    [[nodiscard]] const Error& error() const& { return std::get<1>(m_state); }
    [[nodiscard]] Error&& error() && { return std::get<1>(std::move(m_state)); }

    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    /// The same result, its error told as part of `attempt`.
    [[nodiscard]] Result within(std::string_view attempt) &&
    {
        if (!isOk())
            return std::move(*this).error().within(attempt);
        return std::move(*this);
    }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value, or the Error.
template <>
class [[nodiscard]] Result<void> {
public:
    using Value = void;

    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    [[nodiscard]] bool isOk() const { return !m_error.has_value(); }
    explicit operator bool() const { return isOk(); }

    [[nodiscard]] const Error& error() const& { return m_error.value(); }
    [[nodiscard]] Error&& error() && { return std::move(m_error).value(); }

    [[nodiscard]] Result within(std::string_view attempt) &&
    {
        if (!isOk())
            return std::move(*this).error().within(attempt);
        return std::move(*this);
    }

private:
    std::optional<Error> m_error;
};

[[nodiscard]] inline Result<void> ok()
{
    return {};
}

} // namespace darse

#define DARSE_CONCAT_(a, b) a##b
#define DARSE_CONCAT(a, b) DARSE_CONCAT_(a, b)

/// `TRY(call());` leaves the function with the error of `call()`. A statement like any other, also between if and else.
#define TRY(expression) TRY_(expression, DARSE_CONCAT(darseTried, __COUNTER__))
#define TRY_(expression, name)                                                                                         \
    for (auto name = (expression); !name;)                                                                             \
    return std::move(name).error()

/// `TRY_DECLARE(auto fd, open(path));` declares `fd` with the value, or leaves the function with the error. It is a
/// declaration, so it stands on its own in a block.
#define TRY_DECLARE(declaration, expression)                                                                           \
    TRY_DECLARE_(declaration, (expression), DARSE_CONCAT(darseTried, __COUNTER__))
#define TRY_DECLARE_(declaration, expression, name)                                                                    \
    auto name = expression;                                                                                            \
    if (!name)                                                                                                         \
        return std::move(name).error();                                                                                \
    declaration = std::move(name).value()
