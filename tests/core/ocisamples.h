// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace darse::tests {

/// "sha256:" and the digit 64 times.
[[nodiscard]] inline std::string digestOf(char digit)
{
    return "sha256:" + std::string(64, digit);
}

/// `text` with every `what` in it replaced.
[[nodiscard]] std::string replaced(std::string text, std::string_view what, std::string_view with);

/// An index as builders of today write it: two platforms, and an attestation for each.
[[nodiscard]] std::string sampleIndex();
/// A Docker list for four platforms, two of them ARM.
[[nodiscard]] std::string sampleDockerList();
/// Schema 2 with two layers.
[[nodiscard]] std::string sampleDockerManifest();
/// OCI with layers in zstd, annotations and a subject.
[[nodiscard]] std::string sampleManifest();
/// A chart: a manifest that is no image.
[[nodiscard]] std::string sampleArtifact();
/// Everything that Docker puts into a configuration, and more that is not read.
[[nodiscard]] std::string sampleConfig();

} // namespace darse::tests
