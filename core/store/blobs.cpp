// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/blobs.h"

#include "core/base/stop.h"
#include "core/oci/manifest.h"
#include "core/sys/files.h"

#include <fcntl.h>
#include <utility>
#include <vector>

namespace darse::store {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPiece = std::size_t{256} * 1024;
constexpr mode_t kBlobMode = 0644;

void removeQuietly(const fs::path& path)
{
    std::error_code ignored; // what stays in work is removed when the store opens
    fs::remove(path, ignored);
}

} // namespace

std::optional<std::uint64_t> Blobs::size(const oci::Digest& digest) const
{
    std::error_code error;
    const fs::path path = m_paths.blob(digest);
    if (fs::symlink_status(path, error).type() != fs::file_type::regular)
        return std::nullopt;
    const std::uintmax_t size = fs::file_size(path, error);
    if (error)
        return std::nullopt;
    return size;
}

Result<std::string> Blobs::readDocument(const oci::Digest& digest) const
{
    TRY_DECLARE(std::string content, sys::readFile(m_paths.blob(digest), Bytes(oci::kMaxDocument)));
    oci::Digester digester(digest.algorithm());
    digester.add(content);
    if (const oci::Digest actual = digester.finish(); actual != digest)
        return Error(ErrorKind::Io, "blob " + digest.text() + " is damaged: its content is " + actual.text());
    return content;
}

Result<ByteSource> Blobs::open(const oci::Digest& digest) const
{
    return openFile(m_paths.blob(digest));
}

Result<oci::Digest> Blobs::put(std::string_view document)
{
    const oci::Digest digest = oci::Digest::of(document);
    TRY(put(document, digest));
    return digest;
}

Result<void> Blobs::put(std::string_view document, const oci::Digest& digest)
{
    const oci::Descriptor blob{.mediaType = {}, .digest = digest, .size = document.size()};
    if (has(blob) && readDocument(digest))
        return ok();
    TRY_DECLARE(BlobWriter writer, BlobWriter::create(m_paths, blob));
    TRY(writer.write(document));
    TRY(writer.verify());
    return writer.commit();
}

Result<void> Blobs::put(const oci::Descriptor& blob, const ByteSource& content, const std::stop_token& stop)
{
    TRY_DECLARE(BlobWriter writer, BlobWriter::create(m_paths, blob));
    std::vector<char> piece(kPiece);
    for (;;) {
        if (stop.stop_requested())
            return canceled("write blob " + std::string(blob.digest.shortHex()));
        TRY_DECLARE(const std::size_t count, content(piece, stop));
        if (count == 0)
            break;
        TRY(writer.write({piece.data(), count}));
    }
    TRY(writer.verify());
    return writer.commit();
}

std::vector<oci::Digest> Blobs::list() const
{
    std::vector<oci::Digest> digests;
    for (const oci::Algorithm algorithm : {oci::Algorithm::Sha256, oci::Algorithm::Sha512}) {
        const auto names = sys::listDirectory(m_paths.blobs(algorithm));
        if (!names)
            continue;
        for (const std::string& name : *names) {
            auto digest = oci::Digest::parse(std::string(oci::toString(algorithm)) + ":" + name);
            if (digest)
                digests.push_back(std::move(digest).value());
        }
    }
    return digests;
}

BlobWriter::BlobWriter(StorePaths& paths, oci::Descriptor expected) :
    m_paths(&paths),
    m_expected(std::move(expected)),
    m_path(paths.newWork("blob")),
    m_digester(m_expected.digest.algorithm())
{
}

Result<BlobWriter> BlobWriter::create(StorePaths& paths, oci::Descriptor expected)
{
    BlobWriter writer(paths, std::move(expected));
    writer.m_file =
        UniqueFd(::open(writer.m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kBlobMode));
    if (!writer.m_file.isOpen())
        return Error::fromErrno(errno, "create " + writer.m_path.native());
    return writer;
}

BlobWriter::~BlobWriter()
{
    if (m_file.isOpen())
        removeQuietly(m_path);
}

Result<void> BlobWriter::write(std::string_view piece)
{
    m_size += piece.size();
    if (m_size > m_expected.size)
        return Error(ErrorKind::Protocol, "blob " + m_expected.digest.text() + " is larger than the " +
                                              std::to_string(m_expected.size) + " bytes that were announced");
    m_digester.add(piece);
    return sys::writeAll(m_file.get(), piece).within("blob " + std::string(m_expected.digest.shortHex()));
}

Result<void> BlobWriter::verify()
{
    return compareBlob(m_expected, m_size, m_digester.finish());
}

Result<void> BlobWriter::commit()
{
    TRY(moveTo(m_path, m_paths->blob(m_expected.digest)));
    m_file.reset();
    return ok();
}

Result<void> compareBlob(const oci::Descriptor& expected, std::uint64_t size, const oci::Digest& digest)
{
    if (size != expected.size)
        return Error(ErrorKind::Protocol, "blob " + expected.digest.text() + " has " + std::to_string(size) +
                                              " bytes, but " + std::to_string(expected.size) + " were announced");
    if (digest != expected.digest)
        return Error(ErrorKind::Protocol,
                     "blob " + expected.digest.text() + " is not what came: its digest is " + digest.text());
    return ok();
}

Result<ByteSource> openFile(const fs::path& path)
{
    auto file = std::make_shared<UniqueFd>(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file->isOpen())
        return Error::fromErrno(errno, path.native());
    TRY(sys::requireRegular(file->get(), path.native()));
    return ByteSource([file](std::span<char> into, const std::stop_token& stop) -> Result<std::size_t> {
        if (stop.stop_requested())
            return canceled("read");
        return sys::readSome(file->get(), into);
    });
}

} // namespace darse::store
