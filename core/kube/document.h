// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace darse::kube {

/// A place in a text, both counted from 1.
struct Mark {
    int line = 1;
    int column = 1;

    friend bool operator==(const Mark&, const Mark&) = default;
};

/// "line 3, column 7"
[[nodiscard]] std::string toString(Mark mark);

/// One document of a text: its value as Kubernetes reads it, and where each part of it stands.
struct Document { // NOLINT(bugprone-exception-escape): moving JSON does not throw
    nlohmann::json value;
    std::map<std::string, Mark> marks{}; ///< by JSON pointer; of a member: where its key stands

    /// Where it stands, or else what is around it.
    [[nodiscard]] Mark at(std::string pointer) const;
};

/// What a text may take.
struct DocumentLimits {
    std::size_t text = std::size_t{3} * 1024 * 1024;
    int depth = 100;
    std::size_t expanded = std::size_t{16} * 1024 * 1024; ///< bytes that aliases may add
    std::size_t documents = 1000;
};

/// Every document of a YAML text that is not empty. Scalars are those of YAML 1.1 as Kubernetes reads them; a key that
/// is there twice, a tag of somebody's own, NUL and what is no UTF-8 are refused: InvalidInput with line and column.
[[nodiscard]] Result<std::vector<Document>> parseDocuments(std::string_view text, const DocumentLimits& limits = {});

/// JSON that came over a wire; InvalidInput for what is none, or too deep to be handled.
[[nodiscard]] Result<nlohmann::json> parseJson(std::string_view text, int depth = DocumentLimits{}.depth);

/// The value as block YAML that parseDocuments() reads as the same value. Members are sorted.
[[nodiscard]] std::string toYaml(const nlohmann::json& value);

} // namespace darse::kube
