// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"
#include "core/connect/docker/wire.h"

#include <memory>
#include <vector>

namespace darse::connect::docker {

// What a worker asks for. Blocking; any thread.

/// Rows in the order of the server; one that is not understood is left out.
[[nodiscard]] Result<backend::ObjectList> fetchList(Wire& wire, backend::Kind kind, const std::stop_token& stop);
/// Everything about one container, or the parts of one image (the object without what the list tells).
[[nodiscard]] Result<backend::ObjectPtr> fetchDetails(Wire& wire, const backend::ObjectRef& ref,
                                                      const std::stop_token& stop);
/// All that the server says about the object.
[[nodiscard]] Result<json> fetchInspect(Wire& wire, const backend::ObjectRef& ref, const std::stop_token& stop);
/// Deletes; an image by each of its names.
[[nodiscard]] Result<void> removeObject(Wire& wire, const backend::Object& object, const std::stop_token& stop);

} // namespace darse::connect::docker
