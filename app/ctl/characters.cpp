// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/characters.h"

namespace darse::ctl {

Character firstOf(std::string_view text)
{
    const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80U)
        return {lead, 1};
    const std::size_t size = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
    if (lead < 0xC2U || lead > 0xF4U || text.size() < size)
        return {};
    char32_t code = lead & (0xFFU >> (size + 1));
    for (std::size_t at = 1; at < size; ++at) {
        if ((byte(at) & 0xC0U) != 0x80U)
            return {};
        code = (code << 6U) | (byte(at) & 0x3FU);
    }
    return {code, size};
}

bool isSteering(char32_t code)
{
    const auto isFrom = [code](char32_t first, char32_t last) { return code >= first && code <= last; };
    return code < 0x20U || isFrom(0x7F, 0x9F) || code == 0x061CU || isFrom(0x200E, 0x200F) || isFrom(0x2028, 0x202E) ||
           isFrom(0x2066, 0x2069);
}

} // namespace darse::ctl
