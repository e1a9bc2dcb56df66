// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/client.h"
#include "core/registry/registryoptions.h"
#include "core/registry/weburl.h"

#include <list>
#include <memory>
#include <mutex>

namespace darse::registry {

/// An answer whose body is still on its way.
struct Answer {
    std::unique_ptr<net::Exchange> exchange;
    WebUrl url; ///< where it came from in the end

    [[nodiscard]] int status() const { return exchange->head().status; }
    [[nodiscard]] const net::Headers& headers() const { return exchange->head().headers; }
    /// Empty when there is none.
    [[nodiscard]] std::string header(std::string_view name) const;
};

/// The web as a registry's client sees it: a client for every origin, redirects followed by hand. For any thread.
class Web {
public:
    /// `own` is the host by which people call the registry, `api` where it is: certificates go by both.
    Web(std::shared_ptr<const RegistryOptions> options, std::string own, std::string api);

    /// One request to one origin. Errors never hold a query.
    [[nodiscard]] Result<Answer> send(const WebUrl& url, net::Request request, const std::stop_token& stop);
    /// The same, and for GET and HEAD on to where it leads, at most five times. The Authorization is gone for good once
    /// the origin changes.
    [[nodiscard]] Result<Answer> open(WebUrl url, net::Request request, const std::stop_token& stop);

    [[nodiscard]] const RegistryOptions& options() const { return *m_options; }

private:
    struct Entry {
        Origin origin;
        std::shared_ptr<net::Client> client;
    };
    [[nodiscard]] Result<std::shared_ptr<net::Client>> clientFor(const Origin& origin);
    /// Its certificates are read again by the next.
    void forget(const Origin& origin);

    const std::shared_ptr<const RegistryOptions> m_options;
    const std::string m_own;
    const std::string m_api;
    std::mutex m_mutex;
    std::list<Entry> m_clients; ///< the last used first
};

} // namespace darse::registry
