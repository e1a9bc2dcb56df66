// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oci/strictjson.h"
#include "core/registry/session.h"

namespace darse::registry {

/// Takes one page; false when there is enough.
using PageSink = std::function<Result<bool>(oci::Json page)>;

/// Asks for the pages of a listing, one Link after the other. A Link that leads to another origin, or to a page that
/// was there already, and more pages than there can be are Protocol.
[[nodiscard]] Result<void> readPages(Session& session, Call call, const PageSink& sink, const std::stop_token& stop);

/// The target of the Link of relation "next"; nothing when there is none.
[[nodiscard]] std::optional<std::string> nextLink(const net::Headers& headers);

} // namespace darse::registry
