// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/literalfinder.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace darse::ui {
namespace {

constexpr std::size_t kLanes = 16;
using Lanes [[gnu::vector_size(kLanes)]] = unsigned char;

/// What logs are made of, the most frequent first; what is not here is rare.
constexpr std::string_view kFrequent = " e0ta1oin2rsl.:-3d5h4/c6u9m8p7fgybw=\"v,k_[]";

std::size_t rarity(char c)
{
    const std::size_t place = kFrequent.find(c);
    return place == std::string_view::npos ? kFrequent.size() : place;
}

bool isLetter(char c)
{
    return c >= 'a' && c <= 'z';
}

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
}

Lanes all(unsigned char c)
{
    return Lanes{} + c;
}

Lanes lanesAt(const char* place)
{
    Lanes lanes;
    std::memcpy(&lanes, place, sizeof lanes);
    return lanes;
}

/// A character in either case: a letter's bit 5 is set before it is compared.
struct Wanted {
    Lanes fold;
    Lanes value;

    explicit Wanted(char c) : fold(all(isLetter(c) ? 0x20 : 0)), value(all(static_cast<unsigned char>(c))) {}
    [[nodiscard]] Lanes in(const char* place) const { return Lanes((lanesAt(place) | fold) == value); }
};

} // namespace

LiteralFinder::LiteralFinder(std::string_view literal)
{
    for (const char c : literal)
        m_literal += lowered(c);
    for (std::size_t i = 1; i < m_literal.size(); ++i) {
        if (rarity(m_literal[i]) > rarity(m_literal[m_rarest])) {
            m_second = m_rarest;
            m_rarest = i;
        } else if (m_second == m_rarest || rarity(m_literal[i]) > rarity(m_literal[m_second])) {
            m_second = i;
        }
    }
}

bool LiteralFinder::isAt(const char* place) const
{
    for (std::size_t i = 0; i < m_literal.size(); ++i) {
        if (lowered(place[i]) != m_literal[i])
            return false;
    }
    return true;
}

std::size_t LiteralFinder::find(std::string_view text, std::size_t from) const
{
    if (text.size() < m_literal.size())
        return std::string_view::npos;
    const std::size_t places = text.size() - m_literal.size() + 1;
    const Wanted rarest(m_literal[m_rarest]);
    const Wanted second(m_literal[m_second]);
    const Wanted last(m_literal.back()); // what logs say again and again differs at its end
    std::size_t at = from;
    for (; at + kLanes <= places; at += kLanes) {
        const char* const place = text.data() + at;
        const Lanes hits =
            rarest.in(place + m_rarest) & second.in(place + m_second) & last.in(place + m_literal.size() - 1);
        std::array<std::uint64_t, 2> halves{};
        std::memcpy(halves.data(), &hits, sizeof hits);
        if ((halves[0] | halves[1]) == 0)
            continue;
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            if (hits[lane] != 0 && isAt(place + lane))
                return at + lane;
        }
    }
    for (; at < places; ++at) {
        if (isAt(text.data() + at))
            return at;
    }
    return std::string_view::npos;
}

} // namespace darse::ui
