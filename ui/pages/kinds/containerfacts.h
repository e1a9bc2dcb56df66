// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/container.h"
#include "ui/pages/kindview.h"

#include <vector>

namespace darse::ui {

/// How a container was asked to be, beside what everybody looks for first.
[[nodiscard]] std::vector<FactGroup> settingFacts();
/// "on-failure (3)"
[[nodiscard]] QString policyWords(const backend::Container& container);
/// The volumes among its mounts.
[[nodiscard]] std::vector<backend::ObjectRef> volumesOf(const backend::Container& container);

} // namespace darse::ui
