// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/client.h"
#include "core/net/fdtransport.h"
#include "core/net/server.h"

#include <QTemporaryDir>

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace darse::net::test {

using namespace std::chrono_literals;

inline Wait within(std::chrono::milliseconds time, std::stop_token stop = {})
{
    return {Deadline::after(time), std::move(stop)};
}

/// A folder for one test, short enough for socket paths.
struct Folder {
    QTemporaryDir dir{QStringLiteral("/tmp/darse-net-XXXXXX")};
    [[nodiscard]] std::string file(const char* name) const { return dir.path().toStdString() + "/" + name; }
};

/// A Server on its own thread, stopped and joined at the end.
class RunningServer {
public:
    RunningServer(Listener listener, Handler handler, ServerOptions options = {});
    ~RunningServer();

    /// Ends it now; the result of Server::run.
    Result<void> stop();

private:
    std::unique_ptr<Server> m_server;
    Result<void> m_result;
    std::jthread m_thread;
};

/// A hand-made peer on a unix socket: takes connections one after another and runs `script` on each.
class ScriptedPeer {
public:
    using Script = std::function<void(Transport& wire, const std::stop_token& stop)>;
    ScriptedPeer(const std::string& path, Script script);
    ~ScriptedPeer();

    [[nodiscard]] int connections() const { return m_connections; }

private:
    Listener m_listener;
    std::atomic<int> m_connections = 0;
    std::jthread m_thread;
};

/// A connected raw socket.
std::unique_ptr<Transport> rawConnect(const std::string& path);
/// Everything until the end of the stream, or what came before an error.
std::string readToEnd(Transport& wire, std::chrono::milliseconds patience = 10s);
/// Reads until `mark` was seen.
std::string readUntil(Transport& wire, std::string_view mark, std::chrono::milliseconds patience = 10s);
/// Sends `bytes` and gives everything that comes back until the server closes.
std::string talk(const std::string& path, std::string_view bytes);

/// A tunnel to the port `target` of this machine for one client: bytes in both directions until both sides ended.
void tunnel(Transport& client, std::uint16_t target);

/// Answers with the method, the path and the body of the request.
void echo(Incoming& request, Responder& responder);

/// A GET.
Request get(std::string target);

/// How many descriptors this process has open, and how many threads it runs.
int openDescriptors();
int runningThreads();

} // namespace darse::net::test
