// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/guard.h"
#include "core/store/decompress.h"
#include "core/store/unpack.h"
#include "core/sys/removetree.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <stdlib.h> // mkdtemp
#include <string>
#include <sys/stat.h>
#include <unistd.h>

using namespace darse;

namespace {

constexpr const char* kLayer = "layer";

/// A directory in memory that is used again for every input, with a canary beside the layer.
class Place {
public:
    Place()
    {
        std::string pattern = "/dev/shm/darse-fuzz-XXXXXX";
        if (::mkdtemp(pattern.data()) == nullptr)
            std::abort();
        m_path = pattern;
        m_fd = UniqueFd(::open(pattern.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        const UniqueFd canary(::openat(m_fd.get(), "canary", O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    }
    ~Place()
    {
        const UniqueFd parent(::openat(m_fd.get(), "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        static_cast<void>(sys::removeTreeAt(parent.get(), m_path.substr(m_path.rfind('/') + 1), {}));
    }

    UniqueFd freshLayer() const
    {
        if (!sys::removeTreeAt(m_fd.get(), kLayer, {}) || ::mkdirat(m_fd.get(), kLayer, 0700) != 0)
            std::abort();
        return UniqueFd(::openat(m_fd.get(), kLayer, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    }

    /// Nothing but the layer may have changed.
    void check() const
    {
        struct stat place {};
        struct stat canary {};
        const bool isUntouched = ::fstat(m_fd.get(), &place) == 0 && place.st_nlink == 3 &&
                                 ::fstatat(m_fd.get(), "canary", &canary, AT_SYMLINK_NOFOLLOW) == 0 &&
                                 canary.st_nlink == 1 && canary.st_size == 0 && canary.st_mode == (S_IFREG | 0600);
        if (!isUntouched)
            std::abort();
    }

private:
    std::string m_path;
    UniqueFd m_fd;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    static const Place place;
    const UniqueFd layer = place.freshLayer();
    const ByteSource input = [bytes, size](std::span<char> into,
                                           const std::stop_token&) mutable -> Result<std::size_t> {
        const std::size_t count = std::min(size, into.size());
        std::memcpy(into.data(), bytes, count);
        bytes += count;
        size -= count;
        return count;
    };
    const store::UnpackOptions options{
        .marks = store::OverlayMarks::User,
        .foreignOwners = store::ForeignOwners::MakeOurs,
        .limits = {.content = mebibytes(4), .file = mebibytes(64), .entries = 1000, .freeSpaceFloor = mebibytes(64)}};
    static_cast<void>(store::unpackLayer(store::decompressed(input), layer.get(), options, {}));
    place.check();
    return 0;
}
