// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oci/digest.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>

namespace darse::store {

/// Where things stand below the root of a store. Everything is on one file system, so that one rename moves it.
class StorePaths {
public:
    explicit StorePaths(std::filesystem::path root) : m_root(std::move(root)) {}

    [[nodiscard]] const std::filesystem::path& root() const { return m_root; }
    /// The OCI layout.
    [[nodiscard]] std::filesystem::path images() const { return m_root / "images"; }
    [[nodiscard]] std::filesystem::path index() const { return images() / "index.json"; }
    /// A copy of the index, for a repair.
    [[nodiscard]] std::filesystem::path indexBackup() const { return m_root / "index.backup.json"; }
    [[nodiscard]] std::filesystem::path blobs(oci::Algorithm algorithm) const;
    [[nodiscard]] std::filesystem::path blob(const oci::Digest& digest) const;
    [[nodiscard]] std::filesystem::path layers() const { return m_root / "layers"; }
    /// Of a layer: "diff" and "layer.json" stand in it.
    [[nodiscard]] std::filesystem::path layer(const oci::Digest& chainId) const;
    [[nodiscard]] std::filesystem::path diff(const oci::Digest& chainId) const { return layer(chainId) / "diff"; }
    [[nodiscard]] std::filesystem::path record(const oci::Digest& chainId) const;
    /// What is not complete yet, or not wanted any more. Emptied when the store opens.
    [[nodiscard]] std::filesystem::path work() const { return m_root / "work"; }
    [[nodiscard]] std::filesystem::path quarantine() const { return m_root / "quarantine"; }

    /// A path in work that nobody else gets.
    [[nodiscard]] std::filesystem::path newWork(std::string_view purpose);

    /// The name of a layer's directory. Its parts are joined by "-": a colon separates lower directories for overlay.
    [[nodiscard]] static std::string layerName(const oci::Digest& chainId);
    /// The layer whose directory has this name.
    [[nodiscard]] static std::optional<oci::Digest> layerOfName(std::string_view name);

private:
    std::filesystem::path m_root;
    std::atomic<unsigned> m_lastWork = 0;
};

/// rename(2), with both paths in the error.
[[nodiscard]] Result<void> moveTo(const std::filesystem::path& from, const std::filesystem::path& to);
/// Makes a directory, whose parent is there; one that is there already is fine.
[[nodiscard]] Result<void> makeDirectory(const std::filesystem::path& path);
/// True when something of any kind has this path.
[[nodiscard]] bool isThere(const std::filesystem::path& path);

} // namespace darse::store
