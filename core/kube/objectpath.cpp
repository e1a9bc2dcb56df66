// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/objectpath.h"

namespace darse::kube {

std::string objectPath(const Kind& kind, std::string_view space, std::string_view name)
{
    std::string out = kind.group.empty() ? "/api/" : "/apis/" + std::string(kind.group) + "/";
    out += kind.version;
    if (!space.empty())
        out.append("/namespaces/").append(space);
    out.append("/").append(kind.plural);
    return name.empty() ? out : out.append("/").append(name);
}

} // namespace darse::kube
