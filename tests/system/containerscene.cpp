// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/system/containerscene.h"

#include <array>
#include <csignal>

namespace darse::test {

using nlohmann::json;
using namespace std::chrono_literals;

namespace {

QStringList split(const char* words)
{
    return QString::fromUtf8(words).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

bool ContainerScene::begin()
{
    m_engine = std::make_unique<EngineProcess>();
    if (!m_engine->start()) {
        m_problem = m_engine->said();
        return false;
    }
    const Ended made = m_engine->ctl(split("image starter"));
    m_problem = made.err;
    return made.code == 0;
}

void ContainerScene::end()
{
    if (m_engine)
        removeAll();
    m_engine.reset();
}

void ContainerScene::removeAll() const
{
    const Ended all = docker("ps -aq");
    for (const QByteArray& id : all.out.simplified().split(' ')) {
        if (!id.isEmpty())
            static_cast<void>(docker(("rm -fv " + id).constData()));
    }
}

Ended ContainerScene::docker(const char* words, const QByteArray& input) const
{
    return m_engine->docker(split(words), input);
}

Ended ContainerScene::runs(const QStringList& words, const QByteArray& input) const
{
    return m_engine->docker(words, input);
}

Ended ContainerScene::run(const char* options, const char* script, const QByteArray& input) const
{
    const QStringList first{QStringLiteral("run"), QStringLiteral("--network"), QStringLiteral("none")};
    const QStringList last{kImage, QStringLiteral("sh"), QStringLiteral("-c"), QString::fromUtf8(script)};
    return m_engine->docker(first + split(options) + last, input);
}

std::unique_ptr<net::Client> ContainerScene::client() const
{
    return std::make_unique<net::Client>(net::Endpoint::unixSocket(m_engine->socket().toStdString()));
}

Told ContainerScene::ask(const char* method, const std::string& target, const json& body) const
{
    net::Request request;
    request.head.method = method;
    request.head.target = target;
    if (!body.is_null()) {
        request.body = body.dump();
        request.head.headers.add("Content-Type", "application/json");
    }
    const auto response = client()->send(request, {});
    if (!response)
        return {.text = response.error().message()};
    return {
        .status = response->head.status, .body = json::parse(response->body, nullptr, false), .text = response->body};
}

std::string ContainerScene::make(const char* name, const char* script, json more) const
{
    json body{{"Image", kImage.toStdString()}, {"Cmd", {"sh", "-c", script}}};
    body["HostConfig"]["NetworkMode"] = "none";
    if (more.is_object())
        body.merge_patch(more);
    const Told told = ask("POST", std::string("/containers/create?name=") + name, body);
    return told.status == 201 ? told.body["Id"].get<std::string>() : "?" + told.text;
}

Result<net::Hijacked> ContainerScene::hijack(const std::string& target, const json& body) const
{
    net::Request request;
    request.head.method = "POST";
    request.head.target = target;
    request.head.headers.add("Connection", "Upgrade");
    request.head.headers.add("Upgrade", "tcp");
    request.head.headers.add("Content-Type", "application/json");
    if (!body.is_null())
        request.body = body.dump();
    return client()->upgrade(request, {});
}

std::string toTheEnd(net::Transport& wire)
{
    return until(wire, {});
}

std::string until(net::Transport& wire, std::string_view mark)
{
    std::string out;
    std::array<char, 4096> buffer{};
    while (mark.empty() || out.find(mark) == std::string::npos) {
        const auto count = wire.readSome(buffer, {Deadline::after(20s), {}});
        if (!count || *count == 0)
            break;
        out.append(buffer.data(), *count);
    }
    return out;
}

} // namespace darse::test
