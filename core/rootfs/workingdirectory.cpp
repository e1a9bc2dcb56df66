// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/openentry.h"
#include "core/rootfs/roots.h"
#include "core/sys/beneath.h"

#include <cerrno>
#include <deque>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::rootfs {
namespace {

constexpr int kMostLinks = 40; // as the kernel
constexpr mode_t kMode = S_IRWXU | S_IRGRP | S_IXGRP | S_IROTH | S_IXOTH;

/// Resolves as after chroot, in words: what has been resolved has no links, and is opened anew for every step in a way
/// that refuses any. So whatever changes meanwhile ends in an error, never elsewhere.
class Walk {
public:
    Walk(int root, const std::string& path) : m_root(root) { prepend(path); }

    /// The directory, made if it was missing; `wasMade` tells.
    Result<UniqueFd> go();
    [[nodiscard]] bool wasMade() const { return m_wasMade; }

private:
    void prepend(const std::string& path);
    Result<void> step(const std::string& name);
    Result<void> make(int parent, const std::string& name);
    [[nodiscard]] Result<UniqueFd> here() const;

    int m_root;
    std::deque<std::string> m_ahead{};
    std::vector<std::string> m_resolved{};
    int m_links = 0;
    bool m_wasMade = false;
};

void Walk::prepend(const std::string& path)
{
    std::vector<std::string> names;
    for (std::size_t start = 0; start <= path.size();) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        if (end > start)
            names.push_back(path.substr(start, end - start));
        start = end + 1;
    }
    m_ahead.insert(m_ahead.begin(), names.begin(), names.end());
    if (path.starts_with('/'))
        m_resolved.clear();
}

Result<UniqueFd> Walk::here() const
{
    std::string path = ".";
    for (const std::string& name : m_resolved)
        path += "/" + name;
    return openDirectory(m_root, path);
}

Result<void> Walk::make(int parent, const std::string& name)
{
    if (::mkdirat(parent, name.c_str(), kMode) != 0)
        return Error::fromErrno(errno, "make the working directory");
    m_resolved.push_back(name);
    m_wasMade = true;
    TRY_DECLARE(const UniqueFd made, here());
    return ::fchmod(made.get(), kMode) == 0 ? ok() : Error::fromErrno(errno, name);
}

Result<void> Walk::step(const std::string& name)
{
    m_wasMade = false;
    if (name == ".")
        return ok();
    if (name == "..") {
        if (!m_resolved.empty())
            m_resolved.pop_back();
        return ok();
    }
    TRY_DECLARE(const UniqueFd parent, here());
    struct stat status {};
    if (::fstatat(parent.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ? make(parent.get(), name) : Error::fromErrno(errno, name);
    if (S_ISDIR(status.st_mode)) {
        m_resolved.push_back(name);
        return ok();
    }
    if (!S_ISLNK(status.st_mode))
        return Error(ErrorKind::InvalidInput, "the working directory leads through " + name + ", a file");
    if (++m_links > kMostLinks)
        return Error(ErrorKind::InvalidInput, "the working directory leads through too many links");
    TRY_DECLARE(const std::string target, linkTarget(parent.get(), name));
    prepend(target);
    return ok();
}

Result<UniqueFd> Walk::go()
{
    while (!m_ahead.empty()) {
        const std::string name = std::move(m_ahead.front());
        m_ahead.pop_front();
        TRY(step(name));
    }
    return here();
}

} // namespace

Result<void> makeWorkingDirectory(int root, const std::string& path, uid_t user, gid_t group)
{
    if (path.find('\0') != std::string::npos)
        return Error(ErrorKind::InvalidInput, "the working directory contains a zero byte");
    Walk walk(root, path);
    TRY_DECLARE(const UniqueFd directory, walk.go());
    if (walk.wasMade() && ::fchown(directory.get(), user, group) != 0)
        return Error::fromErrno(errno, "give the working directory to its user");
    return ok();
}

} // namespace darse::rootfs
