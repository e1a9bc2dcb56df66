// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace darse::ui {

/// One sentence that teaches what the field of the pod form at `path` ("/spec/containers/*/image") is.
[[nodiscard]] QString podFieldMeaning(const std::string& path);

} // namespace darse::ui
