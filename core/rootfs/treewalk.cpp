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

constexpr std::size_t kKeptOpen = 16;

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
        TRY(enter({}));
        while (!m_levels.empty()) {
            if (m_stop.stop_requested())
                return canceled("read a tree");
            Level& level = m_levels.back();
            if (level.next == level.names.size()) {
                m_levels.pop_back();
                continue;
            }
            const std::string& name = level.names[level.next++];
            TRY(step(level, name));
        }
        return ok();
    }

private:
    /// A directory that we are in.
    struct Level {
        std::string path;
        UniqueFd directory; ///< closed while we are far below
        std::vector<std::string> names;
        std::size_t next = 0;
    };

    Result<void> noteHome();
    Result<void> enter(const std::string& path);
    Result<void> step(Level& level, const std::string& name);
    [[nodiscard]] bool isElsewhere(const HeldEntry& entry) const;

    int m_top;
    OtherMounts m_mounts;
    const Visit& m_visit;
    const std::stop_token& m_stop;
    std::uint64_t m_mount = 0;
    dev_t m_device = 0;
    std::vector<Level> m_levels;
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

Result<void> TreeWalk::enter(const std::string& path)
{
    auto directory = openPlainDirectory(m_top, path);
    if (!directory)
        return hasGone(directory.error()) && !path.empty() ? ok() : directory.error();
    auto names = namesIn(directory->get());
    if (!names)
        return std::move(names).error().within("/" + store::shown(path));
    if (m_levels.size() >= kKeptOpen)
        m_levels.back().directory.reset();
    m_levels.push_back({.path = path, .directory = std::move(directory).value(), .names = std::move(names).value()});
    return ok();
}

Result<void> TreeWalk::step(Level& level, const std::string& name)
{
    const std::string path = store::joined(level.path, name);
    if (path.size() > store::kMaxLayerPath)
        return Error(ErrorKind::InvalidInput, "\"" + store::shown(path) + "\" is a longer path than a tar can have");
    if (!level.directory.isOpen()) {
        auto again = openPlainDirectory(m_top, level.path);
        if (!again)
            return hasGone(again.error()) ? ok() : again.error();
        level.directory = std::move(again).value();
    }
    auto entry = HeldEntry::hold(level.directory.get(), name);
    if (!entry)
        return hasGone(entry.error()) ? ok() : entry.error();
    const bool isMountPoint = isElsewhere(*entry);
    TRY_DECLARE(const Into into, m_visit({.path = path, .entry = *entry, .isMountPoint = isMountPoint}));
    return entry->isDirectory() && into == Into::Enter && !isMountPoint ? enter(path) : ok();
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
