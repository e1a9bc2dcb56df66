// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/kinds.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace darse::kube {

enum class Operator { In, NotIn, Exists, Missing, More, Less };

struct Requirement {
    std::string key; ///< of a label, or the path of a field: "status.phase"
    Operator relation = Operator::In;
    std::vector<std::string> values{};

    friend bool operator==(const Requirement&, const Requirement&) = default;
};

/// What must all be true of an object.
struct Selector {
    std::vector<Requirement> labels{};
    std::vector<Requirement> fields{};

    [[nodiscard]] bool isEmpty() const { return labels.empty() && fields.empty(); }
    [[nodiscard]] bool fits(const nlohmann::json& object) const;
};

/// "app=web,tier in (a, b),!old,new,age>5"
[[nodiscard]] Result<std::vector<Requirement>> parseLabelSelector(std::string_view text);
/// "metadata.name=web,status.phase!=Running"; InvalidInput for a field that the kind does not offer.
[[nodiscard]] Result<std::vector<Requirement>> parseFieldSelector(std::string_view text, const Kind& kind);

} // namespace darse::kube
