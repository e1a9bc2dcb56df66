// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/imagefixture.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <random>
#include <unistd.h>

namespace darse::test {
namespace {

using Writer = std::unique_ptr<archive, decltype(&archive_write_free)>;
using Entry = std::unique_ptr<archive_entry, decltype(&archive_entry_free)>;

void require(int status)
{
    if (status < ARCHIVE_WARN)
        std::abort(); // a test cannot go on without its material
}

la_ssize_t append(archive* /*unused*/, void* into, const void* bytes, std::size_t count)
{
    static_cast<std::string*>(into)->append(static_cast<const char*>(bytes), count);
    return static_cast<la_ssize_t>(count);
}

void addFilter(archive* writer, store::Compression compression)
{
    switch (compression) {
    case store::Compression::None:
        return;
    case store::Compression::Gzip:
        require(archive_write_add_filter_gzip(writer));
        // No time in its head: the same content gives the same bytes.
        require(archive_write_set_filter_option(writer, "gzip", "timestamp", nullptr));
        return;
    case store::Compression::Zstd:
        require(archive_write_add_filter_zstd(writer));
        return;
    case store::Compression::Xz:
        require(archive_write_add_filter_xz(writer));
        return;
    case store::Compression::Bzip2:
        require(archive_write_add_filter_bzip2(writer));
        return;
    }
}

std::string_view layerType(store::Compression compression)
{
    switch (compression) {
    case store::Compression::Gzip:
        return oci::mediatype::kLayerGzip;
    case store::Compression::Zstd:
        return oci::mediatype::kLayerZstd;
    default:
        return oci::mediatype::kLayer;
    }
}

oci::Descriptor describe(std::string_view mediaType, const std::string& content)
{
    return {.mediaType = std::string(mediaType), .digest = oci::Digest::of(content), .size = content.size()};
}

} // namespace

std::string makeTar(const std::vector<TarFile>& files)
{
    std::string tar;
    const Writer writer(archive_write_new(), &archive_write_free);
    require(archive_write_set_format_pax_restricted(writer.get()));
    require(archive_write_open(writer.get(), &tar, nullptr, append, nullptr));
    for (const TarFile& file : files) {
        const Entry entry(archive_entry_new(), &archive_entry_free);
        const bool isDirectory = file.path.ends_with('/');
        archive_entry_set_pathname(entry.get(), file.path.c_str());
        archive_entry_set_filetype(entry.get(), isDirectory ? AE_IFDIR : AE_IFREG);
        archive_entry_set_perm(entry.get(), isDirectory ? 0755 : 0644);
        archive_entry_set_uid(entry.get(), ::getuid());
        archive_entry_set_gid(entry.get(), ::getgid());
        archive_entry_set_mtime(entry.get(), 1'600'000'000, 0);
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.content.size()));
        require(archive_write_header(writer.get(), entry.get()));
        if (!file.content.empty() && archive_write_data(writer.get(), file.content.data(), file.content.size()) < 0)
            std::abort();
    }
    require(archive_write_close(writer.get()));
    return tar;
}

std::string compress(const std::string& content, store::Compression compression)
{
    std::string result;
    const Writer writer(archive_write_new(), &archive_write_free);
    require(archive_write_set_bytes_in_last_block(writer.get(), 1));
    addFilter(writer.get(), compression);
    require(archive_write_set_format_raw(writer.get()));
    require(archive_write_open(writer.get(), &result, nullptr, append, nullptr));
    const Entry entry(archive_entry_new(), &archive_entry_free);
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    require(archive_write_header(writer.get(), entry.get()));
    if (archive_write_data(writer.get(), content.data(), content.size()) < 0)
        std::abort();
    require(archive_write_close(writer.get()));
    return result;
}

ByteSource sourceOf(std::string content, std::size_t piece)
{
    auto shared = std::make_shared<const std::string>(std::move(content));
    return [shared, piece, offset = std::size_t{0}](std::span<char> into,
                                                    const std::stop_token&) mutable -> Result<std::size_t> {
        const std::size_t count = std::min({into.size(), piece, shared->size() - offset});
        std::memcpy(into.data(), shared->data() + offset, count);
        offset += count;
        return count;
    };
}

ByteSource noSource()
{
    return [](std::span<char>, const std::stop_token&) -> Result<std::size_t> {
        return Error(ErrorKind::Internal, "this source must not be asked");
    };
}

Result<std::string> allOf(const ByteSource& source)
{
    std::string all;
    std::vector<char> piece(65536);
    for (;;) {
        TRY_DECLARE(const std::size_t count, source(piece, {}));
        if (count == 0)
            return all;
        all.append(piece.data(), count);
    }
}

std::string noise(std::size_t size, unsigned seed)
{
    std::mt19937 random(seed);
    std::string content(size, '\0');
    std::ranges::generate(content, [&] { return static_cast<char>(random()); });
    return content;
}

TestLayer makeLayer(const std::vector<TarFile>& files, store::Compression compression)
{
    TestLayer layer{.tar = makeTar(files), .blob = {}, .mediaType = std::string(layerType(compression))};
    layer.blob = compression == store::Compression::None ? layer.tar : compress(layer.tar, compression);
    return layer;
}

TestImage makeImage(std::vector<TestLayer> layers, oci::ImageConfig config)
{
    TestImage image{.layers = std::move(layers), .config = std::move(config)};
    if (image.config.platform.os.empty())
        image.config.platform = {.os = "linux", .architecture = "amd64"};
    std::vector<oci::Descriptor> blobs;
    for (const TestLayer& layer : image.layers) {
        image.config.diffIds.push_back(oci::Digest::of(layer.tar));
        blobs.push_back(describe(layer.mediaType, layer.blob));
    }
    image.configJson = oci::toJson(image.config);
    const oci::Manifest manifest{.mediaType = std::string(oci::mediatype::kManifest),
                                 .config = describe(oci::mediatype::kConfig, image.configJson),
                                 .layers = blobs};
    image.manifestJson = oci::toJson(manifest);
    image.plans = store::planLayers(manifest, image.config).value();
    return image;
}

TestImage asDocker(const TestImage& image)
{
    TestImage result = image;
    oci::Manifest manifest = oci::parseManifest(image.manifestJson, {}).value();
    result.manifestType = manifest.mediaType = oci::mediatype::kDockerManifest;
    manifest.config.mediaType = oci::mediatype::kDockerConfig;
    for (oci::Descriptor& layer : manifest.layers)
        layer.mediaType = oci::mediatype::kDockerLayerGzip;
    result.manifestJson = oci::toJson(manifest);
    result.plans = store::planLayers(manifest, image.config).value();
    return result;
}

TestImage makeImage(const std::string& name)
{
    return makeImage({makeLayer({{name, name}})});
}

store::NewImage newImage(const TestImage& image, const std::vector<std::string>& names)
{
    store::NewImage result{
        .manifestJson = image.manifestJson, .manifestType = image.manifestType, .configJson = image.configJson};
    for (const std::string& name : names)
        result.names.push_back(oci::parseReference(name).value());
    return result;
}

Result<oci::Digest> addImage(store::ImageStore& store, const TestImage& image, const std::vector<std::string>& names)
{
    const auto intake = store.intake();
    for (std::size_t i = 0; i < image.layers.size(); ++i)
        TRY(intake->addLayer(image.plans[i], darse::sourceOf(image.layers[i].blob), {}, {}));
    return intake->commit(newImage(image, names));
}

} // namespace darse::test
