// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace darse::store {

/// What could not be kept of a layer, in sentences, as many as somebody would read.
class Notes {
public:
    void add(std::string note)
    {
        if (m_notes.size() < kMax)
            m_notes.push_back(std::move(note));
    }
    [[nodiscard]] std::vector<std::string> take() { return std::move(m_notes); }

private:
    static constexpr std::size_t kMax = 100;

    std::vector<std::string> m_notes;
};

} // namespace darse::store
