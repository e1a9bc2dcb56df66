// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oci/fields.h"

namespace darse::oci {

[[nodiscard]] Result<Digest> readDigest(const Json& json);
[[nodiscard]] Result<Descriptor> readDescriptor(const Json& json);
/// The descriptor under `name`, which may be absent.
[[nodiscard]] Result<std::optional<Descriptor>> readDescriptor(const Fields& fields, std::string_view name);
/// Every descriptor of a list of at most `most`; `singular` names an entry in errors.
[[nodiscard]] Result<std::vector<Descriptor>> readDescriptors(const Json& json, std::string_view singular);
[[nodiscard]] OrderedJson toOrderedJson(const Descriptor& descriptor);

/// The members of a platform, which an image configuration has among its own.
[[nodiscard]] Result<Platform> readPlatform(const Fields& fields);
void addPlatform(OrderedJson& object, const Platform& platform);

/// Empty, or a type and a subtype without parameters; Protocol for anything else.
[[nodiscard]] Result<std::string> readMediaType(const Fields& fields, std::string_view name);

} // namespace darse::oci
