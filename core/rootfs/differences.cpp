// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/layerview.h"
#include "core/rootfs/openentry.h"
#include "core/rootfs/treewalk.h"
#include "core/store/layername.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <set>

namespace darse::rootfs {
namespace {

/// Where the engine mounts files of its own. In an image without them the runtime makes empty ones to mount over: those
/// are nobody's changes.
constexpr std::array<std::string_view, 3> kMountedOver{"etc/hosts", "etc/hostname", "etc/resolv.conf"};

bool isMadeToMountOver(const Visited& visited)
{
    return std::ranges::find(kMountedOver, visited.path) != kMountedOver.end() && visited.entry.isFile() &&
           visited.entry.status().st_size == 0;
}

/// Apart from its times, which every new entry changes.
bool isSameDirectory(const HeldEntry& now, const HeldEntry& before)
{
    const struct stat& left = now.status();
    const struct stat& right = before.status();
    return now.isDirectory() && before.isDirectory() && left.st_mode == right.st_mode && left.st_uid == right.st_uid &&
           left.st_gid == right.st_gid;
}

/// Compares a writable layer with what the image has.
class Comparison {
public:
    Comparison(LowerLayers& lowers, store::OverlayMarks marks) : m_lowers(lowers), m_marks(marks) {}

    Result<Into> visit(const Visited& visited);
    std::vector<Difference> take();

private:
    Result<Into> visitEntry(const Visited& visited);
    Result<void> addHidden(const Visited& directory);
    void add(Difference::Kind kind, const std::string& path);
    void forgetTouchedOnly();

    LowerLayers& m_lowers;
    MarkReader m_marks;
    std::set<std::string> m_hiding; ///< directories that show nothing of the image
    std::vector<Difference> m_found;
    bool m_isEtcTouched = false; ///< it is as it was, but for what was made to mount over
};

void Comparison::add(Difference::Kind kind, const std::string& path)
{
    m_found.push_back({.kind = kind, .path = '/' + path});
}

Result<Into> Comparison::visit(const Visited& visited)
{
    const std::string base = baseOf(visited.path);
    switch (m_marks.kindOf(base, visited.entry)) {
    case UpperKind::Entry:
        return visitEntry(visited);
    case UpperKind::Whiteout: {
        const std::string hidden = store::joined(parentOf(visited.path), m_marks.hiddenName(base, visited.entry));
        TRY_DECLARE(const auto below, m_lowers.find(hidden));
        if (below)
            add(Difference::Kind::Deleted, hidden);
        return Into::Skip;
    }
    case UpperKind::Ignored:
        break;
    }
    return Into::Skip;
}

Result<Into> Comparison::visitEntry(const Visited& visited)
{
    TRY_DECLARE(const auto below, m_lowers.find(visited.path));
    if (!below && isMadeToMountOver(visited))
        return Into::Skip;
    if (below && visited.path == "etc")
        m_isEtcTouched = isSameDirectory(visited.entry, *below);
    add(below ? Difference::Kind::Modified : Difference::Kind::Added, visited.path);
    if (!visited.entry.isDirectory() || !below || !below->isDirectory())
        return Into::Enter;
    TRY(m_lowers.enter(visited.path));
    if (m_hiding.contains(parentOf(visited.path)) || m_marks.isOpaque(visited.entry))
        TRY(addHidden(visited));
    return Into::Enter;
}

/// What the image has in a directory that shows none of it, unless there is something else of that name now.
Result<void> Comparison::addHidden(const Visited& directory)
{
    m_hiding.insert(directory.path);
    TRY_DECLARE(const UniqueFd opened, directory.entry.open(O_RDONLY | O_DIRECTORY));
    TRY_DECLARE(const auto present, namesIn(opened.get()));
    TRY_DECLARE(const auto below, m_lowers.names(directory.path));
    for (const std::string& name : below) {
        if (!std::ranges::binary_search(present, name))
            add(Difference::Kind::Deleted, store::joined(directory.path, name));
    }
    return ok();
}

/// /etc, when nothing in it has changed.
void Comparison::forgetTouchedOnly()
{
    const auto isInside = [](const Difference& one) { return one.path.starts_with("/etc/"); };
    if (m_isEtcTouched && std::ranges::none_of(m_found, isInside))
        std::erase_if(m_found, [](const Difference& one) { return one.path == "/etc"; });
}

std::vector<Difference> Comparison::take()
{
    forgetTouchedOnly();
    const auto isBefore = [](const Difference& left, const Difference& right) { return left.path < right.path; };
    const auto isSame = [](const Difference& left, const Difference& right) { return left.path == right.path; };
    std::ranges::stable_sort(m_found, isBefore);
    const auto rest = std::ranges::unique(m_found, isSame);
    m_found.erase(rest.begin(), rest.end());
    return std::move(m_found);
}

} // namespace

Result<std::vector<Difference>> differences(const LayerView& view)
{
    TRY_DECLARE(LowerLayers lowers, LowerLayers::open(view));
    const UniqueFd top(::open(view.upper.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!top.isOpen())
        return Error::fromErrno(errno, view.upper.native());
    Comparison comparison(lowers, view.marks);
    TRY(walkTree(top.get(), OtherMounts::Stay, [&](const Visited& visited) { return comparison.visit(visited); }, {}));
    return comparison.take();
}

} // namespace darse::rootfs
