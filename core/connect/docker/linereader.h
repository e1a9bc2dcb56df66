// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace darse::connect::docker {

/// Cuts what arrives into lines. What is longer than any line that a server sends is dropped whole.
class LineReader {
public:
    /// The lines that the piece completes, without their ends; empty ones are left out.
    [[nodiscard]] std::vector<std::string> take(std::string_view piece);

private:
    std::string m_rest;
    bool m_isDropping = false;
};

} // namespace darse::connect::docker
