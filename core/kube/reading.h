// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/document.h"
#include "core/kube/vocabulary.h"

#include <optional>
#include <string>
#include <vector>

namespace darse::kube {

/// An object of a text.
struct Written {                // NOLINT(bugprone-exception-escape): moving JSON does not throw
    const Kind* kind = nullptr; ///< null: none that is served, see problems
    nlohmann::json object{};
    Mark mark{}; ///< where it begins
};

/// Something wrong in a text, with its place.
struct Finding {
    Mark mark{};
    Problem problem{}; ///< its path is empty for what is no YAML at all
};

struct Reading { // NOLINT(bugprone-exception-escape): moving JSON does not throw
    std::vector<Written> objects{};
    std::vector<Finding> findings{}; ///< by place
};

/// All objects of a text, those of lists too, and everything that the tables and the rules for pods find wrong.
[[nodiscard]] Reading readText(std::string_view text, const Vocabulary& words = *Vocabulary::own(),
                               const DocumentLimits& limits = {});

/// "/spec/containers/0/image" for "spec.containers[0].image".
[[nodiscard]] std::string pointerOf(const std::string& path);

} // namespace darse::kube
