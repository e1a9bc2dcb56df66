// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/verbs.h"

#include "core/connect/demo/lifecycle.h"
#include "core/connect/demo/removal.h"
#include "core/connect/demo/workloads.h"

#include <algorithm>
#include <functional>

namespace darse::connect::demo {

using namespace Qt::StringLiterals;
using backend::Container;
using backend::Deployment;
using backend::Kind;
using backend::Pending;
using backend::Status;

namespace {

bool hasProcess(Status status)
{
    return status == Status::Running || status == Status::Warning;
}

bool isAtRest(Status status)
{
    return status == Status::Stopped || status == Status::Failed || status == Status::Succeeded ||
           status == Status::Pending;
}

/// The one sentence why a verb does not fit the state, empty when it fits.
using Objection = std::function<QString(const Container&)>;

QString mustRun(const Container& container)
{
    if (container.status == Status::Paused)
        return u"is paused"_s;
    return hasProcess(container.status) ? QString() : u"is not running"_s;
}

Error refused(const Container& container, const QString& why)
{
    return Error(ErrorKind::InvalidState, "container " + (container.name + u' ' + why).toStdString());
}

/// Checks, then begins a new course whose end the future tells.
Pending<void> set(Stage& stage, const QString& key, const Objection& objection,
                  const std::function<void(const Container&)>& act)
{
    if (auto admitted = stage.admit(Kind::Container); !admitted)
        return stage.reply<void>(std::move(admitted).error());
    const auto container = stage.world.get<Container>(key);
    if (!container)
        return stage.reply<void>(notFound(Kind::Container, key));
    if (const QString why = objection(*container); !why.isEmpty())
        return stage.reply<void>(refused(*container, why));
    newCourse(stage.world, key);
    auto promise = std::make_shared<Promise>();
    promise->start();
    auto future = promise->future();
    stage.world.cells[key].waiting = std::move(promise);
    act(*container);
    stage.publish();
    return future;
}

/// In a pod, and with a policy to come back, a container that was ended from outside is started again.
void endInPod(World& world, const QString& key, const Ending& ending)
{
    auto waiting = std::exchange(world.cells[key].waiting, nullptr);
    crash(world, key, ending);
    world.cells[key].waiting = std::move(waiting);
    answer(world, key, ok());
}

void finish(World& world, const Container& container, const Ending& ending)
{
    const QString key = container.key;
    if (container.podKey.isEmpty())
        beginStop(world, key, ending);
    else
        beginStop(world, key, ending, [&world, key, ending] { endInPod(world, key, ending); });
}

} // namespace

Pending<void> ContainerVerbs::start(const QString& key)
{
    const auto objection = [](const Container& c) {
        if (c.status == Status::Paused)
            return u"is paused: resume it instead"_s;
        if (hasProcess(c.status))
            return u"is already running"_s;
        return isAtRest(c.status) || c.status == Status::Restarting ? QString() : u"is being started or stopped"_s;
    };
    return set(m_stage, key, objection, [this](const Container& c) { beginStart(m_stage.world, c.key); });
}

Pending<void> ContainerVerbs::stop(const QString& key)
{
    const auto objection = [](const Container& c) {
        return c.status == Status::Restarting || c.status == Status::Paused ? QString() : mustRun(c);
    };
    return set(m_stage, key, objection, [this](const Container& c) {
        finish(m_stage.world, c, {c.exitCode && c.pid == 0 ? *c.exitCode : 0, Status::Stopped, u"Exited (0)"_s});
    });
}

Pending<void> ContainerVerbs::restart(const QString& key)
{
    const auto objection = [](const Container& c) {
        const bool isBetween = c.status == Status::Starting || c.status == Status::Stopping;
        return isBetween ? u"is being started or stopped"_s : QString();
    };
    return set(m_stage, key, objection, [this](const Container& c) {
        World& world = m_stage.world;
        if (c.pid == 0 && !hasProcess(c.status))
            beginStart(world, c.key);
        else
            beginStop(world, c.key, {0, Status::Stopped, u"Exited (0)"_s},
                      [&world, key = c.key] { beginStart(world, key); });
    });
}

Pending<void> ContainerVerbs::pause(const QString& key)
{
    const auto objection = [](const Container& c) {
        return c.status == Status::Paused ? u"is already paused"_s : mustRun(c);
    };
    return set(m_stage, key, objection, [this](const Container& c) {
        demo::pause(m_stage.world, c.key);
        answer(m_stage.world, c.key, ok());
    });
}

Pending<void> ContainerVerbs::resume(const QString& key)
{
    const auto objection = [](const Container& c) {
        return c.status == Status::Paused ? QString() : u"is not paused"_s;
    };
    return set(m_stage, key, objection, [this](const Container& c) {
        demo::resume(m_stage.world, c.key);
        answer(m_stage.world, c.key, ok());
    });
}

Pending<void> ContainerVerbs::kill(const QString& key)
{
    const auto objection = [](const Container& c) {
        return c.status == Status::Paused || c.status == Status::Stopping ? QString() : mustRun(c);
    };
    return set(m_stage, key, objection, [this](const Container& c) {
        finish(m_stage.world, c, {137, Status::Failed, u"Exited (137): killed"_s});
    });
}

Pending<void> DeploymentVerbs::scale(const QString& key, int replicas)
{
    if (auto admitted = m_stage.admit(Kind::Deployment); !admitted)
        return m_stage.reply<void>(std::move(admitted).error());
    const auto deployment = m_stage.world.get<Deployment>(key);
    if (!deployment)
        return m_stage.reply<void>(notFound(Kind::Deployment, key));
    if (replicas < 0 || replicas > kMostReplicas)
        return m_stage.reply<void>(
            Error(ErrorKind::InvalidInput, "deployment " + deployment->name.toStdString() + " can have 0 to " +
                                               std::to_string(kMostReplicas) + " replicas here"));
    if (replicas != deployment->desired)
        scaleTo(m_stage.world, key, replicas);
    m_stage.publish();
    return m_stage.reply<void>(ok());
}

Pending<void> DeploymentVerbs::restart(const QString& key)
{
    if (auto admitted = m_stage.admit(Kind::Deployment); !admitted)
        return m_stage.reply<void>(std::move(admitted).error());
    if (!m_stage.world.get<Deployment>(key))
        return m_stage.reply<void>(notFound(Kind::Deployment, key));
    rollOut(m_stage.world, key);
    m_stage.publish();
    return m_stage.reply<void>(ok());
}

Pending<QMap<QString, QByteArray>> SecretVerbs::reveal(const QString& key)
{
    using Values = QMap<QString, QByteArray>;
    if (auto admitted = m_stage.admit(Kind::Secret); !admitted)
        return m_stage.reply<Values>(std::move(admitted).error());
    const auto found = m_stage.world.secrets.find(key);
    if (found == m_stage.world.secrets.end())
        return m_stage.reply<Values>(notFound(Kind::Secret, key));
    Values values;
    for (auto one = found->second.cbegin(); one != found->second.cend(); ++one)
        values.insert(one.key(), one.value().toUtf8());
    return m_stage.reply<Values>(values);
}

} // namespace darse::connect::demo
