// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/document.h"
#include "core/kube/scalar.h"
#include "core/kube/textcheck.h"

#include <algorithm>

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr std::string_view kIndent = "  ";

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

/// A longer one is no simple key: readers look no further than 1024 characters for its colon.
constexpr std::size_t kLongestKey = 1000;

/// May stand without quotes: nothing in it means anything, and it is not read as something else.
bool isPlain(const std::string& text)
{
    if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':' ||
        !plainScalar(text).is_string())
        return false;
    if (std::string_view("-?:,[]{}#&*!|>'\"%@`=<~").find(text.front()) != std::string_view::npos)
        return false;
    if (text.find(": ") != std::string::npos || text.find(" #") != std::string::npos || text.starts_with("..."))
        return false;
    return std::ranges::none_of(text, [](char c) { return isControl(c) || static_cast<unsigned char>(c) >= 0x80; });
}

std::string quoted(const std::string& text)
{
    return withoutUnprintables(json(text).dump(-1, ' ', false, json::error_handler_t::replace));
}

std::string oneLine(const std::string& text)
{
    return isPlain(text) ? text : quoted(text);
}

/// Several lines that a literal block keeps as they are.
bool isBlock(const std::string& text)
{
    if (text.find('\n') == std::string::npos || text.front() == ' ' || text.front() == '\n' || text.front() == '\t')
        return false;
    if (text.find(" \n") != std::string::npos || text.back() == ' ')
        return false;
    // A line of its own could be read as a mark or an indentation: text that ends in more than one newline is quoted.
    if (text.ends_with("\n\n"))
        return false;
    return std::ranges::none_of(
        text, [](char c) { return (isControl(c) && c != '\n') || static_cast<unsigned char>(c) >= 0x80; });
}

class Writer {
public:
    [[nodiscard]] std::string take() { return std::move(m_out); }

    /// After "key:" or "-": what is short follows on the same line.
    void value(const json& value, int level, bool isInList)
    {
        if (value.is_object() && !value.empty())
            members(value, level, isInList);
        else if (value.is_array() && !value.empty())
            elements(value, level);
        else if (value.is_string() && isBlock(value.get_ref<const std::string&>()))
            block(value.get_ref<const std::string&>(), level);
        else
            m_out += " " + scalar(value) + "\n";
    }

    void members(const json& value, int level, bool isInList)
    {
        bool isFirst = true;
        if (!isInList && level > 0)
            m_out += "\n";
        for (const auto& [key, member] : value.items()) {
            if (isInList && isFirst)
                m_out += " ";
            else
                indent(level);
            isFirst = false;
            const std::string name = oneLine(key);
            const bool isLong = name.size() > kLongestKey;
            if (isLong) {
                m_out += "? " + name + "\n";
                indent(level);
                m_out += ":";
            } else {
                m_out += name + ":";
            }
            this->value(member, member.is_array() && !isLong ? level : level + 1, false);
        }
    }

private:
    void elements(const json& value, int own)
    {
        m_out += "\n";
        for (const json& element : value) {
            indent(own);
            m_out += "-";
            this->value(element, own + 1, true);
        }
    }

    void block(const std::string& text, int level)
    {
        m_out += text.back() == '\n' ? " |\n" : " |-\n";
        std::size_t begin = 0;
        const std::size_t end = text.back() == '\n' ? text.size() - 1 : text.size();
        while (begin <= end) {
            const std::size_t newline = std::min(text.find('\n', begin), end);
            if (newline > begin) {
                indent(std::max(level, 1));
                m_out.append(text, begin, newline - begin);
            }
            m_out += "\n";
            begin = newline + 1;
        }
    }

    static std::string scalar(const json& value)
    {
        if (value.is_string())
            return oneLine(value.get_ref<const std::string&>());
        return value.dump(-1, ' ', false, json::error_handler_t::replace);
    }

    void indent(int level)
    {
        for (int i = 0; i < level; ++i)
            m_out += kIndent;
    }

    std::string m_out;
};

} // namespace

std::string toYaml(const json& value)
{
    Writer writer;
    if (value.is_object() && !value.empty()) {
        writer.members(value, 0, false);
        return writer.take();
    }
    writer.value(value, 0, false);
    std::string out = writer.take();
    out.erase(0, out.find_first_not_of(" \n"));
    return out;
}

} // namespace darse::kube
