// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/textcheck.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

namespace darse::kube {

std::string toString(Mark mark)
{
    return "line " + std::to_string(mark.line) + ", column " + std::to_string(mark.column);
}

Error errorAt(Mark mark, const std::string& what)
{
    std::string text = what;
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = '?';
    }
    return {ErrorKind::InvalidInput, toString(mark) + ": " + text};
}

Placed placeOf(const Error& error)
{
    Placed placed{.mark = {}, .what = error.message()};
    int length = 0;
    Mark mark;
    // NOLINTNEXTLINE(cert-err34-c): what does not fit leaves the beginning of the text
    if (std::sscanf(placed.what.c_str(), "line %d, column %d: %n", &mark.line, &mark.column, &length) == 2 &&
        length > 0) {
        placed.mark = mark;
        placed.what.erase(0, static_cast<std::size_t>(length));
    }
    return placed;
}

std::size_t characterAt(std::string_view text)
{
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (text.empty())
        return 0;
    if (byte(0) < 0x80)
        return 1;
    std::size_t size = 0;
    std::uint32_t code = 0;
    if ((byte(0) & 0xe0U) == 0xc0U)
        size = 2, code = byte(0) & 0x1fU;
    else if ((byte(0) & 0xf0U) == 0xe0U)
        size = 3, code = byte(0) & 0x0fU;
    else if ((byte(0) & 0xf8U) == 0xf0U)
        size = 4, code = byte(0) & 0x07U;
    if (size == 0 || text.size() < size)
        return 0;
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0U) != 0x80U)
            return 0;
        code = (code << 6U) | (byte(i) & 0x3fU);
    }
    constexpr std::uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool isSurrogate = code >= 0xd800 && code <= 0xdfff;
    return code < kLeast[size] || code > 0x10ffff || isSurrogate ? 0 : size;
}

namespace {

/// What YAML 1.2 calls c-printable is everything else.
bool isPrintable(std::string_view character)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
    if (character.size() == 1)
        return byte(0) == '\t' || byte(0) == '\n' || byte(0) == '\r' || (byte(0) >= 0x20 && byte(0) != 0x7f);
    if (character.size() == 2)
        return byte(0) != 0xc2 || byte(1) == 0x85 || byte(1) >= 0xa0;
    return character != "\xef\xbf\xbe" && character != "\xef\xbf\xbf";
}

/// "001b"
std::string digitsOf(std::string_view character)
{
    std::uint32_t code = static_cast<unsigned char>(character.front());
    if (character.size() > 1)
        code = character.size() == 2 ? code & 0x1fU : code & 0x0fU;
    for (const char next : character.substr(1))
        code = (code << 6U) | (static_cast<unsigned char>(next) & 0x3fU);
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04X", code);
    return text.data();
}

/// Calls `refuse` with each character: it says what is wrong, or nothing.
template <class Refuse>
Result<void> checkEach(std::string_view text, const Refuse& refuse)
{
    Mark mark;
    while (!text.empty()) {
        const std::size_t size = characterAt(text);
        const std::string wrong = refuse(text.substr(0, size));
        if (!wrong.empty())
            return errorAt(mark, wrong);
        if (text.front() == '\n')
            mark = {mark.line + 1, 1};
        else
            ++mark.column;
        text.remove_prefix(size);
    }
    return ok();
}

std::string wrongWith(std::string_view character)
{
    if (character.empty())
        return "this is no UTF-8 text";
    return character.front() == '\0' ? "there is a NUL byte in the text" : "";
}

} // namespace

Result<void> checkText(std::string_view text)
{
    return checkEach(text, wrongWith);
}

Result<void> checkPrintable(std::string_view text)
{
    return checkEach(text, [](std::string_view character) {
        std::string wrong = wrongWith(character);
        if (wrong.empty() && !isPrintable(character))
            wrong = "the control character U+" + digitsOf(character) + " is not allowed here";
        return wrong;
    });
}

std::string withoutUnprintables(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const std::string_view character = text.substr(0, std::max<std::size_t>(characterAt(text), 1));
        if (isPrintable(character))
            out += character;
        else
            out += "\\u" + digitsOf(character);
        text.remove_prefix(character.size());
    }
    return out;
}

Mark Document::at(std::string pointer) const
{
    for (;;) {
        if (const auto found = marks.find(pointer); found != marks.end())
            return found->second;
        if (pointer.empty())
            return {};
        pointer.erase(pointer.rfind('/'));
    }
}

} // namespace darse::kube
