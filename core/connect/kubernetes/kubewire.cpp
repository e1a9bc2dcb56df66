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

/// "299 - \"what\"" without what is around it.
std::string warningOf(std::string_view header)
{
    const auto begin = header.find('"');
    const auto end = header.rfind('"');
    return std::string(begin == end ? header : header.substr(begin + 1, end - begin - 1));
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

KubeWire::KubeWire(KubeServer server) : m_server(std::move(server)), m_client(m_server.endpoint, options()) {}

net::Request KubeWire::request(const char* method, const std::string& target) const
{
    net::Request out;
    out.head.method = method;
    out.head.target = m_server.prefix + target;
    out.head.headers.set("Accept", "application/json");
    out.head.headers.set("User-Agent", kManager);
    if (!m_server.authorization.empty())
        out.head.headers.set("Authorization", m_server.authorization);
    return out;
}

Result<std::unique_ptr<net::Exchange>> KubeWire::open(const net::Request& request, const std::stop_token& stop)
{
    TRY_DECLARE(auto exchange, m_client.open(request, stop));
    const int status = exchange->head().status;
    if (status >= 200 && status < 300)
        return exchange;
    const auto body = exchange->collect(kMostWords, stop);
    return errorOf(status, body ? *body : std::string());
}

Result<json> KubeWire::get(const std::string& target, const std::stop_token& stop)
{
    TRY_DECLARE(const auto exchange, open(request("GET", target), stop));
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
    net::Request request =
        this->request(ask.method.c_str(), pathOf(ask.named) + (ask.query.empty() ? "" : "?" + ask.query));
    if (!ask.body.is_null()) {
        request.head.headers.set("Content-Type", ask.contentType);
        request.body = ask.body.dump(-1, ' ', false, json::error_handler_t::replace);
    }
    TRY_DECLARE(const auto exchange, open(request, stop));
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
    net::Request request = this->request("POST", pathOf(pod) + "/portforward");
    request.head.headers.set("Connection", "Upgrade");
    request.head.headers.set("Upgrade", "SPDY/3.1");
    request.head.headers.set("X-Stream-Protocol-Version", "portforward.k8s.io");
    auto upgraded = m_client.upgrade(request, stop);
    if (upgraded)
        return std::move(upgraded->transport);
    const json said = json::parse(upgraded.error().detail(), nullptr, false);
    if (said.is_object() && said.value("message", json()).is_string())
        return Error(upgraded.error().kind(), said["message"].get<std::string>().substr(0, kMostWords))
            .withDetail(upgraded.error().detail());
    return upgraded.error();
}

Result<std::unique_ptr<net::Exchange>> KubeWire::watch(const Named& list, const std::string& revision,
                                                       const std::stop_token& stop)
{
    return open(request("GET", pathOf(list) + "?watch=true&allowWatchBookmarks=true&resourceVersion=" + revision),
                stop);
}

} // namespace darse::connect::kubernetes
