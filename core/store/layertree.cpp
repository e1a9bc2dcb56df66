// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/layertree.h"

#include "core/store/layername.h"
#include "core/sys/beneath.h"

#include <array>
#include <cerrno>
#include <climits>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>
#include <unistd.h>
#include <vector>

namespace darse::store {
namespace {

constexpr int kDirectory = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
constexpr int kMaxLinks = 40; // as the kernel has it

Result<UniqueFd> openPlain(int root, const std::string& path)
{
    return sys::openBelow(root, path.empty() ? "." : path, {.flags = kDirectory, .symlinks = sys::Symlinks::Refuse});
}

Error noDirectory(const std::string& path, std::string_view why)
{
    return {ErrorKind::InvalidInput, "the layer wants something below \"" + shown(path) + "\", " + std::string(why)};
}

} // namespace

/// A walk along a path, and what is left of it.
struct LayerTree::Walk {
    UniqueFd directory;
    std::string path{};
    std::vector<std::string> left{}; ///< components, the next one last
    int links = 0;

    void push(std::string_view more)
    {
        while (!more.empty()) {
            const std::size_t slash = more.rfind('/');
            const std::string_view last = slash == std::string_view::npos ? more : more.substr(slash + 1);
            if (!last.empty() && last != ".")
                left.emplace_back(last);
            more = slash == std::string_view::npos ? std::string_view() : more.substr(0, slash);
        }
    }
};

bool isWhiteout(int directory, const std::string& name)
{
    struct stat status {};
    return ::fstatat(directory, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISCHR(status.st_mode) &&
           status.st_rdev == 0;
}

Result<LayerTree> LayerTree::open(int root, OverlayMarks marks)
{
    TRY_DECLARE(UniqueFd own, openPlain(root, {}));
    return LayerTree(std::move(own), marks);
}

Result<LayerDirectory> LayerTree::makeDirectory(const std::string& path)
{
    return resolve(m_made, path, Missing::Make);
}

Result<LayerDirectory> LayerTree::findDirectory(const std::string& path)
{
    return resolve(m_found, path, Missing::Refuse);
}

void LayerTree::forget()
{
    // Their descriptors stay open: whoever got them last may be at work.
    m_made.asked.reset();
    m_found.asked.reset();
}

Result<LayerDirectory> LayerTree::resolve(Slot& slot, const std::string& path, Missing missing)
{
    if (slot.asked == path)
        return LayerDirectory{.fd = slot.fd.get(), .path = slot.path};
    slot.asked.reset();
    auto opened = openPlain(m_root.get(), path);
    slot.path = path;
    if (opened) {
        slot.fd = std::move(opened).value();
    } else {
        const int error = opened.error().errnoValue();
        if (error != ENOENT && error != ENOTDIR && error != ELOOP)
            return std::move(opened).error();
        TRY(walk(slot, missing));
    }
    slot.asked = path;
    return LayerDirectory{.fd = slot.fd.get(), .path = slot.path};
}

Result<void> LayerTree::walk(Slot& slot, Missing missing)
{
    TRY_DECLARE(UniqueFd top, openPlain(m_root.get(), {}));
    Walk walk{.directory = std::move(top)};
    walk.push(slot.path);
    while (!walk.left.empty()) {
        const std::string name = std::move(walk.left.back());
        walk.left.pop_back();
        if (name != "..") {
            TRY(step(walk, name, missing));
            continue;
        }
        walk.path.resize(walk.path.find('/') == std::string::npos ? 0 : walk.path.rfind('/'));
        TRY_DECLARE(walk.directory, openPlain(m_root.get(), walk.path));
    }
    slot.fd = std::move(walk.directory);
    slot.path = std::move(walk.path);
    return ok();
}

Result<void> LayerTree::step(Walk& walk, const std::string& name, Missing missing)
{
    if (walk.path.size() + name.size() >= kMaxLayerPath)
        return noDirectory(walk.path, "whose name is too long");
    UniqueFd next(::openat(walk.directory.get(), name.c_str(), kDirectory | O_NOFOLLOW));
    if (!next.isOpen() && errno == ENOENT && missing == Missing::Make) {
        TRY(make(walk, name));
        next = UniqueFd(::openat(walk.directory.get(), name.c_str(), kDirectory | O_NOFOLLOW));
    }
    if (!next.isOpen() && (errno == ENOTDIR || errno == ELOOP))
        return follow(walk, name, missing);
    if (!next.isOpen())
        return Error::fromErrno(errno, shown(joined(walk.path, name)));
    walk.directory = std::move(next);
    walk.path = joined(walk.path, name);
    return ok();
}

/// `name` is there and is no directory.
Result<void> LayerTree::follow(Walk& walk, const std::string& name, Missing missing)
{
    std::array<char, PATH_MAX> target{};
    const ssize_t size = ::readlinkat(walk.directory.get(), name.c_str(), target.data(), target.size());
    if (size < 0 && missing == Missing::Make && isWhiteout(walk.directory.get(), name)) {
        if (::unlinkat(walk.directory.get(), name.c_str(), 0) != 0)
            return Error::fromErrno(errno, shown(joined(walk.path, name)));
        forget();
        TRY(make(walk, name));
        TRY(step(walk, name, missing));
        return makeOpaque(walk.directory.get());
    }
    if (size < 0)
        return noDirectory(joined(walk.path, name), "which is no directory");
    if (++walk.links > kMaxLinks)
        return noDirectory(joined(walk.path, name), "a link that leads nowhere");
    if (target.front() == '/') {
        walk.path.clear();
        TRY_DECLARE(walk.directory, openPlain(m_root.get(), {}));
    }
    walk.push({target.data(), static_cast<std::size_t>(size)});
    return ok();
}

Result<void> LayerTree::make(Walk& walk, const std::string& name)
{
    const int parent = walk.directory.get();
    // The umask may have taken something away.
    if (::mkdirat(parent, name.c_str(), 0755) != 0 || ::fchmodat(parent, name.c_str(), 0755, 0) != 0)
        return Error::fromErrno(errno, shown(joined(walk.path, name)));
    ++m_madeCount;
    return ok();
}

Result<void> LayerTree::makeOpaque(int directory) const
{
    const char* const name = m_marks == OverlayMarks::Trusted ? "trusted.overlay.opaque" : "user.overlay.opaque";
    if (::fsetxattr(directory, name, "y", 1, 0) != 0)
        return Error::fromErrno(errno, "a directory that hides what is below it");
    return ok();
}

} // namespace darse::store
