// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/details/detailstab.h"
#include "ui/pages/kindview.h"

#include <vector>

namespace darse::ui {

/// How a tab is named, when it is there, and who makes it.
struct TabRow {
    Tab tab;
    const char* id;    ///< in locations and settings
    const char* title; ///< QT_TRANSLATE_NOOP("tabs", …)
    bool (*isOffered)(backend::Backend& backend, backend::Kind kind);
    DetailsTab* (*make)(const PageContext& context, QWidget* parent);
};

/// Those of the kind that this backend can fill, in the order of all details pages.
[[nodiscard]] std::vector<const TabRow*> tabsOf(const KindView& view, backend::Backend& backend);

} // namespace darse::ui
