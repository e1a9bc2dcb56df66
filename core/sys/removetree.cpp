// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/removetree.h"

#include "core/base/guard.h"
#include "core/base/stop.h"

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <dirent.h>
#include <fcntl.h>
#include <functional>
#include <linux/openat2.h>
#include <memory>
#include <string_view>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace darse::sys {
namespace {

constexpr int kFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
constexpr int kFruitlessPasses = 100;
constexpr int kTries = 20;

/// Removes an entry unless it is a directory with something in it. 0 or an errno; gone already is fine.
int removeSimple(int parent, const char* name)
{
    int error = 0;
    for (int tries = 0; tries < kTries; ++tries) {
        if (::unlinkat(parent, name, 0) == 0 || errno == ENOENT)
            return 0;
        error = errno;
        if (error != EISDIR && error != EPERM)
            return error;
        if (::unlinkat(parent, name, AT_REMOVEDIR) == 0 || errno == ENOENT)
            return 0;
        if (errno != ENOTDIR)
            return errno == EEXIST ? ENOTEMPTY : errno;
        // No directory after all: it may not be removed, or was swapped between the two calls.
    }
    return error;
}

/// What was a directory a moment ago is none now.
bool wasSwapped(const Error& error)
{
    const int value = error.errnoValue();
    return value == ENOTDIR || value == ELOOP || value == ENOENT;
}

/// Opens an entry of `parent` that must be a directory on the same mount. One name that is no link cannot lead
/// elsewhere; asking for RESOLVE_BENEATH too would make EXDEV mean "moved away meanwhile" as well.
int openEntry(int parent, const char* name)
{
    ::open_how how{};
    how.flags = kFlags;
    how.resolve = RESOLVE_NO_XDEV | RESOLVE_NO_SYMLINKS;
    const long fd = ::syscall(SYS_openat2, parent, name, &how, sizeof how);
    if (fd >= 0 || (errno != ENOSYS && errno != EPERM))
        return static_cast<int>(fd);
    UniqueFd plain(::openat(parent, name, kFlags));
    struct stat above {};
    struct stat below {};
    if (!plain.isOpen() || ::fstat(parent, &above) != 0 || ::fstat(plain.get(), &below) != 0)
        return -1;
    if (above.st_dev == below.st_dev)
        return plain.release();
    errno = EXDEV;
    return -1;
}

/// The same, with all rights of the owner, which emptying and moving a directory needs.
Result<UniqueFd> openForRemoval(int parent, const char* name)
{
    UniqueFd fd(openEntry(parent, name));
    if (!fd.isOpen() && errno == EACCES && ::fchmodat(parent, name, S_IRWXU, AT_SYMLINK_NOFOLLOW) == 0)
        fd = UniqueFd(openEntry(parent, name));
    if (!fd.isOpen() && errno == EXDEV)
        return Error(ErrorKind::InUse, std::string(name) + " is a mount point");
    if (!fd.isOpen())
        return Error::fromErrno(errno, name);
    struct stat status {};
    if (::fstat(fd.get(), &status) == 0 && (status.st_mode & S_IRWXU) != S_IRWXU)
        ::fchmod(fd.get(), S_IRWXU); // if it is not ours, the removal will say so
    return fd;
}

/// Empties a directory of any depth with two descriptors: what is deep is moved up before it is opened.
class TreeRemover {
public:
    TreeRemover(int top, const std::stop_token& stop) : m_top(top), m_stop(stop) {}

    /// Removes all that is there. Others may add meanwhile: tells whether it has removed or moved anything.
    Result<bool> sweepTop();

private:
    using OnFull = std::function<Result<void>(const char* name)>; ///< what to do with a directory that is not empty

    Result<void> sweep(int directory, const OnFull& onFull);
    Result<void> emptyChild(const char* name);
    Result<void> moveUp(int directory, const char* name);

    int m_top;
    const std::stop_token& m_stop;
    std::uint64_t m_moved = 0;
    bool m_hasDone = false;
};

Result<void> TreeRemover::sweep(int directory, const OnFull& onFull)
{
    UniqueFd listed(::openat(directory, ".", kFlags));
    const std::unique_ptr<DIR, int (*)(DIR*)> entries(::fdopendir(listed.get()), ::closedir);
    if (!entries)
        return Error::fromErrno(errno, "list");
    (void)listed.release();
    while (const dirent* entry = ::readdir(entries.get())) {
        const std::string_view name = static_cast<const char*>(entry->d_name);
        if (name == "." || name == "..")
            continue;
        if (m_stop.stop_requested())
            return canceled("remove");
        const int error = removeSimple(directory, name.data());
        if (error == ENOTEMPTY)
            TRY(onFull(name.data()));
        else if (error != 0)
            return Error::fromErrno(error, name);
        m_hasDone = m_hasDone || error == 0;
    }
    return ok();
}

Result<void> TreeRemover::moveUp(int directory, const char* name)
{
    for (;;) {
        const std::string target = ".removed-" + std::to_string(m_moved++);
        if (::renameat(directory, name, m_top, target.c_str()) == 0 || errno == ENOENT) {
            m_hasDone = true;
            return ok();
        }
        if (errno == EACCES) {
            // Moving a directory writes its "..": it must be writable itself.
            TRY_DECLARE(const UniqueFd opened, openForRemoval(directory, name));
            if (::renameat(directory, name, m_top, target.c_str()) == 0)
                return ok();
        }
        if (errno != ENOTEMPTY && errno != EEXIST && errno != ENOTDIR)
            return Error::fromErrno(errno, name);
    }
}

Result<void> TreeRemover::emptyChild(const char* name)
{
    const auto child = openForRemoval(m_top, name);
    if (!child)
        return wasSwapped(child.error()) ? ok() : child.error(); // the next pass will see what it is now
    TRY(sweep(child->get(), [&](const char* inner) { return moveUp(child->get(), inner); }));
    const int error = removeSimple(m_top, name);
    if (error != 0 && error != ENOTEMPTY)
        return Error::fromErrno(error, name);
    return ok();
}

Result<bool> TreeRemover::sweepTop()
{
    m_hasDone = false;
    TRY(sweep(m_top, [this](const char* name) { return emptyChild(name); }));
    return m_hasDone;
}

} // namespace

Result<void> removeTreeAt(int parent, const std::string& name, const std::stop_token& stop)
{
    int error = removeSimple(parent, name.c_str());
    if (error != ENOTEMPTY)
        return error == 0 ? ok() : Error::fromErrno(error, name);
    TRY_DECLARE(const UniqueFd top, openForRemoval(parent, name.c_str()));
    TreeRemover remover(top.get(), stop);
    for (int fruitless = 0; fruitless < kFruitlessPasses;) {
        TRY_DECLARE(const bool hasDone, remover.sweepTop());
        error = removeSimple(parent, name.c_str());
        if (error != ENOTEMPTY)
            return error == 0 ? ok() : Error::fromErrno(error, name);
        fruitless = hasDone ? 0 : fruitless + 1;
    }
    return Error(ErrorKind::Conflict, name + " does not become empty");
}

} // namespace darse::sys
