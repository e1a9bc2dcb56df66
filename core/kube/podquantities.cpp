// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/podplan.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace darse::kube {

using nlohmann::json;

namespace {

struct Unit {
    std::string_view name;
    double factor;
};

constexpr Unit kUnits[] = {{"Ki", 1024.0}, {"Mi", 1048576.0}, {"Gi", 1073741824.0}, {"Ti", 1099511627776.0},
                           {"n", 1e-9},    {"u", 1e-6},       {"m", 1e-3},          {"k", 1e3},
                           {"M", 1e6},     {"G", 1e9},        {"T", 1e12},          {"P", 1e15}};

double valueOf(const json& quantity)
{
    if (quantity.is_number())
        return quantity.get<double>();
    if (!quantity.is_string())
        return 0;
    const std::string word = quantity.get<std::string>();
    const std::size_t end = std::min(word.find_first_not_of("+-.0123456789"), word.size());
    double out = std::strtod(word.substr(0, end).c_str(), nullptr);
    const std::string unit = word.substr(end);
    for (const Unit& one : kUnits) {
        if (one.name == unit)
            return out * one.factor;
    }
    return unit.starts_with('e') || unit.starts_with('E') ? std::strtod(word.c_str(), nullptr) : out;
}

} // namespace

std::int64_t nanosOf(const json& quantity)
{
    return static_cast<std::int64_t>(std::llround(std::clamp(valueOf(quantity), 0.0, 1e6) * 1e9));
}

std::int64_t bytesOf(const json& quantity)
{
    return static_cast<std::int64_t>(std::llround(std::clamp(valueOf(quantity), 0.0, 1e17)));
}

} // namespace darse::kube
