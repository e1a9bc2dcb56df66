// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/copytree.h"

#include "core/base/stop.h"
#include "core/rootfs/copyfile.h"
#include "core/rootfs/openentry.h"
#include "core/store/layername.h"
#include "core/sys/removetree.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <map>
#include <string>
#include <sys/sysmacros.h>
#include <sys/xattr.h>
#include <unistd.h>
#include <vector>

namespace darse::rootfs {
namespace {

constexpr mode_t kModeBits = 07777;

/// An entry of a directory that is being copied.
struct Spot {
    int from;
    int to;
    std::string path; ///< from the top
    std::string name;
    struct stat status {};
};

Result<void> failed(const Spot& spot)
{
    return Error::fromErrno(errno, "copy " + spot.path);
}

bool isWhiteout(const struct stat& status)
{
    return S_ISCHR(status.st_mode) && status.st_rdev == makedev(0, 0);
}

bool isOpaque(int directory, store::OverlayMarks marks)
{
    const char* name = marks == store::OverlayMarks::Trusted ? "trusted.overlay.opaque" : "user.overlay.opaque";
    char value = 0;
    return ::fgetxattr(directory, name, &value, 1) == 1 && value == 'y';
}

/// Goes from directory to directory by path, so that depth costs no descriptors.
class TreeCopier {
public:
    TreeCopier(int from, int to, const CopyOptions& options, const std::stop_token& stop) :
        m_from(from),
        m_to(to),
        m_options(options),
        m_stop(stop)
    {
    }

    Result<void> copy();

private:
    Result<void> copyDirectory(const std::string& path);
    Result<void> copyEntry(Spot& spot);
    Result<void> makeRoom(const Spot& spot) const;
    Result<void> enter(const Spot& spot);
    Result<void> copyFile(const Spot& spot);
    Result<bool> linkAgain(const Spot& spot);
    Result<void> copyNode(const Spot& spot) const;
    Result<void> finish(const std::string& path) const;
    [[nodiscard]] bool isLayer() const { return m_options.layer.has_value(); }

    int m_from;
    int m_to;
    const CopyOptions& m_options;
    const std::stop_token& m_stop;
    std::vector<std::string> m_open{"."}; ///< still to be copied
    std::vector<std::string> m_done;      ///< parents before what is in them
    std::map<std::pair<dev_t, ino_t>, std::string> m_linked;
};

Result<void> TreeCopier::copy()
{
    while (!m_open.empty()) {
        const std::string path = std::move(m_open.back());
        m_open.pop_back();
        TRY(copyDirectory(path));
        m_done.push_back(path);
    }
    // Last, because whatever is made in a directory changes its time.
    for (auto path = m_done.rbegin(); path != m_done.rend(); ++path)
        TRY(finish(*path));
    return ok();
}

Result<void> TreeCopier::copyDirectory(const std::string& path)
{
    TRY_DECLARE(const UniqueFd from, openDirectory(m_from, path));
    TRY_DECLARE(const UniqueFd to, openDirectory(m_to, path));
    if (isLayer() && isOpaque(from.get(), *m_options.layer))
        TRY(emptyDirectory(to.get(), m_stop));
    TRY_DECLARE(const std::vector<std::string> names, namesIn(from.get()));
    for (const std::string& name : names) {
        if (m_stop.stop_requested())
            return canceled("copy");
        Spot spot{
            .from = from.get(), .to = to.get(), .path = store::joined(path == "." ? "" : path, name), .name = name};
        if (::fstatat(spot.from, name.c_str(), &spot.status, AT_SYMLINK_NOFOLLOW) != 0)
            return failed(spot);
        TRY(copyEntry(spot));
    }
    return ok();
}

Result<void> TreeCopier::copyEntry(Spot& spot)
{
    if (isLayer()) {
        TRY(makeRoom(spot));
        if (isWhiteout(spot.status))
            return ok();
    }
    if (S_ISDIR(spot.status.st_mode))
        return enter(spot);
    TRY_DECLARE(const bool isLinked, linkAgain(spot));
    if (isLinked)
        return ok();
    return S_ISREG(spot.status.st_mode) ? copyFile(spot) : copyNode(spot);
}

/// A directory stays for a directory; everything else goes.
Result<void> TreeCopier::makeRoom(const Spot& spot) const
{
    struct stat there {};
    if (::fstatat(spot.to, spot.name.c_str(), &there, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ? ok() : failed(spot);
    if (S_ISDIR(there.st_mode) && S_ISDIR(spot.status.st_mode))
        return ok();
    return sys::removeTreeAt(spot.to, spot.name, m_stop);
}

Result<void> TreeCopier::enter(const Spot& spot)
{
    if (::mkdirat(spot.to, spot.name.c_str(), S_IRWXU) != 0 && !(errno == EEXIST && isLayer()))
        return failed(spot);
    m_open.push_back(spot.path);
    return ok();
}

Result<bool> TreeCopier::linkAgain(const Spot& spot)
{
    if (spot.status.st_nlink < 2)
        return false;
    const auto [known, isNew] = m_linked.try_emplace({spot.status.st_dev, spot.status.st_ino}, spot.path);
    if (isNew)
        return false;
    const auto slash = known->second.rfind('/');
    const std::string parent = slash == std::string::npos ? "." : known->second.substr(0, slash);
    const std::string name = slash == std::string::npos ? known->second : known->second.substr(slash + 1);
    TRY_DECLARE(const UniqueFd holder, openDirectory(m_to, parent));
    if (::linkat(holder.get(), name.c_str(), spot.to, spot.name.c_str(), 0) == 0)
        return true;
    if (errno == ENOENT)
        return false; // a device that could not be made
    return Error::fromErrno(errno, "copy " + spot.path);
}

Result<void> TreeCopier::copyFile(const Spot& spot)
{
    TRY_DECLARE(const UniqueFd from, openFile(spot.from, spot.name));
    struct stat status {};
    if (::fstat(from.get(), &status) != 0)
        return failed(spot);
    constexpr int kFlags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    const UniqueFd to(::openat(spot.to, spot.name.c_str(), kFlags, S_IRUSR | S_IWUSR));
    if (!to.isOpen())
        return failed(spot);
    TRY(copyContent(from.get(), to.get(), status.st_size).within("copy " + spot.path));
    return copyMeta(from.get(), to.get(), status).within("copy " + spot.path);
}

Result<void> TreeCopier::copyNode(const Spot& spot) const
{
    const char* name = spot.name.c_str();
    if (S_ISLNK(spot.status.st_mode)) {
        TRY_DECLARE(const std::string target, linkTarget(spot.from, spot.name));
        if (::symlinkat(target.c_str(), spot.to, name) != 0)
            return failed(spot);
    } else if (::mknodat(spot.to, name, spot.status.st_mode, spot.status.st_rdev) != 0) {
        const bool isDevice = S_ISCHR(spot.status.st_mode) || S_ISBLK(spot.status.st_mode);
        return isDevice && errno == EPERM ? ok() : failed(spot);
    }
    if (::fchownat(spot.to, name, spot.status.st_uid, spot.status.st_gid, AT_SYMLINK_NOFOLLOW) != 0)
        return failed(spot);
    const std::array<timespec, 2> times{spot.status.st_atim, spot.status.st_mtim};
    // By descriptor, because chmod(2) by name follows a link that may just have taken its place.
    if (!S_ISLNK(spot.status.st_mode)) {
        const UniqueFd node(::openat(spot.to, name, O_PATH | O_NOFOLLOW | O_CLOEXEC));
        const std::string path = "/proc/self/fd/" + std::to_string(node.get());
        if (!node.isOpen() || ::chmod(path.c_str(), spot.status.st_mode & kModeBits) != 0)
            return failed(spot);
    }
    if (::utimensat(spot.to, name, times.data(), AT_SYMLINK_NOFOLLOW) != 0)
        return failed(spot);
    return ok();
}

Result<void> TreeCopier::finish(const std::string& path) const
{
    TRY_DECLARE(const UniqueFd from, openDirectory(m_from, path));
    TRY_DECLARE(const UniqueFd to, openDirectory(m_to, path));
    struct stat status {};
    if (::fstat(from.get(), &status) != 0)
        return Error::fromErrno(errno, "copy " + path);
    return copyMeta(from.get(), to.get(), status).within("copy " + path);
}

} // namespace

Result<void> copyTree(int from, int to, const CopyOptions& options, const std::stop_token& stop)
{
    return TreeCopier(from, to, options, stop).copy();
}

} // namespace darse::rootfs
