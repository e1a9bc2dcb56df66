// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/layerview.h"

#include "core/rootfs/openentry.h"
#include "core/rootfs/treewalk.h"
#include "core/store/layername.h"
#include "core/sys/beneath.h"

#include <cerrno>
#include <fcntl.h>
#include <set>
#include <sys/stat.h>

namespace darse::rootfs {
namespace {

constexpr std::string_view kFileMark = ".wh.";
constexpr std::string_view kOpaqueMark = ".wh..wh..opq";

} // namespace

std::string parentOf(const std::string& path)
{
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::string baseOf(const std::string& path)
{
    return path.substr(path.rfind('/') + 1);
}

/// Without the right to make devices, fuse-overlayfs writes the marks that layers have in their tars. Where root
/// mounts, such a name is a file like any other.
bool MarkReader::isFileMark(std::string_view name, const HeldEntry& entry) const
{
    return m_marks == store::OverlayMarks::User && entry.isFile() && entry.status().st_size == 0 &&
           name.starts_with(kFileMark) && name.size() > kFileMark.size();
}

UpperKind MarkReader::kindOf(std::string_view name, const HeldEntry& entry) const
{
    const struct stat& status = entry.status();
    if (S_ISCHR(status.st_mode) && status.st_rdev == 0)
        return UpperKind::Whiteout;
    // fuse-overlayfs writes it besides the attribute, whoever it is run by.
    if (name == kOpaqueMark && entry.isFile() && status.st_size == 0)
        return UpperKind::Ignored;
    if (isFileMark(name, entry))
        return name.starts_with(".wh..wh.") ? UpperKind::Ignored : UpperKind::Whiteout;
    if (!entry.isFile() || status.st_size != 0)
        return UpperKind::Entry;
    const char* const mark =
        m_marks == store::OverlayMarks::Trusted ? "trusted.overlay.whiteout" : "user.overlay.whiteout";
    return entry.hasAttribute(mark) ? UpperKind::Whiteout : UpperKind::Entry;
}

std::string MarkReader::hiddenName(std::string_view name, const HeldEntry& entry) const
{
    return std::string(isFileMark(name, entry) ? name.substr(kFileMark.size()) : name);
}

bool MarkReader::isOpaque(const HeldEntry& directory) const
{
    if (!directory.isDirectory())
        return false;
    if (m_marks == store::OverlayMarks::Trusted)
        return directory.attribute("trusted.overlay.opaque") == "y";
    if (directory.attribute("user.overlay.opaque") == "y" || directory.attribute("user.fuseoverlayfs.opaque") == "y")
        return true;
    const auto mark = HeldEntry::hold(directory.fd(), std::string(kOpaqueMark));
    return mark && mark->isFile();
}

Result<LowerLayers> LowerLayers::open(const LayerView& view)
{
    LowerLayers layers{MarkReader(view.marks)};
    std::vector<std::size_t> all;
    for (const std::filesystem::path& lower : view.lowers) {
        UniqueFd top(::open(lower.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
        if (!top.isOpen())
            return Error::fromErrno(errno, lower.native());
        all.push_back(layers.m_tops.size());
        layers.m_tops.push_back(std::move(top));
    }
    layers.m_entered.emplace("", std::move(all));
    return layers;
}

Result<std::optional<HeldEntry>> LowerLayers::entryOf(std::size_t layer, const std::string& path) const
{
    auto held =
        sys::openBelow(m_tops[layer].get(), path, {.flags = O_PATH | O_NOFOLLOW, .symlinks = sys::Symlinks::Refuse});
    if (!held && hasGone(held.error()))
        return std::optional<HeldEntry>();
    if (!held)
        return std::move(held).error();
    TRY_DECLARE(HeldEntry entry, HeldEntry::of(std::move(held).value()));
    return std::optional(std::move(entry));
}

const std::vector<std::size_t>& LowerLayers::layersOf(const std::string& directory) const
{
    static const std::vector<std::size_t> kNone;
    const auto found = m_entered.find(directory);
    return found == m_entered.end() ? kNone : found->second;
}

Result<std::optional<HeldEntry>> LowerLayers::find(const std::string& path) const
{
    for (const std::size_t layer : layersOf(parentOf(path))) {
        TRY_DECLARE(auto entry, entryOf(layer, path));
        if (!entry)
            continue;
        if (m_marks.kindOf(baseOf(path), *entry) == UpperKind::Whiteout)
            break;
        return entry;
    }
    return std::optional<HeldEntry>();
}

Result<void> LowerLayers::enter(const std::string& path)
{
    std::vector<std::size_t> found;
    for (const std::size_t layer : layersOf(parentOf(path))) {
        TRY_DECLARE(const auto entry, entryOf(layer, path));
        if (!entry)
            continue;
        if (!entry->isDirectory())
            break; // it hides what is below it, as what it is or as a whiteout
        found.push_back(layer);
        if (m_marks.isOpaque(*entry))
            break;
    }
    if (!found.empty())
        m_entered.insert_or_assign(path, std::move(found));
    return ok();
}

Result<std::vector<std::string>> LowerLayers::names(const std::string& path) const
{
    std::set<std::string> present;
    std::set<std::string> seen;
    for (const std::size_t layer : layersOf(path)) {
        TRY_DECLARE(const UniqueFd directory, openPlainDirectory(m_tops[layer].get(), path));
        TRY_DECLARE(const auto names, namesIn(directory.get()));
        for (const std::string& name : names) {
            if (!seen.insert(name).second)
                continue;
            TRY_DECLARE(const HeldEntry entry, HeldEntry::hold(directory.get(), name));
            if (m_marks.kindOf(name, entry) == UpperKind::Entry)
                present.insert(name);
        }
    }
    return std::vector<std::string>(present.begin(), present.end());
}

} // namespace darse::rootfs
