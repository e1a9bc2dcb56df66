// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakedocker.h"

#include <algorithm>

namespace darse::net::test {
namespace {

/// "/v1.41/info" is "/info".
std::string withoutVersion(std::string_view path)
{
    if (path.starts_with("/v1."))
        path.remove_prefix(path.find('/', 1));
    return std::string(path);
}

} // namespace

FakeDocker::FakeDocker(std::string path) : m_path(std::move(path))
{
    say("/version", R"({"ApiVersion": "1.41", "Version": "1.2.3", "Components": [{"Name": "Fake engine"}]})");
    say("/info", R"({"Name": "box", "NCPU": 2})");
    say("/_ping", "OK");
    say("/containers/json", "[]");
    say("/images/json", "[]");
    say("/volumes", R"({"Volumes": null})");
    say("/networks", "[]");
    start();
}

void FakeDocker::start()
{
    m_server = std::make_unique<RunningServer>(
        Listener::unixSocket(m_path).value(),
        [this](Incoming& request, Responder& responder) { handle(request, responder); });
}

void FakeDocker::stop()
{
    m_server.reset();
}

void FakeDocker::say(const std::string& path, const std::string& json)
{
    refuse(path, 200, json);
}

void FakeDocker::refuse(const std::string& path, int status, const std::string& json)
{
    const std::lock_guard lock(m_mutex);
    m_answers[path] = {status, json, false};
}

void FakeDocker::hang(const std::string& path)
{
    const std::lock_guard lock(m_mutex);
    m_answers[path].isHanging = true;
}

void FakeDocker::tell(const std::string& event)
{
    const std::lock_guard lock(m_mutex);
    m_events.push_back(event + "\n");
    m_told.notify_all();
}

bool FakeDocker::wasAsked(const std::string& request)
{
    const std::lock_guard lock(m_mutex);
    return std::ranges::find(m_asked, request) != m_asked.end();
}

bool FakeDocker::wasAsked(std::string_view begin, std::string_view end)
{
    const std::lock_guard lock(m_mutex);
    return std::ranges::any_of(m_asked,
                               [&](const std::string& one) { return one.starts_with(begin) && one.ends_with(end); });
}

std::string FakeDocker::loginWith(const std::string& request)
{
    const std::lock_guard lock(m_mutex);
    return m_logins[request];
}

std::vector<std::string> FakeDocker::bodies(const std::string& path)
{
    const std::lock_guard lock(m_mutex);
    return m_bodies[path];
}

void FakeDocker::handle(Incoming& request, Responder& responder)
{
    const std::string path = withoutVersion(request.path());
    if (path == "/events")
        return sendEvents(request.stop(), responder);
    const auto body = request.collectBody();
    std::unique_lock lock(m_mutex);
    if (body && !body->empty())
        m_bodies[path].push_back(*body);
    m_asked.push_back(request.head().method + " " + withoutVersion(request.head().target));
    const auto login = request.head().headers.find("X-Registry-Auth");
    m_logins[m_asked.back()] = login ? std::string(*login) : std::string();
    const auto found = m_answers.find(path);
    const Answer answer =
        found == m_answers.end() ? Answer{404, R"({"message": "no such thing"})", false} : found->second;
    if (answer.isHanging) {
        m_told.wait(lock, request.stop(), [] { return false; });
        return;
    }
    lock.unlock();
    static_cast<void>(responder.sendJson(answer.status, answer.body));
}

void FakeDocker::sendEvents(const std::stop_token& stop, Responder& responder)
{
    if (!responder.begin({}))
        return;
    std::unique_lock lock(m_mutex);
    for (std::size_t told = m_events.size();;) {
        if (!m_told.wait(lock, stop, [this, told] { return told < m_events.size(); }))
            return;
        const std::string line = m_events[told++];
        lock.unlock();
        if (!responder.write(line))
            return;
        lock.lock();
    }
}

} // namespace darse::net::test
