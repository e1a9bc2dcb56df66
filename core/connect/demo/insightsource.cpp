// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/insightsource.h"

#include "core/backend/container.h"
#include "core/connect/demo/lifecycle.h"
#include "core/connect/demo/removal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace darse::connect::demo {

using namespace Qt::StringLiterals;
using backend::Container;
using backend::Kind;
using backend::Pending;
using backend::Status;

namespace {

bool isAlive(const Container& container)
{
    return container.status == Status::Running || container.status == Status::Warning ||
           container.status == Status::Paused;
}

QJsonObject jsonOf(const backend::Object& object)
{
    QJsonObject labels;
    for (const auto& [name, value] : object.labels.asKeyValueRange())
        labels[name] = value;
    QJsonObject json{{u"Id"_s, object.key},
                     {u"Name"_s, object.name},
                     {u"Created"_s, object.created.toString(Qt::ISODate)},
                     {u"State"_s, object.reason},
                     {u"Labels"_s, labels}};
    if (object.kind != Kind::Container)
        return json;
    const auto& container = backend::as<Container>(object);
    QJsonArray environment;
    for (const auto& [name, value] : container.environment)
        environment.append(QString(name + u'=' + value));
    json[u"Config"_s] = QJsonObject{{u"Image"_s, container.image},
                                    {u"Cmd"_s, QJsonArray::fromStringList(container.command)},
                                    {u"Env"_s, environment}};
    json[u"NetworkSettings"_s] = QJsonObject{{u"IPAddress"_s, container.address},
                                             {u"Networks"_s, QJsonArray::fromStringList(container.networks)}};
    json[u"RestartCount"_s] = container.restarts;
    return json;
}

} // namespace

Pending<QString> InsightSource::json(const backend::ObjectRef& ref)
{
    if (auto admitted = m_stage.admit(ref.kind); !admitted)
        return m_stage.reply<QString>(std::move(admitted).error());
    const backend::ObjectPtr object = m_stage.world.find(ref.kind, ref.key);
    if (!object)
        return m_stage.reply<QString>(notFound(ref.kind, ref.key));
    return m_stage.reply<QString>(QString::fromUtf8(QJsonDocument(jsonOf(*object)).toJson()));
}

Pending<backend::ProcessTable> InsightSource::processes(const QString& key)
{
    using Processes = backend::ProcessTable;
    if (auto admitted = m_stage.admit(Kind::Container); !admitted)
        return m_stage.reply<Processes>(std::move(admitted).error());
    const auto container = m_stage.world.get<Container>(key);
    if (!container)
        return m_stage.reply<Processes>(notFound(Kind::Container, key));
    if (!isAlive(*container))
        return m_stage.reply<Processes>(
            Error(ErrorKind::InvalidState, "container " + container->name.toStdString() + " is not running"));
    Processes table{.titles = {u"UID"_s, u"PID"_s, u"PPID"_s, u"TIME"_s, u"CMD"_s}, .rows = {}};
    table.rows.push_back({u"root"_s, QString::number(container->pid), u"1"_s, u"00:00:04"_s,
                          container->command.isEmpty() ? container->name : container->command.join(u' ')});
    table.rows.push_back({u"app"_s, QString::number(container->pid + 7), QString::number(container->pid), u"00:00:01"_s,
                          container->name + u": worker"_s});
    return m_stage.reply<Processes>(std::move(table));
}

Pending<backend::Ending> InsightSource::ending(const QString& key)
{
    using backend::Ending;
    if (auto admitted = m_stage.admit(Kind::Container); !admitted)
        return m_stage.reply<Ending>(std::move(admitted).error());
    const auto container = m_stage.world.get<Container>(key);
    if (!container)
        return m_stage.reply<Ending>(notFound(Kind::Container, key));
    Ending ending{.exitCode = container->exitCode.value_or(0)};
    ending.isOutOfMemory = container->reason.contains("OOM"_L1);
    ending.memoryLimit = container->limits.memoryBytes.value_or(0);
    if (ending.isOutOfMemory)
        ending.memoryUsed = ending.memoryLimit - ending.memoryLimit / 50;
    if (ending.exitCode != 0)
        ending.lastLines = {u"the last words of "_s + container->name};
    return m_stage.reply<Ending>(std::move(ending));
}

Pending<std::vector<backend::Attachment>> JoinSource::attachments(const QString& key)
{
    using All = std::vector<backend::Attachment>;
    if (auto admitted = m_stage.admit(Kind::Network); !admitted)
        return m_stage.reply<All>(std::move(admitted).error());
    const auto container = m_stage.world.get<Container>(key);
    if (!container)
        return m_stage.reply<All>(notFound(Kind::Container, key));
    return m_stage.reply<All>(All(container->attachments));
}

Pending<void> JoinSource::join(const QString& key, const QString& network)
{
    if (auto admitted = m_stage.admit(Kind::Network); !admitted)
        return m_stage.reply<void>(std::move(admitted).error());
    const auto& networks = m_stage.world.table(Kind::Network);
    const auto found = std::ranges::find_if(networks, [&](const auto& row) { return row.second->name == network; });
    if (found == networks.end())
        return m_stage.reply<void>(notFound(Kind::Network, network));
    const bool isThere = m_stage.world.edit<Container>(key, [&](Container& c) {
        if (!c.networks.contains(found->first))
            c.networks.append(found->first);
    });
    m_stage.publish();
    return m_stage.reply<void>(isThere ? ok() : Result<void>(notFound(Kind::Container, key)));
}

Pending<void> JoinSource::leave(const QString& key, const QString& network)
{
    if (auto admitted = m_stage.admit(Kind::Network); !admitted)
        return m_stage.reply<void>(std::move(admitted).error());
    const bool isThere = m_stage.world.edit<Container>(key, [&](Container& c) {
        c.networks.removeIf([&](const QString& one) {
            const auto known = m_stage.world.get<backend::Network>(one);
            return one == network || (known && known->name == network);
        });
    });
    m_stage.publish();
    return m_stage.reply<void>(isThere ? ok() : Result<void>(notFound(Kind::Container, key)));
}

Pending<void> TrashSource::discard(const QString& key)
{
    if (auto admitted = m_stage.admit(Kind::Container); !admitted)
        return m_stage.reply<void>(std::move(admitted).error());
    forgetOld();
    const auto container = m_stage.world.get<Container>(key);
    if (!container)
        return m_stage.reply<void>(notFound(Kind::Container, key));
    Kept kept{.object = container,
              .cell = m_stage.world.cells[key],
              .wasRunning = isAlive(*container),
              .until = m_stage.world.date().addSecs(std::chrono::seconds(m_keptFor).count())};
    kept.cell.waiting.reset();
    if (kept.wasRunning && container->podKey.isEmpty()) {
        newCourse(m_stage.world, key);
        setEnded(m_stage.world, key, {0, Status::Stopped, u"Exited (0)"_s});
    }
    auto removed = removeObject(m_stage.world, {Kind::Container, key});
    if (removed)
        m_kept.insert_or_assign(key, std::move(kept));
    m_stage.publish();
    return m_stage.reply<void>(std::move(removed));
}

Pending<void> TrashSource::restore(const QString& key)
{
    if (auto admitted = m_stage.admit(Kind::Container); !admitted)
        return m_stage.reply<void>(std::move(admitted).error());
    forgetOld();
    const auto found = m_kept.find(key);
    if (found == m_kept.end())
        return m_stage.reply<void>(notFound(Kind::Container, key));
    auto back = std::make_shared<Container>(backend::as<Container>(*found->second.object));
    if (found->second.wasRunning) {
        back->status = Status::Stopped;
        back->pid = 0;
    }
    m_stage.world.cells[key] = found->second.cell;
    newCourse(m_stage.world, key);
    m_stage.world.put(std::move(back));
    if (found->second.wasRunning)
        beginStart(m_stage.world, key);
    m_kept.erase(found);
    m_stage.publish();
    return m_stage.reply<void>(ok());
}

Pending<void> TrashSource::purge(const QString& key)
{
    const bool wasThere = m_kept.erase(key) > 0;
    return m_stage.reply<void>(wasThere ? ok() : Result<void>(notFound(Kind::Container, key)));
}

Pending<std::vector<backend::Discarded>> TrashSource::list()
{
    forgetOld();
    std::vector<backend::Discarded> all;
    for (const auto& [key, kept] : m_kept)
        all.push_back({.key = key,
                       .name = kept.object->name,
                       .image = backend::as<Container>(*kept.object).image,
                       .until = kept.until});
    return m_stage.reply<std::vector<backend::Discarded>>(std::move(all));
}

void TrashSource::forgetOld()
{
    std::erase_if(m_kept, [now = m_stage.world.date()](const auto& entry) { return entry.second.until <= now; });
}

} // namespace darse::connect::demo
