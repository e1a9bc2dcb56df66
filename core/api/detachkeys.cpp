// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/detachkeys.h"

#include "core/oci/wording.h"

#include <optional>
#include <utility>

namespace darse::api {
namespace {

constexpr std::string_view kUsual = "ctrl-p,ctrl-q";
constexpr std::string_view kControl = "ctrl-";
/// What is typed along with the control key, by the byte that it makes.
constexpr std::string_view kControlled = "@abcdefghijklmnopqrstuvwxyz[\\]^_";
constexpr char kDelete = 127;

std::optional<char> keyOf(std::string_view word)
{
    if (word.size() == 1)
        return word.front();
    if (word == "DEL")
        return kDelete;
    if (word.size() != kControl.size() + 1 || !word.starts_with(kControl))
        return std::nullopt;
    const auto code = kControlled.find(word.back());
    return code == std::string_view::npos ? std::nullopt : std::optional(static_cast<char>(code));
}

} // namespace

Result<std::string> parseDetachKeys(std::string_view text)
{
    if (text.empty())
        text = kUsual;
    std::string out;
    for (;;) {
        const auto comma = text.find(',');
        const auto key = keyOf(text.substr(0, comma));
        if (!key)
            return Error(ErrorKind::InvalidInput,
                         "Invalid detach keys: " + oci::inQuotes(text.substr(0, comma)) + " is not a key");
        out += *key;
        if (comma == std::string_view::npos)
            return out;
        text.remove_prefix(comma + 1);
    }
}

DetachScanner::Found DetachScanner::scan(std::string_view bytes)
{
    Found out;
    if (m_keys.empty()) {
        out.passed = bytes;
        return out;
    }
    for (const char byte : bytes) {
        std::string open = m_keys.substr(0, m_held) + byte;
        // What was held may still end with the beginning of the keys.
        while (!m_keys.starts_with(open)) {
            out.passed += open.front();
            open.erase(0, 1);
        }
        m_held = open.size();
        if (m_held == m_keys.size()) {
            m_held = 0;
            out.isDetached = true;
            return out;
        }
    }
    return out;
}

std::string DetachScanner::rest()
{
    return m_keys.substr(0, std::exchange(m_held, 0));
}

} // namespace darse::api
