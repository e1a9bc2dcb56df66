// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"

namespace darse::test {

/// Whether files in a running container of a cluster can be listed, written, read, made, taken out, put in and removed,
/// and its processes told. Says what went wrong.
[[nodiscard]] bool insideIsSeen(backend::Backend& backend, const QString& container);

} // namespace darse::test
