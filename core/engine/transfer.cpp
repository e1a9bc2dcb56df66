// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/transfer.h"

#include "core/registry/backoff.h"

namespace darse::engine {
namespace {

TransferStep stepOf(store::LayerStep step)
{
    switch (step) {
    case store::LayerStep::Waiting:
        return TransferStep::Waiting;
    case store::LayerStep::Receiving:
        return TransferStep::Receiving;
    case store::LayerStep::Unpacking:
        return TransferStep::Unpacking;
    case store::LayerStep::Done:
        break;
    }
    return TransferStep::Done;
}

} // namespace

LayerTransfer transferOf(const store::LayerProgress& told)
{
    return {told.blob, stepOf(told.step), told.done, told.total};
}

Error about(const oci::Reference& image, Error error)
{
    const auto names = [&error](const std::string& text) { return error.message().find(text) != std::string::npos; };
    if (names(image.repository + "@") || names(image.repository + ":" + image.tag.value_or("latest")))
        return error;
    const std::string full = image.text();
    return std::move(error).within(names(image.registry) ? full.substr(image.registry.size() + 1) : full);
}

registry::RetryTold tellRetries(const TransferSink& sink)
{
    return [&sink](std::chrono::milliseconds wait, const Error& because) {
        sink.say({}, "Trying again in " + registry::inWords(wait) + ": " + because.message());
    };
}

} // namespace darse::engine
