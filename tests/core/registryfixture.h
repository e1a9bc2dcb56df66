// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registry/registry.h"
#include "tests/core/netfixture.h"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace darse::registry::test {

/// A request as a fake registry saw it.
struct Seen {
    std::string method;
    std::string target;
    net::Headers headers;
    std::string body{};

    [[nodiscard]] std::string header(std::string_view name) const
    {
        return std::string(headers.find(name).value_or(""));
    }
};

/// An answer to one.
struct Told {
    int status = 200;
    net::Headers headers{};
    std::string body{};
    /// Not empty: so many bytes of the body are sent, then the connection is cut.
    std::optional<std::size_t> cutAfter{};
    bool isChunked = false;
};

/// A plain HTTP server on a port of the loopback that writes down what it was asked. Loopback is where a registry may
/// be without TLS.
class FakeRegistry {
public:
    using Script = std::function<Told(const Seen& request)>;
    explicit FakeRegistry(Script script);

    /// "127.0.0.1:port"
    [[nodiscard]] const std::string& host() const { return m_host; }
    [[nodiscard]] std::string url(const std::string& target) const { return "http://" + m_host + target; }
    /// What was asked so far, without the first look whether TLS is spoken: that one the script does not see.
    [[nodiscard]] std::vector<Seen> seen() const;
    /// How many of them had a target that begins so.
    [[nodiscard]] int count(std::string_view method, std::string_view target) const;

private:
    void serve(net::Incoming& request, net::Responder& responder);

    Script m_script;
    mutable std::mutex m_mutex;
    std::vector<Seen> m_seen;
    std::atomic<bool> m_wasFound = false;
    std::string m_host;
    std::unique_ptr<net::test::RunningServer> m_server;
};

/// Options whose pauses take no time and are written down.
struct QuickOptions {
    std::shared_ptr<RegistryOptions> options = std::make_shared<RegistryOptions>();
    std::shared_ptr<std::vector<std::chrono::milliseconds>> pauses =
        std::make_shared<std::vector<std::chrono::milliseconds>>();

    QuickOptions();
};

[[nodiscard]] std::shared_ptr<Registry> openRegistry(const FakeRegistry& fake, const QuickOptions& quick = {},
                                                     std::shared_ptr<CredentialSource> credentials = nullptr);
[[nodiscard]] std::shared_ptr<CredentialSource> knownUser(const FakeRegistry& fake, std::string_view password);

[[nodiscard]] oci::Descriptor descriptorOf(std::string_view content);
[[nodiscard]] Result<std::string> readWhole(const ByteSource& source);
/// Bytes that differ from one another, so that parts in the wrong place show.
[[nodiscard]] std::string pattern(std::size_t size);
/// The part of `content` that a Range asks for, as 206; all of it without one.
[[nodiscard]] Told rangeOf(const std::string& content, const Seen& request);

} // namespace darse::registry::test
