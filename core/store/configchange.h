// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oci/imageconfig.h"

namespace darse::store {

/// Applies one instruction as a Dockerfile has it ("CMD [\"sh\"]", "ENV a=b"). InvalidInput for what is none, and for
/// those that make no change to a configuration.
[[nodiscard]] Result<void> applyChange(oci::RunConfig& config, std::string_view instruction);

} // namespace darse::store
