// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/kindview.h"

namespace darse::ui {

/// One function per kind: its whole table.
[[nodiscard]] KindView containerView();
[[nodiscard]] KindView podView();
[[nodiscard]] KindView deploymentView();
[[nodiscard]] KindView jobView();
[[nodiscard]] KindView configMapView();
[[nodiscard]] KindView secretView();
[[nodiscard]] KindView serviceView();
[[nodiscard]] KindView routeView();
[[nodiscard]] KindView networkView();
[[nodiscard]] KindView volumeView();
[[nodiscard]] KindView imageView();
[[nodiscard]] KindView nodeView();
[[nodiscard]] KindView eventView();

} // namespace darse::ui
