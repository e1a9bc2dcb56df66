// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace darse::ui {

/// Finds a text of printable ASCII whatever its case, many bytes at a time: by its two rarest characters and its last.
class LiteralFinder {
public:
    /// `literal` is not empty.
    explicit LiteralFinder(std::string_view literal);

    /// The first place at or after `from`; npos when there is none.
    [[nodiscard]] std::size_t find(std::string_view text, std::size_t from) const;

private:
    [[nodiscard]] bool isAt(const char* place) const;

    std::string m_literal; ///< lower case
    std::size_t m_rarest = 0;
    std::size_t m_second = 0;
};

} // namespace darse::ui
