// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/beneathwalk.h"

#include <array>
#include <cerrno>
#include <climits>
#include <fcntl.h>
#include <linux/magic.h>
#include <optional>
#include <string_view>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>
#include <vector>

namespace darse::sys {
namespace {

constexpr int kMostLinks = 40; // the kernel's own limit

/// Goes down one component at a time. Every step starts from a directory that is held open and never follows a link by
/// itself, so a name that is replaced meanwhile leads nowhere else.
class Walk {
public:
    Walk(int root, const std::string& path, const OpenHow& how) : m_root(root), m_path(path), m_how(how) {}

    Result<UniqueFd> run();

private:
    using Step = Result<std::optional<UniqueFd>>; ///< with a descriptor: arrived

    [[nodiscard]] int here() const { return m_trail.empty() ? m_root : m_trail.back().get(); }
    [[nodiscard]] Error error(int errnoValue) const { return resolveError(errnoValue, m_path); }
    [[nodiscard]] bool has(int flags) const { return (m_how.flags & flags) == flags; }

    Result<void> push(std::string_view path);
    Result<void> goUp();
    Step enter(const std::string& name);
    Step enterFound(const std::string& name, UniqueFd found);
    Result<void> follow(const UniqueFd& link);
    Result<UniqueFd> openHere(const std::string& name) const;

    int m_root;
    const std::string& m_path;
    const OpenHow& m_how;
    std::vector<UniqueFd> m_trail;   ///< the directories below the root that we are in, deepest last
    std::vector<std::string> m_rest; ///< components still to go, next last
    int m_links = 0;
};

Result<void> Walk::push(std::string_view path)
{
    if (path.starts_with('/')) {
        if (m_how.resolve == Resolve::Beneath)
            return error(EXDEV);
        m_trail.clear();
    }
    std::vector<std::string> names;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        if (end > 0)
            names.emplace_back(path.substr(0, end));
        path.remove_prefix(end);
        if (path == "/")
            names.emplace_back("."); // a final slash demands a directory
        path.remove_prefix(path.empty() ? 0 : 1);
    }
    m_rest.insert(m_rest.end(), names.rbegin(), names.rend());
    return ok();
}

Result<void> Walk::goUp()
{
    if (!m_trail.empty())
        m_trail.pop_back();
    else if (m_how.resolve == Resolve::Beneath)
        return error(EXDEV);
    return ok();
}

Result<UniqueFd> Walk::openHere(const std::string& name) const
{
    const int fd = ::openat(here(), name.c_str(), m_how.flags | O_NOFOLLOW | O_CLOEXEC, m_how.mode);
    if (fd < 0)
        return error(errno);
    return UniqueFd(fd);
}

Result<void> Walk::follow(const UniqueFd& link)
{
    struct statfs place {};
    // A magic link reads like a path and leads past every check; none in /proc is worth telling them apart.
    const bool isMagic = ::fstatfs(link.get(), &place) != 0 || place.f_type == PROC_SUPER_MAGIC;
    if (m_how.symlinks == Symlinks::Refuse || isMagic || ++m_links > kMostLinks)
        return error(ELOOP);
    std::array<char, PATH_MAX> target;
    const ssize_t length = ::readlinkat(link.get(), "", target.data(), target.size());
    if (length < 0)
        return error(errno);
    if (length == 0)
        return error(ENOENT);
    return push(std::string_view(target.data(), static_cast<std::size_t>(length)));
}

Walk::Step Walk::enterFound(const std::string& name, UniqueFd found)
{
    struct stat status {};
    if (::fstat(found.get(), &status) != 0)
        return error(errno);
    const bool isLast = m_rest.empty();
    if (S_ISLNK(status.st_mode)) {
        if (isLast && (has(O_NOFOLLOW) || has(O_CREAT | O_EXCL))) {
            TRY_DECLARE(UniqueFd opened, openHere(name));
            return std::optional(std::move(opened));
        }
        TRY(follow(found));
        return std::optional<UniqueFd>();
    }
    if (!isLast) {
        if (!S_ISDIR(status.st_mode))
            return error(ENOTDIR);
        m_trail.push_back(std::move(found));
        return std::optional<UniqueFd>();
    }
    auto opened = openHere(name);
    if (opened)
        return std::optional(std::move(opened).value());
    // It was no link a moment ago: somebody has swapped it. Look again, but not for ever.
    if (opened.error().errnoValue() != ELOOP || ++m_links > kMostLinks)
        return std::move(opened).error();
    m_rest.push_back(name);
    return std::optional<UniqueFd>();
}

Walk::Step Walk::enter(const std::string& name)
{
    UniqueFd found(::openat(here(), name.c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
    if (found.isOpen())
        return enterFound(name, std::move(found));
    if (errno != ENOENT || !m_rest.empty() || !has(O_CREAT))
        return error(errno);
    TRY_DECLARE(UniqueFd opened, openHere(name));
    return std::optional(std::move(opened));
}

Result<UniqueFd> Walk::run()
{
    if (m_path.empty())
        return error(ENOENT);
    TRY(push(m_path));
    while (!m_rest.empty()) {
        const std::string name = std::move(m_rest.back());
        m_rest.pop_back();
        if (name == ".")
            continue;
        if (name == "..") {
            TRY(goUp());
            continue;
        }
        TRY_DECLARE(auto arrived, enter(name));
        if (arrived)
            return std::move(*arrived);
    }
    return openHere(".");
}

} // namespace

Result<UniqueFd> walkBelow(int directory, const std::string& path, const OpenHow& how)
{
    return Walk(directory, path, how).run();
}

} // namespace darse::sys
