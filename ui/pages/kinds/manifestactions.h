// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/kindview.h"

namespace darse::ui {

/// The object as YAML in the editor, ready to make another one like it.
[[nodiscard]] Action copyAsYamlAction();
/// A port of this machine that leads into a pod.
[[nodiscard]] Action forwardPortAction();
/// Ends a pod, with as much time for its containers as is chosen.
[[nodiscard]] Action deletePodAction();

} // namespace darse::ui
