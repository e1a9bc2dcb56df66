// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/linereader.h"

namespace darse::connect::docker {
namespace {

constexpr std::size_t kLongest = std::size_t{4} * 1024 * 1024;

} // namespace

std::vector<std::string> LineReader::take(std::string_view piece)
{
    std::vector<std::string> lines;
    while (!piece.empty()) {
        const std::size_t end = piece.find('\n');
        const std::string_view part = piece.substr(0, end);
        m_isDropping = m_isDropping || m_rest.size() + part.size() > kLongest;
        if (m_isDropping)
            m_rest.clear();
        else
            m_rest += part;
        if (end == std::string_view::npos)
            return lines;
        piece.remove_prefix(end + 1);
        if (!m_isDropping && m_rest.ends_with('\r'))
            m_rest.pop_back();
        if (!m_isDropping && !m_rest.empty())
            lines.push_back(std::move(m_rest));
        m_rest.clear();
        m_isDropping = false;
    }
    return lines;
}

} // namespace darse::connect::docker
