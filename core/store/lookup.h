// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/catalogue.h"

namespace darse::store {

/// See ImageStore::resolve.
[[nodiscard]] Result<Found> lookUp(const Catalogue& catalogue, std::string_view text, const oci::SearchOrder& order);

[[nodiscard]] Error noSuchImage(std::string_view text);

} // namespace darse::store
