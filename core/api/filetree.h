// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/answer.h"
#include "core/net/router.h"
#include "core/rootfs/roots.h"

namespace darse::api {

// Files that are asked for by path: those of a container, or of a volume. `root` is the top of them.

/// "path", which must be there.
[[nodiscard]] Result<std::string> pathAsked(const net::Incoming& request);

/// GET and HEAD: the tar of what is there.
[[nodiscard]] Result<void> takeOut(int root, const std::string& path, net::Incoming& request,
                                   net::Responder& responder);
/// PUT: the request's tar goes in. Answers nothing yet.
[[nodiscard]] Result<void> putIn(int root, const std::string& path, net::Incoming& request);
/// What is in a folder, without its content.
[[nodiscard]] Result<void> tellFolder(int root, const std::string& path, net::Responder& responder);

/// Begins the answer with the first bytes, so that what fails before them has a status of its own.
class LateAnswer {
public:
    LateAnswer(net::Responder& responder, net::Headers headers) : m_responder(responder), m_headers(std::move(headers))
    {
    }

    [[nodiscard]] ByteSink sink();
    [[nodiscard]] Result<void> end();

private:
    [[nodiscard]] Result<void> begin();

    net::Responder& m_responder;
    net::Headers m_headers;
};

} // namespace darse::api
