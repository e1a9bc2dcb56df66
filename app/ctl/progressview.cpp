// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/progressview.h"

#include "app/ctl/print.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <span>
#include <sys/ioctl.h>
#include <unistd.h>

namespace darse::ctl {

using nlohmann::json;

namespace {

constexpr std::chrono::milliseconds kFrame{100};

std::string moving(const json& line)
{
    const json detail = line.value("progressDetail", json::object());
    const std::string current = bytesField(detail, "current");
    if (current == "-")
        return {};
    std::string out = "  " + current + " of " + bytesField(detail, "total");
    if (const std::string rate = bytesField(detail, "rate"); rate != "-")
        out += "  " + rate + "/s";
    return out;
}

} // namespace

ProgressView::ProgressView() : m_isTerminal(isatty(STDERR_FILENO) == 1)
{
    winsize size{};
    if (m_isTerminal && ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        m_width = size.ws_col;
        m_height = size.ws_row;
    }
}

ProgressView::~ProgressView()
{
    if (m_isTerminal)
        draw();
}

void ProgressView::tell(const json& line)
{
    const std::string id = line.contains("id") ? field(line, "id") : std::string();
    const std::string status = field(line, "status");
    if (id.empty()) {
        m_order.push_back(std::to_string(m_order.size()) + "\n"); // no id has a line end in it
        m_rows[m_order.back()] = status;
    } else {
        const std::string said = id + ": " + status + (m_isTerminal ? moving(line) : std::string());
        if (m_rows.find(id) == m_rows.end())
            m_order.push_back(id);
        else if (m_rows[id] == said)
            return;
        m_rows[id] = said;
    }
    if (!m_isTerminal)
        std::cerr << m_rows[id.empty() ? m_order.back() : id] << std::endl;
    else if (std::chrono::steady_clock::now() - m_at >= kFrame)
        draw();
}

std::string ProgressView::rowOf(const std::string& id) const
{
    return m_rows.at(id).substr(0, m_width - 1);
}

void ProgressView::draw()
{
    m_at = std::chrono::steady_clock::now();
    std::string out;
    if (m_drawn > 0)
        out += "\x1b[" + std::to_string(m_drawn) + "A";
    // What has scrolled off the screen cannot be drawn anew.
    const std::size_t count = std::min(m_order.size(), std::max<std::size_t>(m_height, 2) - 1);
    for (const std::string& id : std::span(m_order).last(count))
        out += "\x1b[2K" + rowOf(id) + "\n";
    m_drawn = count;
    std::cerr << out << std::flush;
}

} // namespace darse::ctl
