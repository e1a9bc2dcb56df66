// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/oci/digest.h"

#include <functional>
#include <string>

namespace darse::engine {

enum class TransferStep {
    Waiting,   ///< known, not begun; or somebody else brings it
    Exists,    ///< the other side has it already
    Mounted,   ///< the registry took it over from another repository
    Receiving, ///< on its way, unpacked as it comes
    Unpacking, ///< its bytes are here, its files not yet
    Sending,
    Done,
};

/// How far one layer is.
struct LayerTransfer {
    oci::Digest layer; ///< of its compressed bytes
    TransferStep step = TransferStep::Waiting;
    Bytes done;
    Bytes total;
};

/// Hears how a transfer goes on; called on several threads at once, must be quick.
struct TransferSink {
    std::function<void(const std::string& id, const std::string& sentence)> say = [](const auto&, const auto&) {};
    std::function<void(const LayerTransfer&)> layer = [](const auto&) {};
};

} // namespace darse::engine
