// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/decompress.h"
#include "core/store/imagestore.h"

#include <string>
#include <string_view>
#include <vector>

namespace darse::test {

/// A tar of regular files, "path" and "content"; a path that ends in "/" is a directory.
struct TarFile {
    std::string path;
    std::string content{};
};
[[nodiscard]] std::string makeTar(const std::vector<TarFile>& files);
[[nodiscard]] std::string compress(const std::string& content, store::Compression compression);

/// The bytes, in pieces of `piece`.
[[nodiscard]] ByteSource sourceOf(std::string content, std::size_t piece);
/// A source that must not be asked.
[[nodiscard]] ByteSource noSource();
/// All that a source gives.
[[nodiscard]] Result<std::string> allOf(const ByteSource& source);

struct TestLayer {
    std::string tar;
    std::string blob;
    std::string mediaType;
};
[[nodiscard]] TestLayer makeLayer(const std::vector<TarFile>& files,
                                  store::Compression compression = store::Compression::Gzip);
/// `size` bytes that do not compress, the same for the same seed.
[[nodiscard]] std::string noise(std::size_t size, unsigned seed);

struct TestImage {
    std::vector<TestLayer> layers{};
    oci::ImageConfig config{};
    std::string configJson{};
    std::string manifestJson{};
    std::string manifestType{oci::mediatype::kManifest};
    std::vector<store::LayerPlan> plans{};

    [[nodiscard]] oci::Digest id() const { return oci::Digest::of(configJson); }
    [[nodiscard]] oci::Digest manifest() const { return oci::Digest::of(manifestJson); }
};

/// An image of these layers; `config` may say more than its layers.
[[nodiscard]] TestImage makeImage(std::vector<TestLayer> layers, oci::ImageConfig config = {});
/// The same image as Docker describes it.
[[nodiscard]] TestImage asDocker(const TestImage& image);
/// One with a single file "name", whose content is the name.
[[nodiscard]] TestImage makeImage(const std::string& name);

/// Adds all layers and commits. Names in full: "localhost/a:1".
[[nodiscard]] Result<oci::Digest> addImage(store::ImageStore& store, const TestImage& image,
                                           const std::vector<std::string>& names = {});
[[nodiscard]] store::NewImage newImage(const TestImage& image, const std::vector<std::string>& names = {});

} // namespace darse::test
