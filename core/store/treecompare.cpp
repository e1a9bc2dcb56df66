// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/stop.h"
#include "core/store/blobs.h"
#include "core/store/diagnosis.h"
#include "core/store/layername.h"
#include "core/sys/files.h"

#include <algorithm>
#include <cerrno>
#include <map>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <vector>

namespace darse::store {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPiece = std::size_t{256} * 1024;

using Difference = std::optional<std::string>;
using Attributes = std::map<std::string, std::string>;

struct Entry {
    struct stat status {};
    std::string link{};
    Attributes attributes{};
};

/// One buffer for both calls of the kind that say how much they need.
template <class Call>
Result<std::string> sized(const fs::path& path, Call call)
{
    for (;;) {
        const ssize_t size = call(nullptr, 0);
        if (size < 0 && (errno == ENODATA || errno == ENOTSUP))
            return std::string();
        if (size < 0)
            return Error::fromErrno(errno, path.native());
        std::string value(static_cast<std::size_t>(size), '\0');
        const ssize_t count = call(value.data(), value.size());
        if (count >= 0) {
            value.resize(static_cast<std::size_t>(count));
            return value;
        }
        if (errno != ERANGE)
            return Error::fromErrno(errno, path.native());
    }
}

Result<Attributes> attributesOf(const fs::path& path)
{
    TRY_DECLARE(const std::string names,
                sized(path, [&](char* into, std::size_t size) { return ::llistxattr(path.c_str(), into, size); }));
    Attributes attributes;
    for (std::size_t start = 0; start < names.size();) {
        const std::string name = names.c_str() + start;
        start += name.size() + 1;
        // What a security module writes by itself is no part of a layer.
        if (name == "security.selinux")
            continue;
        TRY_DECLARE(attributes[name], sized(path, [&](char* into, std::size_t size) {
                        return ::lgetxattr(path.c_str(), name.c_str(), into, size);
                    }));
    }
    return attributes;
}

Result<Entry> entryAt(const fs::path& path)
{
    Entry entry;
    if (::lstat(path.c_str(), &entry.status) != 0)
        return Error::fromErrno(errno, path.native());
    if (S_ISLNK(entry.status.st_mode)) {
        std::error_code error;
        entry.link = fs::read_symlink(path, error).native();
        if (error)
            return Error::fromErrno(error.value(), path.native());
    }
    TRY_DECLARE(entry.attributes, attributesOf(path));
    return entry;
}

Difference differenceOf(const Entry& actual, const Entry& expected)
{
    const struct stat& left = actual.status;
    const struct stat& right = expected.status;
    if (left.st_mode != right.st_mode)
        return "has another type or mode";
    if (left.st_uid != right.st_uid || left.st_gid != right.st_gid)
        return "has another owner";
    if (S_ISREG(left.st_mode) && left.st_size != right.st_size)
        return "has another size";
    if (!S_ISDIR(left.st_mode) && left.st_nlink != right.st_nlink)
        return "has other hard links";
    if ((S_ISCHR(left.st_mode) || S_ISBLK(left.st_mode)) && left.st_rdev != right.st_rdev)
        return "is another device";
    // Directories and marks that the tar does not have, or not with a time, have that of their making.
    const bool hasOwnTime = S_ISREG(left.st_mode) || S_ISLNK(left.st_mode);
    if (hasOwnTime && (left.st_mtim.tv_sec != right.st_mtim.tv_sec || left.st_mtim.tv_nsec != right.st_mtim.tv_nsec))
        return "has another time";
    if (actual.link != expected.link)
        return "leads elsewhere";
    if (actual.attributes != expected.attributes)
        return "has other attributes";
    return std::nullopt;
}

Result<bool> isSameContent(const fs::path& actual, const fs::path& expected)
{
    TRY_DECLARE(const ByteSource left, openFile(actual));
    TRY_DECLARE(const ByteSource right, openFile(expected));
    std::vector<char> first(kPiece);
    std::vector<char> second(kPiece);
    for (;;) {
        TRY_DECLARE(const std::size_t count, left(first, {}));
        TRY_DECLARE(const std::size_t other, right(second, {}));
        if (count != other ||
            !std::equal(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(count), second.begin()))
            return false;
        if (count == 0)
            return true;
    }
}

/// One entry that both have; directories are put on the list of those still to be looked at.
Result<Difference> compareEntry(const fs::path& actual, const fs::path& expected, std::vector<fs::path>& open,
                                const fs::path& relative)
{
    TRY_DECLARE(const Entry left, entryAt(actual / relative));
    TRY_DECLARE(const Entry right, entryAt(expected / relative));
    if (auto difference = differenceOf(left, right))
        return difference;
    if (S_ISDIR(left.status.st_mode))
        open.push_back(relative);
    if (S_ISREG(left.status.st_mode)) {
        TRY_DECLARE(const bool isSame, isSameContent(actual / relative, expected / relative));
        if (!isSame)
            return Difference("has another content");
    }
    return Difference();
}

Difference sentence(const fs::path& relative, const std::string& what)
{
    return "\"" + (relative.empty() ? std::string("/") : shown(relative.native())) + "\" " + what;
}

} // namespace

Result<std::optional<std::string>> compareTrees(const fs::path& actual, const fs::path& expected,
                                                const std::stop_token& stop)
{
    std::vector<fs::path> open;
    TRY_DECLARE(const Difference top, compareEntry(actual, expected, open, {}));
    if (top)
        return sentence({}, *top);
    while (!open.empty()) {
        if (stop.stop_requested())
            return canceled("compare layers");
        const fs::path directory = std::move(open.back());
        open.pop_back();
        TRY_DECLARE(const auto names, sys::listDirectory(actual / directory));
        TRY_DECLARE(const auto wanted, sys::listDirectory(expected / directory));
        if (names != wanted) {
            const auto [left, right] = std::ranges::mismatch(names, wanted);
            const bool isMissing = left == names.end() || (right != wanted.end() && *right < *left);
            return sentence(directory / (isMissing ? *right : *left), isMissing ? "is missing" : "is too much");
        }
        for (const std::string& name : names) {
            TRY_DECLARE(const Difference difference, compareEntry(actual, expected, open, directory / name));
            if (difference)
                return sentence(directory / name, *difference);
        }
    }
    return Difference();
}

} // namespace darse::store
