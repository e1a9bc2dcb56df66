// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/textplaces.h"

#include <algorithm>

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr std::string_view kBlank = " \t\r\n";

bool isBlankAt(std::string_view text, std::size_t at)
{
    return at >= text.size() || kBlank.find(text[at]) != std::string_view::npos;
}

std::size_t endOfQuoted(std::string_view text, std::size_t begin)
{
    const char quote = text[begin];
    for (std::size_t at = begin + 1; at < text.size(); ++at) {
        const bool isEscaped = quote == '"' ? text[at] == '\\' : text.substr(at, 2) == "''";
        if (isEscaped)
            ++at;
        else if (text[at] == quote)
            return at + 1;
    }
    return text.size();
}

std::size_t endOfBrackets(std::string_view text, std::size_t begin)
{
    int depth = 0;
    for (std::size_t at = begin; at < text.size(); ++at) {
        const char c = text[at];
        const bool isBegin = at == begin || isBlankAt(text, at - 1) ||
                             std::string_view("[{,:").find(text[at - 1]) != std::string_view::npos;
        if ((c == '"' || c == '\'') && isBegin)
            at = endOfQuoted(text, at) - 1;
        else if (c == '#' && isBlankAt(text, at - 1))
            at = std::min(text.find('\n', at), text.size());
        else if (c == '[' || c == '{')
            ++depth;
        else if ((c == ']' || c == '}') && --depth == 0)
            return at + 1;
    }
    return text.size();
}

std::size_t trimmed(std::string_view text, std::size_t begin, std::size_t end)
{
    while (end > begin && isBlankAt(text, end - 1))
        --end;
    return end;
}

} // namespace

std::size_t endOfInline(std::string_view text, std::size_t begin, bool isInFlow)
{
    if (begin >= text.size())
        return text.size();
    if (text[begin] == '"' || text[begin] == '\'')
        return endOfQuoted(text, begin);
    if (text[begin] == '[' || text[begin] == '{')
        return endOfBrackets(text, begin);
    std::size_t at = begin;
    while (at < text.size() && text[at] != '\n' && !(text[at] == '#' && at > begin && isBlankAt(text, at - 1)) &&
           !(isInFlow && std::string_view(",]}").find(text[at]) != std::string_view::npos))
        ++at;
    return trimmed(text, begin, at);
}

std::string around(const std::string& pointer)
{
    return pointer.substr(0, pointer.rfind('/'));
}

TextPlaces::TextPlaces(std::string_view text, const Document& document) : m_text(text), m_document(document)
{
    m_lines.push_back(0);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\n')
            m_lines.push_back(at + 1);
    }
}

const json& TextPlaces::at(const std::string& pointer) const
{
    return m_document.value.at(json::json_pointer(pointer));
}

bool TextPlaces::isElement(const std::string& pointer) const
{
    return !pointer.empty() && at(around(pointer)).is_array();
}

std::size_t TextPlaces::offsetOf(const std::string& pointer) const
{
    const Mark mark = m_document.at(pointer);
    const auto line = std::min(static_cast<std::size_t>(mark.line - 1), m_lines.size() - 1);
    return std::min(m_lines[line] + static_cast<std::size_t>(mark.column - 1), m_text.size());
}

std::size_t TextPlaces::lineBegin(std::size_t offset) const
{
    return *std::prev(std::ranges::upper_bound(m_lines, offset));
}

std::size_t TextPlaces::lineEnd(std::size_t offset) const
{
    return std::min(m_text.find('\n', offset), m_text.size());
}

/// The "-" before an element in lines of its own.
std::optional<std::size_t> TextPlaces::dashOf(std::size_t element) const
{
    const std::size_t line = lineBegin(element);
    for (std::size_t at = element; at > line; --at) {
        if (m_text[at - 1] == '-')
            return at - 1;
        if (m_text[at - 1] != ' ')
            return std::nullopt;
    }
    return std::nullopt;
}

bool TextPlaces::isFlow(const std::string& pointer) const
{
    const auto begin = valueBegin(pointer);
    return begin && *begin < m_text.size() && (m_text[*begin] == '{' || m_text[*begin] == '[');
}

std::size_t TextPlaces::indentation(const std::string& pointer) const
{
    const std::size_t offset = offsetOf(pointer);
    const auto dash = isElement(pointer) ? dashOf(offset) : std::nullopt;
    return dash.value_or(offset) - lineBegin(offset);
}

/// Nothing: its key cannot be read. What stands in the lines below begins behind the colon.
std::optional<std::size_t> TextPlaces::valueBegin(const std::string& pointer) const
{
    std::size_t at = offsetOf(pointer);
    if (pointer.empty() || isElement(pointer))
        return at;
    if (at >= m_text.size() || m_text[at] == '?')
        return std::nullopt;
    if (m_text[at] == '"' || m_text[at] == '\'')
        at = endOfQuoted(m_text, at);
    const std::size_t end = lineEnd(at);
    while (at < end && !(m_text[at] == ':' && (isBlankAt(m_text, at + 1) || m_text[at - 1] == '"')))
        ++at;
    if (at >= end)
        return std::nullopt;
    const std::size_t behind = at + 1;
    at = behind;
    while (at < end && m_text[at] == ' ')
        ++at;
    if (at < end && std::string_view("&*!").find(m_text[at]) != std::string_view::npos)
        return std::nullopt;
    return at == end || m_text[at] == '#' ? behind : at;
}

/// The end of the last line that belongs to what begins at `begin`: those that are indented further.
std::size_t TextPlaces::endOfLines(std::size_t begin, std::size_t indentation, bool takesDashes, bool isBlockText) const
{
    std::size_t end = lineEnd(begin);
    for (std::size_t next = end + 1; next < m_text.size(); next = lineEnd(next) + 1) {
        const std::size_t last = lineEnd(next);
        const std::size_t first = std::min(m_text.find_first_not_of(' ', next), last);
        if (first == last || (m_text[first] == '#' && !isBlockText))
            continue; // it belongs to what follows
        const bool isDash = m_text[first] == '-' && isBlankAt(m_text, first + 1);
        if (first - next < indentation || (first - next == indentation && !(takesDashes && isDash)))
            break;
        end = last;
    }
    return end;
}

std::optional<Span> TextPlaces::value(const std::string& pointer) const
{
    const auto begin = valueBegin(pointer);
    if (!begin)
        return std::nullopt;
    const bool isInFlow = !pointer.empty() && isFlow(around(pointer));
    const char first = *begin < m_text.size() ? m_text[*begin] : '\n';
    if (isInFlow || std::string_view("\"'[{").find(first) != std::string_view::npos)
        return Span{*begin, endOfInline(m_text, *begin, isInFlow)};
    const bool isElement = this->isElement(pointer);
    const bool isBlockText = first == '|' || first == '>';
    const bool isBelow = isBlankAt(m_text, *begin) || first == '#' || at(pointer).is_structured();
    if (at(pointer).is_null() && isBelow)
        return Span{*begin, *begin};
    const std::size_t indentation = this->indentation(pointer);
    const std::size_t end =
        endOfLines(offsetOf(pointer), indentation, !isElement && at(pointer).is_array(), isBlockText);
    if (isBelow || isBlockText || end > lineEnd(*begin))
        return Span{*begin, end};
    return Span{*begin, endOfInline(m_text, *begin, false)};
}

std::optional<Span> TextPlaces::whole(const std::string& pointer) const
{
    const auto inside = value(pointer);
    if (!inside || pointer.empty())
        return inside;
    const std::size_t offset = offsetOf(pointer);
    if (!isElement(pointer) || isFlow(around(pointer)))
        return Span{offset, inside->end};
    const auto dash = dashOf(offset);
    return dash ? std::optional(Span{*dash, inside->end}) : std::nullopt;
}

} // namespace darse::kube
