// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/netfixture.h"

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace darse::net::test {

/// A server that says what a test wants, in Docker's language, and writes down what it is asked.
class FakeDocker {
public:
    explicit FakeDocker(std::string path);
    ~FakeDocker() { stop(); }

    /// Begins to serve; again after stop().
    void start();
    void stop();

    /// What a path answers, without its version and query: 200 and this JSON.
    void say(const std::string& path, const std::string& json);
    void refuse(const std::string& path, int status, const std::string& json);
    /// The path takes the request and never answers.
    void hang(const std::string& path);
    /// One line to everybody who follows the events.
    void tell(const std::string& event);
    [[nodiscard]] bool wasAsked(const std::string& request);
    /// A request that begins and ends so.
    [[nodiscard]] bool wasAsked(std::string_view begin, std::string_view end);
    /// The bodies that came to a path, one after another.
    [[nodiscard]] std::vector<std::string> bodies(const std::string& path);
    /// What the last request that is this one had as X-Registry-Auth.
    [[nodiscard]] std::string loginWith(const std::string& request);

private:
    struct Answer {
        int status = 200;
        std::string body;
        bool isHanging = false;
    };

    void handle(Incoming& request, Responder& responder);
    void sendEvents(const std::stop_token& stop, Responder& responder);

    std::string m_path;
    std::mutex m_mutex;
    std::condition_variable_any m_told;
    std::map<std::string, Answer> m_answers;
    std::vector<std::string> m_events;
    std::vector<std::string> m_asked;
    std::map<std::string, std::vector<std::string>> m_bodies;
    std::map<std::string, std::string> m_logins; ///< by request
    std::unique_ptr<RunningServer> m_server;
};

} // namespace darse::net::test
