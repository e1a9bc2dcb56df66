// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/removal.h"

namespace darse::store {

/// True when a prune with this filter is meant for the image, whoever uses it.
[[nodiscard]] bool isMeant(const PruneFilter& filter, const ImageInfo& info);

/// "key" or "key=value".
[[nodiscard]] bool hasLabel(const oci::Annotations& labels, std::string_view wanted);

} // namespace darse::store
