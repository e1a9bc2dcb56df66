// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/podcontent.h"

#include "core/oci/digest.h"
#include "core/sys/files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::engine {

namespace fs = std::filesystem;

namespace {

constexpr mode_t kFolder = 0755;
constexpr mode_t kForGroup = 0440;
constexpr const char* kNow = "..data";
constexpr const char* kNext = "..data_next";

/// Where a link leads; empty: it is none.
std::string leadsTo(const sys::Directory& folder, const std::string& link)
{
    constexpr std::size_t kLongest = 4096;
    std::array<char, kLongest> target{};
    const auto length = ::readlinkat(folder.fd(), link.c_str(), target.data(), target.size());
    return length < 0 ? std::string() : std::string(target.data(), static_cast<std::size_t>(length));
}

/// The name of a folder says what is in it.
std::string nameFor(const std::vector<PodFile>& files, std::optional<gid_t> group)
{
    std::string all = group ? std::to_string(*group) : "";
    for (const PodFile& file : files) {
        for (const std::string& part : {file.path, std::to_string(file.mode), file.content})
            all.append(std::to_string(part.size())).append(":").append(part);
    }
    return ".." + std::string(oci::Digest::of(all).shortHex());
}

Result<void> writeFile(const sys::Directory& folder, const PodFile& file, std::optional<gid_t> group)
{
    const auto slash = file.path.rfind('/');
    if (slash != std::string::npos) {
        TRY_DECLARE(const sys::Directory around, folder.makeDirectories(file.path.substr(0, slash), kFolder));
    }
    // Of two files with one name the later one is seen.
    TRY(folder.removeTree(file.path, {}));
    TRY_DECLARE(
        const UniqueFd fd,
        folder.openBelow(file.path, {.flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, .mode = 0600}));
    TRY(sys::writeAll(fd.get(), file.content));
    if (group && ::fchown(fd.get(), static_cast<uid_t>(-1), *group) != 0)
        return Error::fromErrno(errno, file.path);
    if (::fchmod(fd.get(), (file.mode & 0777U) | (group ? kForGroup : 0U)) != 0)
        return Error::fromErrno(errno, file.path);
    return ok();
}

Result<void> link(const sys::Directory& folder, const std::string& target, const std::string& name)
{
    if (leadsTo(folder, name) == target)
        return ok();
    TRY(folder.removeTree(name, {}));
    if (::symlinkat(target.c_str(), folder.fd(), name.c_str()) != 0)
        return Error::fromErrno(errno, name);
    return ok();
}

/// What is neither shown nor behind what is shown.
Result<void> sweep(const sys::Directory& folder, const std::set<std::string>& kept)
{
    std::vector<std::string> old;
    std::error_code failure;
    for (const auto& one : fs::directory_iterator("/proc/self/fd/" + std::to_string(folder.fd()), failure)) {
        if (std::string name = one.path().filename().string(); !kept.contains(name))
            old.push_back(std::move(name));
    }
    if (failure)
        return Error::fromErrno(failure.value(), "what is in the folder");
    for (const std::string& name : old)
        TRY(folder.removeTree(name, {}));
    return ok();
}

} // namespace

Result<void> showFiles(const sys::Directory& folder, const std::vector<PodFile>& files, std::optional<gid_t> group)
{
    std::set<std::string> names;
    for (const PodFile& file : files) {
        names.insert(file.path.substr(0, file.path.find('/')));
        if (file.path.starts_with(".."))
            return Error(ErrorKind::InvalidInput, "a file of a volume is not called " + file.path);
    }
    const std::string fresh = nameFor(files, group);
    if (leadsTo(folder, kNow) == fresh)
        return ok();
    TRY(folder.removeTree(fresh, {}));
    TRY_DECLARE(const sys::Directory made, folder.makeDirectories(fresh, kFolder));
    if (::fchmodat(folder.fd(), fresh.c_str(), kFolder, 0) != 0)
        return Error::fromErrno(errno, fresh);
    for (const PodFile& file : files)
        TRY(writeFile(made, file, group));
    for (const std::string& name : names)
        TRY(link(folder, std::string(kNow) + "/" + name, name));
    TRY(link(folder, fresh, kNext));
    if (::renameat(folder.fd(), kNext, folder.fd(), kNow) != 0)
        return Error::fromErrno(errno, kNow);
    names.insert({kNow, fresh});
    return sweep(folder, names);
}

bool showsFiles(const sys::Directory& folder)
{
    return !leadsTo(folder, kNow).empty();
}

} // namespace darse::engine
