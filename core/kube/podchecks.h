// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of podProblems().
#pragma once

#include "core/kube/refusal.h"

#include <nlohmann/json.hpp>

#include <array>
#include <set>
#include <string>
#include <vector>

namespace darse::kube {

inline constexpr const char* kLabelRule =
    "a lowercase RFC 1123 label is lower case letters, digits or '-', and begins and ends with a letter or digit";
inline constexpr std::array kContainerLists = {"initContainers", "containers", "ephemeralContainers"};

/// Empty when there is none.
[[nodiscard]] nlohmann::json listOf(const nlohmann::json& object, const char* name);
[[nodiscard]] nlohmann::json partOf(const nlohmann::json& object, const char* name);
[[nodiscard]] std::string textOf(const nlohmann::json& object, const char* name);
/// "spec.volumes[2]"
[[nodiscard]] std::string placeIn(const std::string& list, std::size_t index);

/// The rest of a container's surroundings.
struct PodFrame {
    std::set<std::string> volumes{};
    bool hasHostNetwork = false;
};

/// Named, in the form that names have, and not there twice.
void checkPartName(const std::string& name, const std::string& at, std::set<std::string>& names, Refusals& out);
/// Those that are as they should be: the others may not be mounted.
[[nodiscard]] std::set<std::string> checkVolumes(const nlohmann::json& spec, Refusals& out);
/// A container, beside its name and whether it is there twice.
void checkContainer(const nlohmann::json& container, const std::string& at, const PodFrame& frame, Refusals& out);
void checkEnvironment(const nlohmann::json& container, const std::string& at, Refusals& out);
void checkProbes(const nlohmann::json& container, const std::string& at, Refusals& out);
/// Of a container, and of the pod as a whole.
void checkSecurity(const nlohmann::json& container, const std::string& at, Refusals& out);
void checkPodSecurity(const nlohmann::json& spec, Refusals& out);
/// Settings of the kernel: what is the pod's own, and what of it others may not take.
void checkSysctls(const nlohmann::json& spec, Refusals& out);
[[nodiscard]] std::vector<std::string> sysctlWarnings(const nlohmann::json& pod);
void checkResources(const nlohmann::json& resources, const std::string& at, Refusals& out);

enum class FieldFrom { Environment, Volume };
/// A `fieldRef` and a `resourceFieldRef`.
void checkFieldSource(const nlohmann::json& source, const std::string& at, FieldFrom from, Refusals& out);
/// What it is called, and how it finds the names of others.
void checkNaming(const nlohmann::json& spec, Refusals& out);
/// Where it wants to be, and what it puts up with there.
void checkPlacement(const nlohmann::json& spec, Refusals& out);
/// A path in a volume stays there.
void checkPathInside(const std::string& path, const std::string& at, Refusals& out);
[[nodiscard]] bool isAddress(const std::string& text);
/// As files in a volume may be called.
[[nodiscard]] bool isEntryKey(std::string_view key);
/// An object's data: "data[a/b]".
[[nodiscard]] std::string entryPlace(const char* member, const std::string& key);

} // namespace darse::kube
