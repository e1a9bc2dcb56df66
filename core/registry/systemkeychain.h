// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registry/keychain.h"

#include <memory>

namespace darse::registry {

/// The Secret Service (or KWallet) of the session, on a thread of its own. Quietly empty where there is none, and in
/// a program without a QCoreApplication. One per process: the library behind it has one queue.
[[nodiscard]] std::unique_ptr<Keychain> systemKeychain();

} // namespace darse::registry
