// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytestream.h"
#include "core/base/guard.h"
#include "core/oci/descriptor.h"
#include "core/oci/digester.h"
#include "core/store/storepaths.h"

#include <vector>

namespace darse::store {

/// The contents of a store, each under its digest.
class Blobs {
public:
    explicit Blobs(StorePaths& paths) : m_paths(paths) {}

    /// Nothing when it is not there, or is no regular file.
    [[nodiscard]] std::optional<std::uint64_t> size(const oci::Digest& digest) const;
    [[nodiscard]] bool has(const oci::Descriptor& blob) const { return size(blob.digest) == blob.size; }
    /// A document; Io when its content is not what its digest says.
    [[nodiscard]] Result<std::string> readDocument(const oci::Digest& digest) const;
    [[nodiscard]] Result<ByteSource> open(const oci::Digest& digest) const;
    /// Keeps a document under its SHA-256.
    [[nodiscard]] Result<oci::Digest> put(std::string_view document);
    /// Keeps a document that must be `digest`.
    [[nodiscard]] Result<void> put(std::string_view document, const oci::Digest& digest);
    /// Keeps a stream that must be `blob`.
    [[nodiscard]] Result<void> put(const oci::Descriptor& blob, const ByteSource& content, const std::stop_token& stop);
    [[nodiscard]] std::vector<oci::Digest> list() const;

private:
    StorePaths& m_paths;
};

/// A blob while it is written. Visible, under its digest, after commit(); else gone with this object.
class BlobWriter {
public:
    [[nodiscard]] static Result<BlobWriter> create(StorePaths& paths, oci::Descriptor expected);
    BlobWriter(BlobWriter&&) noexcept = default;
    BlobWriter& operator=(BlobWriter&&) = delete;
    ~BlobWriter();

    /// Protocol as soon as it is more than was expected.
    [[nodiscard]] Result<void> write(std::string_view piece);
    /// Compares size and digest with what was expected: Protocol names both. Nothing more can be written.
    [[nodiscard]] Result<void> verify();
    /// After verify().
    [[nodiscard]] Result<void> commit();

private:
    BlobWriter(StorePaths& paths, oci::Descriptor expected);

    StorePaths* m_paths;
    oci::Descriptor m_expected;
    std::filesystem::path m_path;
    UniqueFd m_file;
    oci::Digester m_digester;
    std::uint64_t m_size = 0;
};

/// Compares what has come with what was to come; Protocol names both.
[[nodiscard]] Result<void> compareBlob(const oci::Descriptor& expected, std::uint64_t size, const oci::Digest& digest);

/// Reads a file from its beginning.
[[nodiscard]] Result<ByteSource> openFile(const std::filesystem::path& path);

} // namespace darse::store
