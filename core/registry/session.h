// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registry/authorizer.h"
#include "core/registry/patience.h"

namespace darse::registry {

/// One request to a registry.
struct Call {
    std::string method = "GET";
    std::string target{};       ///< of the registry itself: "/v2/…"
    std::optional<WebUrl> at{}; ///< instead of `target`: where the registry has led to
    Scope scope{};
    std::string what{}; ///< for messages
    net::Headers headers{};
    std::string body{};
    ByteSource stream{}; ///< instead of `body`; a call with one is made just once
    std::uint64_t streamLength = 0;
    std::vector<int> good{200};
};

/// An answer that is held in memory.
struct Small {
    net::ResponseHead head;
    std::string body;
    WebUrl url;
};

/// The conversation with one registry: where it is, what it demands, and how it fails. For any thread.
class Session {
public:
    Session(std::string host, std::string api, std::shared_ptr<const RegistryOptions> options,
            std::shared_ptr<CredentialSource> credentials);

    [[nodiscard]] const std::string& host() const { return m_host; }
    [[nodiscard]] const RegistryOptions& options() const { return m_web.options(); }
    [[nodiscard]] Subject subject(std::string what) const
    {
        return {m_host, std::move(what), m_authorizer.hasCredential()};
    }
    [[nodiscard]] Patience patience(std::string what, RetryTold told = {});

    /// The answer, whatever its status, after logging in where that is wanted. Once: neither busy answers nor cuts are
    /// borne.
    [[nodiscard]] Result<Answer> once(const Call& call, const std::stop_token& stop);
    /// The same with patience, and an error for every status that is not in Call::good.
    [[nodiscard]] Result<Answer> ask(const Call& call, Patience& patience, const std::stop_token& stop);
    /// The same with its body, at most `cap`; asked again when it was cut.
    [[nodiscard]] Result<Small> fetch(const Call& call, std::size_t cap, const std::stop_token& stop,
                                      const RetryTold& told = {});
    /// The error that an answer is.
    [[nodiscard]] Error failure(Answer& answer, const Call& call, const std::stop_token& stop);
    /// Where the registry is: where it may be without TLS, that is found out, and again after a connection that failed.
    [[nodiscard]] Result<Origin> origin(const std::stop_token& stop);

private:
    struct Finding {
        Origin origin;
        bool isSure = true; ///< not where nobody answered: it may be another one when somebody does
    };
    [[nodiscard]] Result<Finding> findOrigin(const std::stop_token& stop);
    void forgetOrigin();
    [[nodiscard]] Result<bool> answersPlainly(const WebUrl& url, const std::stop_token& stop);

    const std::string m_host;
    const std::string m_api;
    Web m_web;
    Authorizer m_authorizer;
    std::mutex m_mutex;
    std::optional<Origin> m_origin;
};

} // namespace darse::registry
