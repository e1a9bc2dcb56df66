// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/answer.h"
#include "core/net/router.h"
#include "core/rootfs/roots.h"

namespace darse::api {

/// Files that are asked for by path: those of a container, or of a volume.
class FileTree {
public:
    virtual ~FileTree() = default;

    [[nodiscard]] virtual Result<rootfs::PathStat> stat(const std::string& path) = 0;
    [[nodiscard]] virtual Result<void> archive(const std::string& path, const ByteSink& sink,
                                               const std::stop_token& stop) = 0;
    [[nodiscard]] virtual Result<void> extract(const std::string& path, const ByteSource& tar,
                                               const rootfs::ExtractOptions& options, const std::stop_token& stop) = 0;
    [[nodiscard]] virtual Result<void> erase(const std::string& path, const std::stop_token& stop) = 0;
};

/// "path", which must be there.
[[nodiscard]] Result<std::string> pathAsked(const net::Incoming& request);

/// GET and HEAD: the tar of what is there.
[[nodiscard]] Result<void> takeOut(FileTree& tree, const std::string& path, net::Incoming& request,
                                   net::Responder& responder);
/// PUT: the request's tar goes in. Answers nothing yet.
[[nodiscard]] Result<void> putIn(FileTree& tree, const std::string& path, net::Incoming& request);

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
