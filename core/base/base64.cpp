// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/base64.h"

#include <cstdint>

namespace darse {
namespace {

constexpr std::string_view kStandardDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kUrlDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr unsigned kDigitBits = 6;
constexpr unsigned kByteBits = 8;

} // namespace

std::string toBase64(std::string_view bytes, Base64Alphabet alphabet)
{
    const std::string_view digits = alphabet == Base64Alphabet::Url ? kUrlDigits : kStandardDigits;
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    std::uint32_t held = 0;
    unsigned bits = 0;
    const auto put = [&](unsigned shift) { out += digits[(held >> shift) & 0x3fU]; };
    for (const char byte : bytes) {
        held = (held << kByteBits) | static_cast<unsigned char>(byte);
        bits += kByteBits;
        for (; bits >= kDigitBits; bits -= kDigitBits)
            put(bits - kDigitBits);
    }
    if (bits > 0) {
        held <<= kDigitBits - bits;
        put(0);
    }
    out.resize((out.size() + 3) / 4 * 4, '=');
    return out;
}

std::string fromBase64(std::string_view text)
{
    std::string out;
    out.reserve(text.size() / 4 * 3 + 2);
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char c : text) {
        auto digit = kStandardDigits.find(c);
        if (digit == std::string_view::npos)
            digit = kUrlDigits.find(c);
        if (digit == std::string_view::npos)
            continue;
        held = (held << kDigitBits) | static_cast<std::uint32_t>(digit);
        bits += kDigitBits;
        if (bits >= kByteBits) {
            bits -= kByteBits;
            out += static_cast<char>((held >> bits) & 0xffU);
        }
    }
    return out;
}

} // namespace darse
