// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop.h"
#include "core/net/incoming.h"
#include "core/net/responder.h"

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace darse::api {

/// The one table of what a kind of error is over HTTP.
[[nodiscard]] int statusOf(ErrorKind kind);

/// Text that may be hostile, as JSON on one line.
[[nodiscard]] std::string dumped(const nlohmann::json& value);

/// {"message": …} as Docker has it, with "kind" and "detail" for those who know them.
[[nodiscard]] nlohmann::json toJson(const Error& error);
void sendError(net::Responder& responder, const Error& error);
void sendJson(net::Responder& responder, const nlohmann::json& value);
/// Answers with the value, or with the error.
void answer(net::Responder& responder, const Result<nlohmann::json>& value);

/// The parameters of a request; of a name that is there twice the first counts.
class Parameters {
public:
    [[nodiscard]] static Result<Parameters> of(const net::Incoming& request);
    /// Of what stands after the question mark.
    [[nodiscard]] static Result<Parameters> parse(std::string_view query);

    [[nodiscard]] std::string text(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> all(std::string_view name) const;
    /// As Docker takes it: all but "", "0", "no", "false" and "none", in any case, is true.
    [[nodiscard]] bool flag(std::string_view name) const;
    /// InvalidInput for what is no number of at most `most`.
    [[nodiscard]] Result<std::uint64_t> number(std::string_view name, std::uint64_t otherwise,
                                               std::uint64_t most) const;

private:
    explicit Parameters(net::Query query) : m_query(std::move(query)) {}

    net::Query m_query;
};

/// An answer of one JSON object a line that begins with its first line, so that what fails before it still has a status
/// of its own. Lines may come from several threads. When the client is gone, its token is stopped; an empty line at
/// every `pulse` finds that out while there is nothing to say.
class LineStream {
public:
    LineStream(net::Responder& responder, const std::stop_token& server,
               std::chrono::seconds pulse = std::chrono::seconds(1));

    void send(const nlohmann::json& line);
    /// Begins the answer, or sends an empty line: it tells whether the client is still there.
    void begin();
    /// Ends the answer, with the error when there is one.
    void end(const std::optional<Error>& error);
    [[nodiscard]] std::stop_token stop() const { return m_stop.token(); }

private:
    void write(const std::string& text);

    net::Responder& m_responder;
    LinkedStop m_stop;
    std::mutex m_mutex;
    std::condition_variable_any m_ended;
    std::jthread m_pulse; ///< the last one: it uses the others
};

constexpr std::size_t kShortBody = 64U << 10U;

/// The whole body of a request, which must be short; InvalidInput otherwise.
[[nodiscard]] Result<std::string> shortBody(net::Incoming& request, std::size_t most = kShortBody);

} // namespace darse::api
