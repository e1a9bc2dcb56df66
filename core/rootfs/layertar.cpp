// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/layerview.h"
#include "core/rootfs/tartree.h"
#include "core/rootfs/treewalk.h"
#include "core/store/layername.h"

#include <cerrno>
#include <fcntl.h>

namespace darse::rootfs {
namespace {

/// Turns the marks of overlay into those that a layer has in its tar.
class LayerTar {
public:
    LayerTar(LowerLayers& lowers, store::OverlayMarks marks, TarTree& tar) :
        m_lowers(lowers),
        m_marks(marks),
        m_tar(tar)
    {
    }

    Result<Into> visit(const Visited& visited)
    {
        const std::string base = baseOf(visited.path);
        const UpperKind kind = m_marks.kindOf(base, visited.entry);
        if (kind == UpperKind::Whiteout) {
            const std::string hidden = m_marks.hiddenName(base, visited.entry);
            TRY(m_tar.addMark(store::joined(parentOf(visited.path), ".wh." + hidden)));
            return Into::Skip;
        }
        // A file of such a name would say something else in a layer, so it cannot be in one.
        if (kind == UpperKind::Ignored || base.starts_with(".wh."))
            return Into::Skip;
        TRY(m_tar.add(visited.path, visited.entry));
        if (visited.entry.isDirectory())
            TRY(addOpaque(visited));
        return Into::Enter;
    }

private:
    /// The kernel marks every new directory; of those, only what hides something is worth a mark.
    Result<void> addOpaque(const Visited& directory)
    {
        TRY_DECLARE(const auto below, m_lowers.find(directory.path));
        if (!below || !below->isDirectory())
            return ok();
        TRY(m_lowers.enter(directory.path));
        return m_marks.isOpaque(directory.entry) ? m_tar.addMark(directory.path + "/.wh..wh..opq") : ok();
    }

    LowerLayers& m_lowers;
    MarkReader m_marks;
    TarTree& m_tar;
};

} // namespace

Result<void> writeLayerTar(const LayerView& view, const ByteSink& sink, const std::stop_token& stop)
{
    TRY_DECLARE(LowerLayers lowers, LowerLayers::open(view));
    UniqueFd opened(::open(view.upper.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!opened.isOpen())
        return Error::fromErrno(errno, view.upper.native());
    TRY_DECLARE(const HeldEntry top, HeldEntry::of(std::move(opened)));
    TarTree tar(sink, stop);
    // The root directory of an image is that of its topmost layer.
    TRY(tar.add("./", top));
    LayerTar layer(lowers, view.marks, tar);
    TRY(walkTree(
        top.fd(), OtherMounts::Stay, [&](const Visited& visited) { return layer.visit(visited); }, stop));
    return tar.finish();
}

} // namespace darse::rootfs
