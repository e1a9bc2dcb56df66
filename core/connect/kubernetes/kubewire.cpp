// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/kubewire.h"

#include "core/connect/docker/answerjson.h"
#include "core/connect/kubernetes/refusedinside.h"
#include "core/kube/objectpath.h"
#include "core/net/url.h"

#include <chrono>

namespace darse::connect::kubernetes {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kLargestAnswer = std::size_t{256} * 1024 * 1024;
/// A refusal names every field that it is about, twice.
constexpr std::size_t kLargestRefusal = std::size_t{256} * 1024;
constexpr std::size_t kMostWords = 2000;

net::ClientOptions options()
{
    net::ClientOptions out;
    out.connect = 5s;
    out.answer = 60s;
    out.limits.collectedBody = kLargestAnswer;
    return out;
}

/// "299 - \"what\"" without what is around it.
std::string warningOf(std::string_view header)
{
    const auto begin = header.find('"');
    const auto end = header.rfind('"');
    if (begin == end)
        return std::string(header);
    std::string out;
    for (std::size_t i = begin + 1; i < end; ++i) {
        if (header[i] == '\\' && i + 1 < end)
            ++i; // a quote in the quotes
        out += header[i];
    }
    return out;
}

net::Request requestFor(const std::string& method, const std::string& target)
{
    net::Request out;
    out.head.method = method;
    out.head.target = target;
    out.head.headers.set("Accept", "application/json");
    return out;
}

} // namespace

std::string pathOf(const Named& named)
{
    return kube::objectPath(*named.kind, net::percentEncode(named.space), net::percentEncode(named.name));
}

/// A server, and the connections to it.
struct KubeWire::Reached {
    explicit Reached(std::shared_ptr<const KubeServer> found) :
        server(std::move(found)),
        client(server->endpoint, options())
    {
    }

    void address(net::RequestHead& head) const
    {
        head.target = server->prefix + head.target;
        head.headers.set("User-Agent", kManager);
        if (!server->authorization.empty())
            head.headers.set("Authorization", server->authorization);
    }

    std::shared_ptr<const KubeServer> server;
    net::Client client;
};

KubeWire::KubeWire(KubeServer server) :
    m_find([found = std::make_shared<const KubeServer>(std::move(server))] { return Result(found); })
{
}

Result<std::shared_ptr<KubeWire::Reached>> KubeWire::reach()
{
    TRY_DECLARE(auto server, m_find());
    const std::lock_guard lock(m_mutex);
    if (m_reached == nullptr || m_reached->server != server)
        m_reached = std::make_shared<Reached>(std::move(server));
    return m_reached;
}

std::string KubeWire::ownSpace()
{
    const auto server = m_find();
    return server ? (*server)->space : std::string();
}

Result<std::unique_ptr<net::Exchange>> KubeWire::open(net::Request request, const std::stop_token& stop)
{
    TRY_DECLARE(const auto reached, reach());
    reached->address(request.head);
    TRY_DECLARE(auto exchange, reached->client.open(request, stop));
    const int status = exchange->head().status;
    if (status >= 200 && status < 300)
        return exchange;
    const auto body = exchange->collect(kLargestRefusal, stop);
    return errorOf(status, body ? *body : std::string());
}

Result<json> KubeWire::get(const std::string& target, const std::stop_token& stop)
{
    TRY_DECLARE(const auto exchange, open(requestFor("GET", target), stop));
    TRY_DECLARE(const std::string body, exchange->collect(kLargestAnswer, stop));
    json said = docker::answerJson(body);
    if (said.is_discarded())
        return Error(ErrorKind::Protocol, "the answer is not understood").withDetail(body.substr(0, kMostWords));
    return said;
}

Result<void> KubeWire::greet(const std::stop_token& stop)
{
    const auto said = get("/api/v1", stop);
    if (!said && said.error().kind() != ErrorKind::Protocol)
        return said.error();
    if (!said || !said->is_object() || said->value("kind", json()) != "APIResourceList")
        return Error(ErrorKind::Unsupported, "this server does not speak Kubernetes' language");
    return ok();
}

Result<Answer> KubeWire::ask(const Ask& ask, const std::stop_token& stop)
{
    net::Request request = requestFor(ask.method, pathOf(ask.named) + (ask.query.empty() ? "" : "?" + ask.query));
    if (!ask.body.is_null()) {
        request.head.headers.set("Content-Type", ask.contentType);
        request.body = ask.body.dump(-1, ' ', false, json::error_handler_t::replace);
    }
    TRY_DECLARE(const auto exchange, open(std::move(request), stop));
    Answer answer;
    for (const auto& header : exchange->head().headers) {
        if (net::equalsIgnoringCase(header.name, "Warning"))
            answer.warnings.push_back(warningOf(header.value));
    }
    TRY_DECLARE(const std::string body, exchange->collect(kLargestAnswer, stop));
    answer.body = docker::answerJson(body);
    if (answer.body.is_discarded())
        return Error(ErrorKind::Protocol, "the answer is not understood").withDetail(body.substr(0, kMostWords));
    return answer;
}

Result<std::unique_ptr<net::Transport>> KubeWire::forward(const Named& pod, const std::stop_token& stop)
{
    TRY_DECLARE(const auto reached, reach());
    net::Request request = requestFor("POST", pathOf(pod) + "/portforward");
    reached->address(request.head);
    request.head.headers.set("Connection", "Upgrade");
    request.head.headers.set("Upgrade", "SPDY/3.1");
    request.head.headers.set("X-Stream-Protocol-Version", "portforward.k8s.io");
    auto upgraded = reached->client.upgrade(request, stop);
    if (upgraded)
        return std::move(upgraded->transport);
    return refusedInside(upgraded.error());
}

Result<std::unique_ptr<net::WebSocket>> KubeWire::exec(const Named& pod, const ExecAsked& asked,
                                                       const std::stop_token& stop)
{
    TRY_DECLARE(const auto reached, reach());
    std::string target = pathOf(pod) + "/exec?container=" + net::percentEncode(asked.container) +
                         "&stdin=true&stdout=true&stderr=" + (asked.hasTerminal ? "false&tty=true" : "true&tty=false");
    for (const std::string& word : asked.command)
        target += "&command=" + net::percentEncode(word);
    net::RequestHead head{.method = "GET", .target = std::move(target)};
    reached->address(head);
    head.headers.set("Sec-WebSocket-Protocol", "v5.channel.k8s.io, v4.channel.k8s.io");
    auto socket = reached->client.webSocket({.target = head.target, .headers = head.headers}, stop);
    if (!socket)
        return refusedInside(socket.error());
    return std::move(*socket);
}

Result<std::unique_ptr<net::Exchange>> KubeWire::log(const Named& pod, const LogAsked& asked,
                                                     const std::stop_token& stop)
{
    auto exchange =
        open(requestFor("GET", pathOf(pod) + "/log?timestamps=true&container=" + net::percentEncode(asked.container) +
                                   "&tailLines=" + std::to_string(asked.tail) + (asked.follows ? "&follow=true" : "") +
                                   (asked.isPrevious ? "&previous=true" : "")),
             stop);
    if (!exchange)
        return refusedInside(exchange.error());
    return exchange;
}

Result<std::unique_ptr<net::Exchange>> KubeWire::watch(const Named& list, const std::string& revision,
                                                       const std::stop_token& stop)
{
    return open(requestFor("GET", pathOf(list) + "?watch=true&allowWatchBookmarks=true&resourceVersion=" +
                                      net::percentEncode(revision)),
                stop);
}

} // namespace darse::connect::kubernetes
