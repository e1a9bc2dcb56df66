// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/server.h"

#include <string>
#include <string_view>
#include <vector>

namespace darse::net {

/// One row of a table of routes. A pattern is made of segments: "/containers/{id}/json"; "{name...}" takes one or more
/// segments. The first row that fits wins.
struct Route {
    std::string_view method; ///< GET rows answer HEAD too; "*" is any
    std::string_view pattern;
    Handler handler;
};

/// Finds the row of a table for a request and calls it. 404 and 405 (with Allow) are answered as JSON errors.
class Router {
public:
    /// `otherwise` answers what fits no row; without it that is a 404.
    explicit Router(std::vector<Route> routes, Handler otherwise = {});

    void operator()(Incoming& request, Responder& responder) const { route(request.path(), request, responder); }
    /// As if the request were for `path`: for callers that took a prefix off.
    void route(std::string_view path, Incoming& request, Responder& responder) const;

private:
    std::vector<Route> m_routes;
    Handler m_otherwise;
};

} // namespace darse::net
