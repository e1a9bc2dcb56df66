// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/disk/disksums.h"

#include <algorithm>

namespace darse::ui {

using backend::Kind;

namespace {

Kind kindOf(DiskFamily family)
{
    if (family == DiskFamily::Images)
        return Kind::Image;
    return family == DiskFamily::Volumes ? Kind::Volume : Kind::Container;
}

} // namespace

DiskSum sumOf(const backend::DiskUse& use, DiskFamily family)
{
    if (family == DiskFamily::Cache)
        return {.bytes = use.cache, .unused = use.idleCache};
    DiskSum sum;
    for (const backend::DiskItem& item : use.items) {
        if (item.ref.kind != kindOf(family))
            continue;
        ++sum.count;
        sum.bytes += item.bytes;
        if (!item.isUsed) {
            ++sum.unusedCount;
            sum.unused += item.bytes;
        }
    }
    if (family == DiskFamily::Images) {
        // Layers are on the disk once, however many images have them.
        sum.shared = std::max<qint64>(0, use.layers - sum.bytes);
        sum.bytes = std::max(sum.bytes, use.layers);
    }
    return sum;
}

} // namespace darse::ui
