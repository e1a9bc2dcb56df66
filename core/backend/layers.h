// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/files.h"

#include <QString>

#include <vector>

namespace darse::backend {

/// One file or folder that a layer adds, changes or deletes.
struct LayerEntry {
    QString path; ///< from the root, without a slash at its beginning
    FileType type = FileType::File;
    qint64 size = 0;
    FileMark mark = FileMark::Added;
};

struct LayerContent {
    QString digest;
    std::vector<LayerEntry> entries{}; ///< in the order of the archive
    qint64 bytes = 0;                  ///< of its files
    bool isCut = false;                ///< it has more entries than are told
};

} // namespace darse::backend
