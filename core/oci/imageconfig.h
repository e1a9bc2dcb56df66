// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oci/descriptor.h"

#include <chrono>

namespace darse::oci {

/// How an image wants to be run.
struct RunConfig {
    std::string user{};
    std::vector<std::string> exposedPorts{}; ///< "80/tcp", sorted
    std::vector<std::string> environment{};  ///< "NAME=value", in order
    std::optional<std::vector<std::string>> entrypoint{};
    std::optional<std::vector<std::string>> command{};
    std::vector<std::string> volumes{}; ///< paths, sorted
    std::string workingDirectory{};
    Annotations labels{};
    std::string stopSignal{};
    std::optional<std::vector<std::string>> shell{};
    std::vector<std::string> onBuild{};
    std::string healthcheckJson{}; ///< Docker's object as it came, empty without one

    friend bool operator==(const RunConfig&, const RunConfig&) = default;
};

/// One step of how an image was made; a step of which `isEmptyLayer` is true added no layer.
struct HistoryEntry {
    std::string created{}; ///< RFC 3339, as it came
    std::string createdBy{};
    std::string author{};
    std::string comment{};
    bool isEmptyLayer = false;

    friend bool operator==(const HistoryEntry&, const HistoryEntry&) = default;
};

/// The configuration of an image. Its digest is the id of the image.
struct ImageConfig {
    std::string created{}; ///< RFC 3339, as it came
    std::string author{};
    Platform platform{};
    RunConfig run{};
    std::vector<Digest> diffIds{}; ///< of the uncompressed layers, the lowest first
    std::vector<HistoryEntry> history{};

    friend bool operator==(const ImageConfig&, const ImageConfig&) = default;
};

[[nodiscard]] Result<ImageConfig> parseImageConfig(std::string_view json);
[[nodiscard]] std::string toJson(const ImageConfig& config);

/// The point in time that an RFC 3339 text names; nothing for anything else.
[[nodiscard]] std::optional<std::chrono::sys_time<std::chrono::nanoseconds>> parseTime(std::string_view text);
/// RFC 3339 in UTC, to the second.
[[nodiscard]] std::string formatTime(std::chrono::sys_time<std::chrono::nanoseconds> time);

/// The names of the file systems that the first 1, 2, … n layers make together: what layers are stored under, because
/// what a layer does depends on the ones below it.
[[nodiscard]] std::vector<Digest> chainIds(const std::vector<Digest>& diffIds);

} // namespace darse::oci
