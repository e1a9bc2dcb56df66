// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storepaths.h"

#include "core/oci/layout.h"

namespace darse::store {

namespace fs = std::filesystem;

fs::path StorePaths::blobs(oci::Algorithm algorithm) const
{
    return images() / "blobs" / oci::toString(algorithm);
}

fs::path StorePaths::blob(const oci::Digest& digest) const
{
    return images() / oci::blobPath(digest);
}

fs::path StorePaths::layer(const oci::Digest& chainId) const
{
    return layers() / layerName(chainId);
}

fs::path StorePaths::record(const oci::Digest& chainId) const
{
    return layer(chainId) / "layer.json";
}

fs::path StorePaths::newWork(std::string_view purpose)
{
    return work() / (std::string(purpose) + "-" + std::to_string(++m_lastWork));
}

std::string StorePaths::layerName(const oci::Digest& chainId)
{
    return std::string(oci::toString(chainId.algorithm())) + "-" + std::string(chainId.hex());
}

std::optional<oci::Digest> StorePaths::layerOfName(std::string_view name)
{
    const auto dash = name.find('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    auto digest = oci::Digest::parse(std::string(name.substr(0, dash)) + ":" + std::string(name.substr(dash + 1)));
    if (!digest)
        return std::nullopt;
    return std::move(digest).value();
}

Result<void> moveTo(const fs::path& from, const fs::path& to)
{
    std::error_code error;
    fs::rename(from, to, error);
    if (error)
        return Error::fromErrno(error.value(), "move " + from.native() + " to " + to.native());
    return ok();
}

Result<void> makeDirectory(const fs::path& path)
{
    std::error_code error;
    fs::create_directory(path, error);
    if (error)
        return Error::fromErrno(error.value(), "make directory " + path.native());
    return ok();
}

bool isThere(const fs::path& path)
{
    std::error_code error;
    return fs::symlink_status(path, error).type() != fs::file_type::not_found && !error;
}

} // namespace darse::store
