// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/textpieces.h"

#include "core/kube/document.h"

#include <algorithm>

namespace darse::kube {

using nlohmann::json;

namespace {

std::string indented(const std::string& block, std::size_t by)
{
    std::string out;
    for (std::size_t at = 0; at < block.size();) {
        const std::size_t end = std::min(block.find('\n', at), block.size());
        out += "\n" + (end > at ? std::string(by, ' ') : "") + block.substr(at, end - at);
        at = end + 1;
    }
    return out;
}

} // namespace

std::string oneLine(const json& scalar)
{
    std::string text = toYaml(scalar);
    if (text.starts_with(' '))
        text.erase(0, 1);
    if (text.ends_with('\n'))
        text.pop_back();
    return text.find('\n') == std::string::npos ? text : scalar.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string inFlow(const json& value)
{
    if (value.is_object() || value.is_array()) {
        std::string out;
        for (const auto& [key, member] : value.items())
            out += (out.empty() ? "" : ", ") + (value.is_array() ? "" : oneLine(key) + ": ") + inFlow(member);
        return value.is_array() ? "[" + out + "]" : "{" + out + "}";
    }
    const std::string text = oneLine(value);
    return !text.starts_with('"') && text.find_first_of(",[]{}") != std::string::npos ? value.dump() : text;
}

std::string behindKey(const json& value, std::size_t by)
{
    if (!value.is_structured() || value.empty())
        return " " + oneLine(value);
    return indented(toYaml(value), value.is_array() ? by : by + 2);
}

std::string asElement(const json& value, std::size_t by)
{
    if (!value.is_structured() || value.empty())
        return std::string(by, ' ') + "- " + oneLine(value);
    std::string block = indented(toYaml(value), by + 2).substr(1);
    block[by] = '-';
    return block;
}

} // namespace darse::kube
