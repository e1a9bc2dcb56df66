// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/oci/reference.h"
#include "core/registry/registryoptions.h"
#include "core/store/layer.h"

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

/// What a store tells of a layer.
[[nodiscard]] LayerTransfer transferOf(const store::LayerProgress& told);

/// Says which image a transfer failed for, and repeats nothing that the error names already.
[[nodiscard]] Error about(const oci::Reference& image, Error error);
template <class T>
[[nodiscard]] Result<T> about(const oci::Reference& image, Result<T> result)
{
    return result ? std::move(result) : Result<T>(about(image, std::move(result).error()));
}

/// Hears how a transfer goes on; called on several threads at once, must be quick.
struct TransferSink {
    std::function<void(const std::string& id, const std::string& sentence)> say = [](const auto&, const auto&) {};
    std::function<void(const LayerTransfer&)> layer = [](const auto&) {};
};

/// Says why a registry is asked again, and when. `sink` outlives it.
[[nodiscard]] registry::RetryTold tellRetries(const TransferSink& sink);

} // namespace darse::engine
