// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"
#include "ui/models/column.h"

#include <QRandomGenerator>

#include <vector>

namespace darse::bench {

/// The columns of a list of containers.
[[nodiscard]] std::vector<ui::Column> columns();
/// One of many containers; keys are in another order than names.
[[nodiscard]] backend::ObjectPtr makeRow(int number, QRandomGenerator& random);
/// The same container a moment later.
[[nodiscard]] backend::ObjectPtr changedRow(const backend::ObjectPtr& before, QRandomGenerator& random);

} // namespace darse::bench
