// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <vector>

namespace darse::test {

/// What a server says, as it should be.
struct Truth {
    const char* name;
    nlohmann::json document;
};
[[nodiscard]] const std::vector<Truth>& dockerTruths();
[[nodiscard]] const nlohmann::json& dockerTruth(const std::string& name);
/// The same of a server of Kubernetes.
[[nodiscard]] const std::vector<Truth>& kubeTruths();
[[nodiscard]] const nlohmann::json& kubeTruth(const std::string& name);

/// What should not be there: another type, nothing, or far too much.
struct Lie {
    const char* name;
    nlohmann::json value;
};
[[nodiscard]] const std::vector<Lie>& dockerLies();

/// The document with the lie in the place of one of its parts, for each part in turn; `where` is the place.
void eachLie(const nlohmann::json& document, const Lie& lie,
             const std::function<void(const nlohmann::json& told, const std::string& where)>& take);
/// The document with the lie in the place of everything that is no object and no list, but for names and ids.
[[nodiscard]] nlohmann::json allLies(const nlohmann::json& document, const Lie& lie);

} // namespace darse::test
