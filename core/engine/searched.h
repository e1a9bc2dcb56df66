// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/images.h"

#include <string>
#include <vector>

namespace darse::engine {

/// Asks for `names` in their order until one is had. `asked` is what the person wrote; what every registry said is told
/// when none has it.
template <class Ask>
[[nodiscard]] auto firstOf(const std::vector<oci::Reference>& names, const std::string& asked, const Ask& ask)
    -> decltype(ask(names.front()))
{
    std::string tried;
    for (const oci::Reference& name : names) {
        auto had = ask(name);
        if (had || !mayBeElsewhere(had.error()) || names.size() == 1)
            return had;
        tried += (tried.empty() ? "" : "; ") + had.error().message();
    }
    return Error(ErrorKind::NotFound, "no registry of the search order has " + asked + ": " + tried);
}

} // namespace darse::engine
