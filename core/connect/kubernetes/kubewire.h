// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/kinds.h"
#include "core/net/client.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

namespace darse::connect::kubernetes {

using nlohmann::json;

/// What a field manager of this console is called.
inline constexpr const char* kManager = "darse-console";

/// Which object, or which list.
struct Named {
    const kube::Kind* kind = &kube::kind::pod;
    std::string space{}; ///< empty: all namespaces, or the kind has none
    std::string name{};  ///< empty: the list
};

struct Ask {
    std::string method = "GET";
    Named named{};
    std::string query{}; ///< "dryRun=All&force=true"
    json body = nullptr; ///< sent as JSON, unless null
    std::string contentType = "application/json";
};

struct Answer { // NOLINT(bugprone-exception-escape): moving JSON does not throw
    json body;
    std::vector<std::string> warnings;
};

/// Where such a server is, and how one is known there.
struct KubeServer {
    net::Endpoint endpoint{};
    std::string prefix{};        ///< of all paths: "/k8s/clusters/c-1"; usually empty
    std::string authorization{}; ///< "Bearer …"; empty: by the certificate of the endpoint, or nobody asks
    std::string space{};         ///< the namespace that is meant where none is named; empty: the usual one
};

/// Asked before each request, from any thread: a login may have been renewed. The same pointer: nothing has changed.
using FindServer = std::function<Result<std::shared_ptr<const KubeServer>>()>;

/// Of which container which log.
struct LogAsked {
    std::string container;
    int tail = 0;
    bool follows = false;
    bool isPrevious = false; ///< of the run before
};

/// Which program is to run in which container.
struct ExecAsked {
    std::string container;
    std::vector<std::string> command;
    bool hasTerminal = true;
};

/// A server that speaks Kubernetes' language. Blocking calls for any thread.
class KubeWire {
public:
    explicit KubeWire(net::Endpoint endpoint) : KubeWire(KubeServer{.endpoint = std::move(endpoint)}) {}
    explicit KubeWire(KubeServer server);
    explicit KubeWire(FindServer find) : m_find(std::move(find)) {}

    /// The namespace that is meant where none is named; empty: the usual one.
    [[nodiscard]] std::string ownSpace();
    /// Whether the server speaks it at all.
    [[nodiscard]] Result<void> greet(const std::stop_token& stop);
    [[nodiscard]] Result<Answer> ask(const Ask& ask, const std::stop_token& stop);
    /// What is at a path of the server's own: "/version".
    [[nodiscard]] Result<json> get(const std::string& target, const std::stop_token& stop);
    /// A watch: lines of JSON until it ends.
    [[nodiscard]] Result<std::unique_ptr<net::Exchange>> watch(const Named& list, const std::string& revision,
                                                               const std::stop_token& stop);
    /// Lines with their times in front of them.
    [[nodiscard]] Result<std::unique_ptr<net::Exchange>> log(const Named& pod, const LogAsked& asked,
                                                             const std::stop_token& stop);
    /// Messages whose first byte says to which channel they belong: v4.channel.k8s.io, or the fifth.
    [[nodiscard]] Result<std::unique_ptr<net::WebSocket>> exec(const Named& pod, const ExecAsked& asked,
                                                               const std::stop_token& stop);
    /// A connection into a pod, on which SPDY is spoken.
    [[nodiscard]] Result<std::unique_ptr<net::Transport>> forward(const Named& pod, const std::stop_token& stop);

private:
    struct Reached;

    [[nodiscard]] Result<std::shared_ptr<Reached>> reach();
    [[nodiscard]] Result<std::unique_ptr<net::Exchange>> open(net::Request request, const std::stop_token& stop);

    FindServer m_find;
    std::mutex m_mutex;
    std::shared_ptr<Reached> m_reached; ///< null until somebody asks
};

/// "/api/v1/namespaces/default/pods/web"
[[nodiscard]] std::string pathOf(const Named& named);
/// What the server says went wrong.
[[nodiscard]] Error errorOf(int status, const std::string& body);

} // namespace darse::connect::kubernetes
