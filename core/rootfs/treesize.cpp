// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/trees.h"
#include "core/rootfs/treewalk.h"
#include "core/store/layername.h"

#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <set>
#include <sys/stat.h>
#include <utility>

namespace darse::rootfs {
namespace {

/// Adds up a tree with one look at each entry.
class Sizing {
public:
    explicit Sizing(int top) : m_top(top) {}

    Result<Bytes> run()
    {
        struct stat home {};
        if (::fstat(m_top, &home) != 0)
            return Error::fromErrno(errno, "size");
        m_device = home.st_dev;
        m_open.emplace_back();
        while (!m_open.empty()) {
            const std::string path = std::move(m_open.back());
            m_open.pop_back();
            auto listed = list(path);
            if (!listed && (path.empty() || !hasGone(listed.error())))
                return std::move(listed).error().within("size of /" + store::shown(path));
        }
        return m_size;
    }

private:
    Result<void> list(const std::string& path)
    {
        TRY_DECLARE(UniqueFd directory, openPlainDirectory(m_top, path));
        struct stat status {};
        if (::fstat(directory.get(), &status) != 0)
            return Error::fromErrno(errno, "stat");
        if (status.st_dev != m_device)
            return ok(); // something is mounted there
        const std::unique_ptr<DIR, int (*)(DIR*)> entries(::fdopendir(directory.get()), ::closedir);
        if (!entries)
            return Error::fromErrno(errno, "list");
        const int fd = directory.release();
        while (const dirent* entry = ::readdir(entries.get()))
            take(fd, *entry, path);
        return ok();
    }

    void take(int directory, const dirent& entry, const std::string& path)
    {
        const std::string_view name = static_cast<const char*>(entry.d_name);
        struct stat status {};
        if (name == "." || name == "..")
            return;
        if (entry.d_type != DT_DIR && ::fstatat(directory, name.data(), &status, AT_SYMLINK_NOFOLLOW) != 0)
            return; // gone by now
        if (entry.d_type == DT_DIR || S_ISDIR(status.st_mode))
            m_open.push_back(store::joined(path, name));
        else if (status.st_nlink == 1 || m_linked.emplace(status.st_dev, status.st_ino).second)
            m_size += Bytes(status.st_size);
    }

    int m_top;
    dev_t m_device = 0;
    Bytes m_size;
    std::vector<std::string> m_open;
    std::set<std::pair<dev_t, ino_t>> m_linked;
};

} // namespace

Result<Bytes> treeSize(const std::filesystem::path& folder)
{
    const UniqueFd top(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!top.isOpen())
        return Error::fromErrno(errno, folder.native());
    return Sizing(top.get()).run();
}

} // namespace darse::rootfs
