// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/layerview.h"
#include "core/rootfs/openentry.h"
#include "core/rootfs/treewalk.h"
#include "core/store/layername.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <set>

namespace darse::rootfs {
namespace {

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

    LowerLayers& m_lowers;
    MarkReader m_marks;
    std::set<std::string> m_hiding; ///< directories that show nothing of the image
    std::vector<Difference> m_found;
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

std::vector<Difference> Comparison::take()
{
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
