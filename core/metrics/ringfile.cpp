// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/ringfile.h"

#include "core/base/guard.h"
#include "core/sys/files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::metrics {
namespace {

constexpr std::array<char, 8> kMagic = {'D', 'A', 'R', 'S', 'E', 'M', 'T', 'R'};
constexpr std::uint32_t kVersion = 1;
constexpr std::uint64_t kBlock = 512; ///< that stat counts in

std::uint64_t checkOf(const RingHead& head)
{
    std::uint64_t hash = 14695981039346656037ULL;
    const auto add = [&hash](std::uint64_t value) { hash = (hash ^ value) * 1099511628211ULL; };
    for (const char c : head.magic)
        add(static_cast<unsigned char>(c));
    add(head.version);
    add(head.size);
    return hash;
}

RingHead freshHead()
{
    RingHead out{};
    out.magic = kMagic;
    out.version = kVersion;
    out.size = static_cast<std::uint32_t>(kRingSize);
    out.check = checkOf(out);
    out.newest.fill(-1);
    return out;
}

bool isSound(const RingHead& head)
{
    // Slots' numbers until the year 9999: what is beyond was not written by us.
    constexpr std::int64_t kLast = 253402300800;
    const auto isTime = [](std::int64_t value) { return value >= -1 && value < kLast; };
    return head.magic == kMagic && head.version == kVersion && head.size == kRingSize && head.check == checkOf(head) &&
           std::ranges::all_of(head.newest, isTime) && isTime(head.goneSince);
}

Result<void> makeBlocks(int fd, const std::filesystem::path& path)
{
    const int error = ::posix_fallocate(fd, 0, static_cast<off_t>(kRingSize));
    return error == 0 ? ok() : Result<void>(Error::fromErrno(error, path.native()));
}

/// Under another name until it is whole.
Result<UniqueFd> make(const std::filesystem::path& path)
{
    const std::filesystem::path fresh = path.native() + ".new";
    UniqueFd fd(::open(fresh.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!fd.isOpen())
        return Error::fromErrno(errno, fresh.native());
    ScopeGuard undo([&] { ::unlink(fresh.c_str()); });
    TRY(makeBlocks(fd.get(), fresh));
    const RingHead head = freshHead();
    TRY(sys::writeAll(fd.get(), {reinterpret_cast<const char*>(&head), sizeof head}));
    if (::rename(fresh.c_str(), path.c_str()) != 0)
        return Error::fromErrno(errno, path.native());
    undo.dismiss();
    return fd;
}

} // namespace

RingHead& ringHead(std::uint8_t* memory)
{
    static_assert(sizeof(RingHead) <= kRingHead);
    return *reinterpret_cast<RingHead*>(memory);
}

Result<std::uint8_t*> mapRingFile(const std::filesystem::path& path)
{
    UniqueFd fd(::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
    if (!fd.isOpen() && errno != ENOENT)
        return Error::fromErrno(errno, path.native());
    if (!fd.isOpen()) {
        TRY_DECLARE(fd, make(path));
    }
    struct stat info {};
    if (::fstat(fd.get(), &info) != 0)
        return Error::fromErrno(errno, path.native());
    const Error damaged(ErrorKind::Protocol, path.native() + " is no history of this version");
    if (!S_ISREG(info.st_mode) || info.st_size != static_cast<off_t>(kRingSize))
        return damaged;
    if (static_cast<std::uint64_t>(info.st_blocks) * kBlock < kRingSize)
        TRY(makeBlocks(fd.get(), path));
    void* const memory = ::mmap(nullptr, kRingSize, PROT_READ | PROT_WRITE, MAP_SHARED, fd.get(), 0);
    if (memory == MAP_FAILED)
        return Error::fromErrno(errno, path.native());
    auto* const bytes = static_cast<std::uint8_t*>(memory);
    ::madvise(memory, kRingSize, MADV_RANDOM); // a tick touches a page or two
    if (isSound(ringHead(bytes)))
        return bytes;
    ::munmap(memory, kRingSize);
    return damaged;
}

} // namespace darse::metrics
