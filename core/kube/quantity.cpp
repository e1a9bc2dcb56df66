// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/quantity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <optional>

namespace darse::kube {

using nlohmann::json;

namespace {

struct Unit {
    std::string_view name;
    int tens = 0;   ///< powers of 10
    int halves = 0; ///< powers of 1024
};

constexpr std::array kUnits = {Unit{"", 0},      Unit{"n", -9},    Unit{"u", -6},    Unit{"m", -3},
                               Unit{"k", 3},     Unit{"M", 6},     Unit{"G", 9},     Unit{"T", 12},
                               Unit{"P", 15},    Unit{"E", 18},    Unit{"Ki", 0, 1}, Unit{"Mi", 0, 2},
                               Unit{"Gi", 0, 3}, Unit{"Ti", 0, 4}, Unit{"Pi", 0, 5}, Unit{"Ei", 0, 6}};

/// mantissa × 10^tens × 1024^halves
struct Amount {
    bool isNegative = false;
    bool hasExponent = false; ///< written with an "e"
    std::uint64_t mantissa = 0;
    int tens = 0;
    int halves = 0;
};

std::string textOf(const json& quantity)
{
    return quantity.is_string() ? quantity.get<std::string>() : quantity.dump();
}

bool times(std::uint64_t& value, std::uint64_t factor)
{
    return !__builtin_mul_overflow(value, factor, &value);
}

/// Nothing: it is none, or too long.
std::optional<Amount> parsed(const std::string& text)
{
    Amount out;
    std::size_t at = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    out.isNegative = text.starts_with('-');
    bool isFraction = false;
    for (; at < text.size() && ((text[at] >= '0' && text[at] <= '9') || (text[at] == '.' && !isFraction)); ++at) {
        if (text[at] == '.') {
            isFraction = true;
            continue;
        }
        if (!times(out.mantissa, 10) ||
            __builtin_add_overflow(out.mantissa, static_cast<std::uint64_t>(text[at] - '0'), &out.mantissa))
            return std::nullopt;
        out.tens -= isFraction ? 1 : 0;
    }
    const std::string unit = text.substr(at);
    const auto* const known = std::ranges::find(kUnits, unit, &Unit::name);
    if (known != kUnits.end()) {
        out.tens += known->tens;
        out.halves = known->halves;
        return out;
    }
    if (unit.size() < 2 || unit.size() > 4 || (unit[0] != 'e' && unit[0] != 'E'))
        return std::nullopt;
    out.hasExponent = true;
    out.tens += static_cast<int>(std::strtol(unit.c_str() + 1, nullptr, 10));
    return out;
}

/// With a power of ten that there is a letter for; false: there is none.
bool settle(Amount& amount, int smallest)
{
    while (amount.mantissa != 0 && amount.mantissa % 10 == 0) {
        amount.mantissa /= 10;
        ++amount.tens;
    }
    while (amount.tens < smallest) { // what is less counts as one of these
        amount.mantissa = amount.mantissa / 10 + (amount.mantissa % 10 == 0 ? 0 : 1);
        ++amount.tens;
    }
    while (amount.tens % 3 != 0 || amount.tens > 18) {
        if (!times(amount.mantissa, 10))
            return false;
        --amount.tens;
    }
    return true;
}

std::string decimal(const Amount& amount)
{
    const std::string number = (amount.isNegative ? "-" : "") + std::to_string(amount.mantissa);
    if (amount.hasExponent)
        return amount.tens == 0 ? number : number + "e" + std::to_string(amount.tens);
    const auto* const unit =
        std::ranges::find_if(kUnits, [&](const Unit& one) { return one.tens == amount.tens && one.halves == 0; });
    return number + std::string(unit->name);
}

/// In units of 1024; empty: it is too small for these.
std::string binary(Amount amount)
{
    while (amount.tens < 0) {
        amount.mantissa = amount.mantissa / 10 + (amount.mantissa % 10 == 0 ? 0 : 1);
        ++amount.tens;
    }
    if (amount.mantissa < 1024)
        return {};
    int halves = 0;
    for (; halves < 6 && amount.mantissa % 1024 == 0; ++halves)
        amount.mantissa /= 1024;
    const auto* const unit =
        std::ranges::find_if(kUnits, [&](const Unit& one) { return one.halves == halves && one.tens == 0; });
    return (amount.isNegative ? "-" : "") + std::to_string(amount.mantissa) + std::string(unit->name);
}

} // namespace

std::string canonicalQuantity(const json& quantity, int smallest)
{
    std::string text = textOf(quantity);
    auto amount = parsed(text);
    if (!amount)
        return text;
    if (amount->mantissa == 0)
        return "0";
    const bool isBinary = amount->halves > 0;
    for (; amount->halves > 0; --amount->halves) {
        if (!times(amount->mantissa, 1024))
            return text;
    }
    if (isBinary) {
        std::string out = binary(*amount);
        if (!out.empty())
            return out;
    }
    return settle(*amount, smallest) ? decimal(*amount) : text;
}

void canonicalQuantities(json& resources)
{
    if (!resources.is_object())
        return;
    for (const char* which : {"limits", "requests"}) {
        if (!resources.contains(which) || !resources[which].is_object())
            continue;
        for (json& one : resources[which]) {
            if (one.is_number() || one.is_string())
                one = canonicalQuantity(one, -3);
        }
    }
}

long double amountOf(const json& quantity)
{
    constexpr long double kMost = 1e30L; // whoever computes with it need not think of what is endless, or no number
    const auto amount = parsed(textOf(quantity));
    long double out = 0;
    if (amount)
        out = static_cast<long double>(amount->mantissa) * std::pow(10.0L, static_cast<long double>(amount->tens)) *
              std::pow(1024.0L, static_cast<long double>(amount->halves)) * (amount->isNegative ? -1 : 1);
    else if (quantity.is_string())
        out = std::strtold(quantity.get<std::string>().c_str(), nullptr);
    return std::isnan(out) ? 0 : std::clamp(out, -kMost, kMost);
}

} // namespace darse::kube
