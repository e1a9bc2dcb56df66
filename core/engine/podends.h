// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/container.h"
#include "core/kube/object.h"

#include <filesystem>

namespace darse::engine {

/// The file that a run of a container may leave its last words in; it is there afterwards, and empty.
[[nodiscard]] Result<void> makeEndFile(const std::filesystem::path& file);

/// What a run that has ended wished to be said about its end: that file, or else the end of its log where the container
/// says so and has failed. Empty: nothing.
[[nodiscard]] std::string lastWords(const std::filesystem::path& file, const Container& run,
                                    const nlohmann::json& container);

} // namespace darse::engine
