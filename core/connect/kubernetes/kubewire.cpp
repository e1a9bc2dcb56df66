// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/kubewire.h"

#include "core/kube/objectpath.h"
#include "core/net/url.h"

#include <array>
#include <chrono>

namespace darse::connect::kubernetes {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kLargestAnswer = std::size_t{256} * 1024 * 1024;
constexpr std::size_t kMostWords = 4000;

net::ClientOptions options()
{
    net::ClientOptions out;
    out.connect = 5s;
    out.answer = 60s;
    out.limits.collectedBody = kLargestAnswer;
    return out;
}

struct Row {
    int status;
    ErrorKind kind;
};

constexpr std::array kKinds = {
    Row{400, ErrorKind::InvalidInput}, Row{401, ErrorKind::PermissionDenied}, Row{403, ErrorKind::PermissionDenied},
    Row{404, ErrorKind::NotFound},     Row{405, ErrorKind::Unsupported},      Row{409, ErrorKind::Conflict},
    Row{410, ErrorKind::Conflict},     Row{422, ErrorKind::InvalidInput},     Row{501, ErrorKind::Unsupported},
    Row{504, ErrorKind::Timeout},
};

/// What a server says of the machines behind it, which is about its own network and no person's.
struct Saying {
    std::string_view part;
    ErrorKind kind;
    const char* sentence;
};

constexpr std::array kOfMachines = {
    Saying{"dial tcp", ErrorKind::Unreachable, "the cluster does not reach the machine that the pod is on"},
    Saying{"no preferred addresses found", ErrorKind::Unreachable,
           "the cluster knows no address of the machine that the pod is on"},
    Saying{"does not have a host assigned", ErrorKind::InvalidState, "the pod is on no machine yet"},
};

/// "299 - \"what\"" without what is around it.
std::string warningOf(std::string_view header)
{
    const auto begin = header.find('"');
    const auto end = header.rfind('"');
    return std::string(begin == end ? header : header.substr(begin + 1, end - begin - 1));
}

net::Request requestFor(const std::string& method, const std::string& target)
{
    net::Request out;
    out.head.method = method;
    out.head.target = target;
    out.head.headers.set("Accept", "application/json");
    return out;
}

/// Why nobody could go into a pod: in the server's own words, where it gave some that are about the pod.
Error saidIn(const Error& refusal)
{
    const json said = json::parse(refusal.detail(), nullptr, false);
    if (!said.is_object() || !said.value("message", json()).is_string())
        return refusal;
    const std::string words = said["message"].get<std::string>();
    for (const Saying& saying : kOfMachines) {
        if (words.find(saying.part) != std::string::npos)
            return Error(saying.kind, saying.sentence).withDetail(refusal.detail());
    }
    const json code = said.value("code", json());
    return errorOf(code.is_number_integer() ? code.get<int>() : 0, refusal.detail());
}

} // namespace

std::string pathOf(const Named& named)
{
    return kube::objectPath(*named.kind, net::percentEncode(named.space), net::percentEncode(named.name));
}

Error errorOf(int status, const std::string& body)
{
    const json said = json::parse(body, nullptr, false);
    std::string words;
    std::string reason;
    if (said.is_object()) {
        words = said.value("message", json()).is_string() ? said["message"].get<std::string>() : "";
        reason = said.value("reason", json()).is_string() ? said["reason"].get<std::string>() : "";
    }
    auto kind = status >= 500 ? ErrorKind::Internal : ErrorKind::Protocol;
    for (const Row& row : kKinds) {
        if (row.status == status)
            kind = row.kind;
    }
    if (reason == "AlreadyExists")
        kind = ErrorKind::AlreadyExists;
    return Error(kind, words.empty() ? "the server answered " + std::to_string(status) : words.substr(0, kMostWords))
        .withDetail(body.substr(0, kMostWords));
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

Result<std::unique_ptr<net::Exchange>> KubeWire::open(net::Request request, const std::stop_token& stop)
{
    TRY_DECLARE(const auto reached, reach());
    reached->address(request.head);
    TRY_DECLARE(auto exchange, reached->client.open(request, stop));
    const int status = exchange->head().status;
    if (status >= 200 && status < 300)
        return exchange;
    const auto body = exchange->collect(kMostWords, stop);
    return errorOf(status, body ? *body : std::string());
}

Result<json> KubeWire::get(const std::string& target, const std::stop_token& stop)
{
    TRY_DECLARE(const auto exchange, open(requestFor("GET", target), stop));
    TRY_DECLARE(const std::string body, exchange->collect(kLargestAnswer, stop));
    json said = json::parse(body, nullptr, false);
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
    answer.body = json::parse(body, nullptr, false);
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
    return saidIn(upgraded.error());
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
        return saidIn(socket.error());
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
        return saidIn(exchange.error());
    return exchange;
}

Result<std::unique_ptr<net::Exchange>> KubeWire::watch(const Named& list, const std::string& revision,
                                                       const std::stop_token& stop)
{
    return open(requestFor("GET", pathOf(list) + "?watch=true&allowWatchBookmarks=true&resourceVersion=" + revision),
                stop);
}

} // namespace darse::connect::kubernetes
