// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace darse::kube {

/// The one way to write a quantity: "500m" for "0.5", "1Mi" for "1024Ki". What is too big to be told is left as it is;
/// what is smaller than 10^smallest is that.
[[nodiscard]] std::string canonicalQuantity(const nlohmann::json& quantity, int smallest = -9);
/// Every quantity of limits and requests as it is to be written: nothing is given out in less than thousandths.
void canonicalQuantities(nlohmann::json& resources);
/// As a number, to be compared with others.
[[nodiscard]] long double amountOf(const nlohmann::json& quantity);

} // namespace darse::kube
