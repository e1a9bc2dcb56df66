// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace darse::api {

/// Which dialect a path belongs to by its first segment ("Docker", "Kubernetes"), for the ones that exist there but not
/// here; nothing for a path that exists nowhere.
[[nodiscard]] std::optional<std::string_view> dialectOf(std::string_view path);

} // namespace darse::api
