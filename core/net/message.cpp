// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/message.h"

#include "core/net/url.h"

#include <algorithm>
#include <cstring>

namespace darse::net {
namespace {

struct ReasonRow {
    int status;
    std::string_view reason;
};

constexpr ReasonRow kReasons[] = {
    {100, "Continue"},
    {101, "Switching Protocols"},
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {426, "Upgrade Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
};

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

bool listHas(std::string_view list, std::string_view token)
{
    while (!list.empty()) {
        const auto comma = list.find(',');
        if (equalsIgnoringCase(trimmed(list.substr(0, comma)), token))
            return true;
        list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    }
    return false;
}

} // namespace

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && lowerCase(a) == lowerCase(b);
}

std::optional<std::string_view> Headers::find(std::string_view name) const
{
    for (const Header& header : m_list) {
        if (equalsIgnoringCase(header.name, name))
            return header.value;
    }
    return std::nullopt;
}

bool Headers::hasToken(std::string_view name, std::string_view token) const
{
    return std::any_of(m_list.begin(), m_list.end(), [&](const Header& header) {
        return equalsIgnoringCase(header.name, name) && listHas(header.value, token);
    });
}

void Headers::set(std::string_view name, std::string value)
{
    remove(name);
    add(std::string(name), std::move(value));
}

void Headers::remove(std::string_view name)
{
    std::erase_if(m_list, [name](const Header& header) { return equalsIgnoringCase(header.name, name); });
}

void Headers::wipe(std::string_view name)
{
    for (Header& header : m_list) {
        if (equalsIgnoringCase(header.name, name))
            ::explicit_bzero(header.value.data(), header.value.size());
    }
    remove(name);
}

std::string_view reasonOf(int status)
{
    const auto* row = std::find_if(std::begin(kReasons), std::end(kReasons),
                                   [status](const ReasonRow& candidate) { return candidate.status == status; });
    return row == std::end(kReasons) ? "Status" : row->reason;
}

} // namespace darse::net
