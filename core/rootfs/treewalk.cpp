// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/treewalk.h"

#include "core/base/stop.h"
#include "core/rootfs/openentry.h"
#include "core/store/layername.h"
#include "core/sys/beneath.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>

namespace darse::rootfs {
namespace {

/// A tree on its way to a visitor.
class TreeWalk {
public:
    TreeWalk(int top, OtherMounts mounts, const Visit& visit, const std::stop_token& stop) :
        m_top(top),
        m_mounts(mounts),
        m_visit(visit),
        m_stop(stop)
    {
    }

    Result<void> run()
    {
        if (m_mounts == OtherMounts::Stay)
            TRY(noteHome());
        m_open.emplace_back();
        while (!m_open.empty()) {
            const std::string path = std::move(m_open.back());
            m_open.pop_back();
            auto listed = list(path);
            if (!listed && (path.empty() || !hasGone(listed.error())))
                return std::move(listed).error().within("/" + store::shown(path));
        }
        return ok();
    }

private:
    Result<void> noteHome();
    Result<void> list(const std::string& path);
    Result<void> look(int directory, const std::string& name, const std::string& path);
    [[nodiscard]] bool isElsewhere(const HeldEntry& entry) const;

    int m_top;
    OtherMounts m_mounts;
    const Visit& m_visit;
    const std::stop_token& m_stop;
    std::uint64_t m_mount = 0;
    dev_t m_device = 0;
    std::vector<std::string> m_open; ///< directories still to be listed, the next one last
};

Result<void> TreeWalk::noteHome()
{
    TRY_DECLARE(UniqueFd held, sys::openBelow(m_top, ".", {.flags = O_PATH | O_DIRECTORY}));
    TRY_DECLARE(const HeldEntry home, HeldEntry::of(std::move(held)));
    m_mount = home.mount();
    m_device = home.status().st_dev;
    return ok();
}

bool TreeWalk::isElsewhere(const HeldEntry& entry) const
{
    if (m_mounts == OtherMounts::Enter)
        return false;
    if (m_mount != 0)
        return entry.mount() != m_mount;
    return entry.isDirectory() && entry.status().st_dev != m_device; // of files overlay may tell another one
}

Result<void> TreeWalk::list(const std::string& path)
{
    TRY_DECLARE(const UniqueFd directory, openPlainDirectory(m_top, path));
    TRY_DECLARE(const auto names, namesIn(directory.get()));
    const std::size_t before = m_open.size();
    for (const std::string& name : names) {
        if (m_stop.stop_requested())
            return canceled("read a tree");
        TRY(look(directory.get(), name, store::joined(path, name)));
    }
    std::reverse(m_open.begin() + static_cast<std::ptrdiff_t>(before), m_open.end());
    return ok();
}

Result<void> TreeWalk::look(int directory, const std::string& name, const std::string& path)
{
    if (path.size() > store::kMaxLayerPath)
        return Error(ErrorKind::InvalidInput, "\"" + store::shown(path) + "\" is a longer path than a tar can have");
    auto entry = HeldEntry::hold(directory, name);
    if (!entry)
        return hasGone(entry.error()) ? ok() : entry.error();
    const bool isMountPoint = isElsewhere(*entry);
    TRY_DECLARE(const Into into, m_visit({.path = path, .entry = *entry, .isMountPoint = isMountPoint}));
    if (entry->isDirectory() && into == Into::Enter && !isMountPoint)
        m_open.push_back(path);
    return ok();
}

} // namespace

bool hasGone(const Error& error)
{
    const int value = error.errnoValue();
    return value == ENOENT || value == ENOTDIR || value == ELOOP || value == ESTALE;
}

Result<void> walkTree(int top, OtherMounts mounts, const Visit& visit, const std::stop_token& stop)
{
    return TreeWalk(top, mounts, visit, stop).run();
}

Result<UniqueFd> openPlainDirectory(int top, const std::string& path)
{
    return openDirectory(top, path.empty() ? "." : path);
}

} // namespace darse::rootfs
