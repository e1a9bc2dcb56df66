// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/admission.h"
#include "core/kube/wire.h"
#include "tests/fuzz/fuzz.h"

using namespace darse;
using namespace darse::fuzz;

/// What is read as protobuf is an object that may be checked as any other; what is refused is refused in one sentence.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    auto object = kube::fromWire(text(data, size));
    if (!object) {
        requireGood(object.error(), ErrorKind::Protocol);
        return 0;
    }
    require(object->is_object() && object->contains("kind"), "it is an object of a kind");
    const kube::Kind* kind = kube::findKindNamed("v1", (*object)["kind"].get<std::string>());
    if (kind != nullptr)
        static_cast<void>(kube::admit(*kind, *std::move(object), nullptr, kube::UnknownFields::Warn));
    return 0;
}
