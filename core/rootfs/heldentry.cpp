// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/heldentry.h"

#include "core/store/entrymeta.h"
#include "core/store/layername.h"

#include <array>
#include <cerrno>
#include <climits>
#include <fcntl.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace darse::rootfs {
namespace {

/// Calls what says how much it needs when it is given no room.
template <class Call>
Result<std::string> sized(const Call& call)
{
    for (;;) {
        const ssize_t size = call(nullptr, 0);
        if (size < 0 && (errno == ENODATA || errno == ENOTSUP))
            return std::string();
        if (size < 0)
            return Error::fromErrno(errno, "extended attributes");
        std::string value(static_cast<std::size_t>(size), '\0');
        const ssize_t count = call(value.data(), value.size());
        if (count >= 0) {
            value.resize(static_cast<std::size_t>(count));
            return value;
        }
        // It may have grown or gone between the two calls.
        if (errno != ERANGE && errno != ENODATA)
            return Error::fromErrno(errno, "extended attributes");
    }
}

} // namespace

Result<HeldEntry> HeldEntry::hold(int directory, const std::string& name)
{
    UniqueFd fd(::openat(directory, name.c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
    if (!fd.isOpen())
        return Error::fromErrno(errno, store::shown(name));
    return of(std::move(fd));
}

Result<HeldEntry> HeldEntry::of(UniqueFd held)
{
    struct stat status {};
    if (::fstat(held.get(), &status) != 0)
        return Error::fromErrno(errno, "stat");
    return HeldEntry(std::move(held), status);
}

/// The one way to a held thing that does not go by its name again.
std::string HeldEntry::magicPath() const
{
    return "/proc/self/fd/" + std::to_string(m_fd.get());
}

Result<UniqueFd> HeldEntry::open(int flags) const
{
    if (!isFile() && !isDirectory())
        return Error(ErrorKind::InvalidInput, "neither a file nor a directory");
    UniqueFd opened(::open(magicPath().c_str(), flags | O_CLOEXEC | O_NOCTTY));
    if (!opened.isOpen())
        return Error::fromErrno(errno, "open");
    return opened;
}

Result<std::string> HeldEntry::target() const
{
    std::array<char, PATH_MAX> target{};
    const ssize_t size = ::readlinkat(m_fd.get(), "", target.data(), target.size());
    if (size < 0)
        return Error::fromErrno(errno, "read a link");
    return std::string(target.data(), static_cast<std::size_t>(size));
}

Result<std::map<std::string, std::string>> HeldEntry::attributes() const
{
    std::map<std::string, std::string> found;
    if (!isFile() && !isDirectory())
        return found;
    const std::string path = magicPath();
    TRY_DECLARE(const std::string names,
                sized([&](char* into, std::size_t size) { return ::listxattr(path.c_str(), into, size); }));
    for (std::size_t start = 0; start < names.size();) {
        const std::string name = names.c_str() + start;
        start += name.size() + 1;
        // A tar has no way to say a "=" in a name.
        if (!store::isPortableAttribute(name) || name.find('=') != std::string::npos)
            continue;
        TRY_DECLARE(found[name], sized([&](char* into, std::size_t size) {
                        return ::getxattr(path.c_str(), name.c_str(), into, size);
                    }));
    }
    return found;
}

std::string HeldEntry::attribute(const char* name) const
{
    std::array<char, 256> value{};
    const ssize_t size = ::getxattr(magicPath().c_str(), name, value.data(), value.size());
    return {value.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0))};
}

bool HeldEntry::hasAttribute(const char* name) const
{
    return ::getxattr(magicPath().c_str(), name, nullptr, 0) >= 0;
}

std::uint64_t HeldEntry::mount() const
{
    struct statx status {};
    if (::statx(m_fd.get(), "", AT_EMPTY_PATH, STATX_MNT_ID, &status) != 0 || (status.stx_mask & STATX_MNT_ID) == 0)
        return 0;
    return status.stx_mnt_id;
}

int HeldEntry::giveTo(uid_t user, gid_t group) const
{
    return ::fchownat(m_fd.get(), "", user, group, AT_EMPTY_PATH);
}

int HeldEntry::setMode(mode_t mode) const
{
    return ::chmod(magicPath().c_str(), mode);
}

} // namespace darse::rootfs
