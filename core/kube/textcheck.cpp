// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/textcheck.h"

#include <algorithm>
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

Result<void> checkText(std::string_view text)
{
    Mark mark;
    while (!text.empty()) {
        const std::size_t size = characterAt(text);
        if (size == 0)
            return errorAt(mark, "this is no UTF-8 text");
        if (text.front() == '\0')
            return errorAt(mark, "there is a NUL byte in the text");
        if (text.front() == '\n')
            mark = {mark.line + 1, 1};
        else
            ++mark.column;
        text.remove_prefix(size);
    }
    return ok();
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
