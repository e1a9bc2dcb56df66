// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/execs.h"

#include "core/base/guard.h"
#include "core/engine/crew.h"
#include "core/engine/launch.h"

#include <fcntl.h>

namespace darse::engine {
namespace {

Result<runtime::Identity> identityFor(const Container& container, const ExecAsked& asked)
{
    const std::string user = asked.user.empty() ? container.config->user : asked.user;
    const std::string path = "/proc/" + std::to_string(container.state.pid) + "/root";
    const UniqueFd root(::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!root.isOpen())
        return Error::fromErrno(errno, "the file system of container " + container.name);
    return runtime::findIdentity(root.get(), user, container.config->groups);
}

std::string words(const std::vector<std::string>& arguments)
{
    std::string out;
    for (const std::string& argument : arguments)
        out += (out.empty() ? "" : " ") + argument;
    return out;
}

} // namespace

Result<std::string> Execs::create(std::string_view container, ExecAsked asked)
{
    TRY_DECLARE(const BerthPtr berth, m_crew.table.find(container));
    const ContainerPtr now = berth->now();
    if (now->state.status == container::Status::Paused)
        return Error(ErrorKind::Conflict, "Container " + now->name + " is paused, unpause the container before exec");
    if (!now->state.isAlive())
        return notRunning(*now);
    if (asked.process.arguments.empty())
        return Error(ErrorKind::InvalidInput, "No exec command specified");
    const std::string id = randomId();
    m_crew.tell(*now, "exec_create: " + words(asked.process.arguments), {{"execID", id}});
    m_crew.execs.add({.id = id, .container = now->id, .asked = std::move(asked)});
    return id;
}

Result<ExecState> Execs::find(std::string_view id) const
{
    return m_crew.execs.find(id);
}

Result<std::shared_ptr<runtime::Exec>> Execs::start(const std::string& id, const std::stop_token& stop)
{
    TRY_DECLARE(const ExecState exec, m_crew.execs.claim(id));
    const BerthPtr berth = m_crew.table.at(exec.container);
    if (!berth)
        return Error(ErrorKind::NotFound, "the container of exec " + id.substr(0, 12) + " is gone");
    const ContainerPtr now = berth->now();
    if (now->state.status != container::Status::Running)
        return notRunning(*now);
    const ExecAsked& asked = exec.asked;
    ScopeGuard failed([&] { static_cast<void>(m_crew.execs.finish(id, 126)); });
    TRY_DECLARE(const runtime::Identity identity, identityFor(*now, asked));
    container::Config config = *now->config;
    config.hostname = hostnameOf(*now);
    TRY_DECLARE(std::string process, runtime::makeProcess(config, asked.process, identity, m_crew.ground.spec));
    auto started = runtime::startExec(m_crew.runtime,
                                      {.id = now->id,
                                       .processJson = std::move(process),
                                       .hasTerminal = asked.process.hasTerminal,
                                       .hasInput = asked.attachesInput,
                                       .console = asked.process.console},
                                      stop);
    failed.dismiss();
    if (!started) {
        static_cast<void>(m_crew.execs.finish(id, static_cast<int>(runtime::launchFailure(started.error()))));
        return started.error();
    }
    std::shared_ptr<runtime::Exec> running = std::move(started).value();
    m_crew.execs.setProcess(id, running);
    m_crew.tell(*now, "exec_start: " + words(asked.process.arguments), {{"execID", id}});
    return running;
}

Result<void> Execs::startDetached(const std::string& id)
{
    TRY_DECLARE(const std::shared_ptr<runtime::Exec> running, start(id, {}));
    // A thread of its own: it lasts as long as the process, and the agenda's few threads are for short work.
    m_crew.execs.setWaiter(id, std::jthread([this, id, running](const std::stop_token& stop) {
                               while (true) {
                                   const auto piece = running->streams().read(stop);
                                   if (!piece || !*piece)
                                       break;
                               }
                               if (const auto code = running->wait(stop))
                                   finish(id, *code);
                           }));
    return ok();
}

void Execs::finish(const std::string& id, int exitCode)
{
    const auto ended = m_crew.execs.finish(id, exitCode);
    if (!ended)
        return;
    if (const BerthPtr berth = m_crew.table.at(ended->container))
        m_crew.tell(*berth->now(), "exec_die", {{"execID", id}, {"exitCode", std::to_string(exitCode)}});
}

Result<void> Execs::resize(const std::string& id, container::Size size)
{
    TRY_DECLARE(const ExecState exec, m_crew.execs.find(id));
    const auto running = m_crew.execs.process(id);
    if (!running)
        return Error(ErrorKind::InvalidState, "exec " + exec.id.substr(0, 12) + " is not running");
    return running->streams().resize(size);
}

} // namespace darse::engine
