// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

// What Docker's language says of a container, in the words of a pod. What is missing is empty.
namespace darse::kube::inspected {

[[nodiscard]] nlohmann::json member(const nlohmann::json& object, const char* name);
[[nodiscard]] std::string text(const nlohmann::json& object, const char* name);
[[nodiscard]] std::int64_t number(const nlohmann::json& object, const char* name);
/// Neither absent nor empty.
[[nodiscard]] bool isSaid(const nlohmann::json& value);
[[nodiscard]] std::optional<std::int64_t> numberIn(const std::string& text);

/// What is to be told of one container; each looks at what `config`, `host` and its image (`own`) say.
struct Container {
    std::string name; ///< as it is called in the pod
    nlohmann::json config;
    nlohmann::json host;
    nlohmann::json own;
    std::vector<std::string>& lost;

    void lose(const std::string& what) const { lost.push_back(name + ": " + what); }
};

void addCommand(const Container& from, nlohmann::json& to);
void addPorts(const Container& from, nlohmann::json& to);
void addSecurity(const Container& from, nlohmann::json& to);
void addResources(const Container& from, nlohmann::json& to);
/// What tells of its health becomes what restarts it.
void addHealth(const Container& from, nlohmann::json& to);
void noteLost(const Container& from);

} // namespace darse::kube::inspected
