// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/dockerbackend.h"

#include "core/connect/docker/doctor.h"
#include "core/connect/docker/execs.h"
#include "core/connect/docker/fileverbs.h"
#include "core/connect/docker/fleet.h"
#include "core/connect/docker/framemetrics.h"
#include "core/connect/docker/housekeeping.h"
#include "core/connect/docker/insight.h"
#include "core/connect/docker/logs.h"
#include "core/connect/docker/remaking.h"
#include "core/connect/docker/stats.h"
#include "core/connect/docker/transfers.h"
#include "core/connect/docker/trashverbs.h"
#include "core/connect/docker/verbs.h"

namespace darse::connect::docker {

DockerBackend::DockerBackend(const net::Endpoint& endpoint, Lifeline::Prepare prepare, QObject* parent) :
    DockerBackend(Way{.endpoint = endpoint, .prepare = std::move(prepare), .place = {}}, parent)
{
}

DockerBackend::DockerBackend(Way way, QObject* parent) :
    Backend(parent),
    m_hands(std::make_unique<Hands>()),
    m_wire(std::make_shared<Wire>(std::move(way.endpoint), std::move(way.place), std::move(way.logins))),
    m_fleet(std::make_unique<Fleet>(*m_hands, m_wire)),
    m_lifeline(std::make_unique<Lifeline>(*m_hands, m_wire, std::move(way.prepare), way.first)),
    m_verbs(std::make_unique<Verbs>(*m_hands, m_wire)),
    m_checkpoints(std::make_unique<CheckpointVerbs>(*m_hands, m_wire)),
    m_doctor(std::make_unique<DoctorVerbs>(*m_hands, m_wire)),
    m_images(std::make_unique<ImageVerbs>(*m_hands, m_wire)),
    m_logs(std::make_unique<LogVerbs>(*m_hands, m_wire)),
    m_execs(std::make_unique<ExecVerbs>(*m_hands, m_wire)),
    m_files(std::make_unique<FileVerbs>(*m_hands, m_wire, backend::Kind::Container)),
    m_volumeFiles(std::make_unique<FileVerbs>(*m_hands, m_wire, backend::Kind::Volume)),
    m_insight(std::make_unique<InsightVerbs>(*m_hands, m_wire)),
    m_joining(std::make_unique<JoinVerbs>(*m_hands, m_wire)),
    m_trash(std::make_unique<TrashVerbs>(*m_hands, m_wire)),
    m_remaking(std::make_unique<RemakeVerbs>(*m_hands, m_wire)),
    m_housekeeping(std::make_unique<HousekeepingVerbs>(*m_hands, m_wire)),
    m_stats(std::make_unique<StatsMetrics>(*m_hands, m_wire,
                                           [this] { return m_fleet->running(StatsMetrics::kMostAtOnce); })),
    m_frames(std::make_unique<FrameMetrics>(*m_hands, m_wire))
{
    m_attempt.step = m_attempt.first = m_lifeline->first();
    connect(m_lifeline.get(), &Lifeline::connected, this, &DockerBackend::connected);
    connect(m_lifeline.get(), &Lifeline::lost, this, &DockerBackend::lost);
    connect(m_lifeline.get(), &Lifeline::attempted, this, &DockerBackend::attempted);
    connect(m_lifeline.get(), &Lifeline::happened, m_fleet.get(), &Fleet::take);
}

DockerBackend::~DockerBackend()
{
    // Workers use all the others.
    m_hands->finish();
}

void DockerBackend::open()
{
    if (!std::exchange(m_isOpen, true))
        m_lifeline->begin();
}

backend::Objects* DockerBackend::objects(backend::Kind kind)
{
    return m_wasConnected ? m_fleet->shelf(kind) : nullptr;
}

backend::Containers* DockerBackend::containers()
{
    return onceConnected(m_verbs);
}

backend::Checkpoints* DockerBackend::checkpoints()
{
    return onceConnected(m_checkpoints);
}

backend::ContainerMaking* DockerBackend::containerMaking()
{
    return onceConnected(m_verbs);
}

backend::ContainerRemaking* DockerBackend::containerRemaking()
{
    return onceConnected(m_remaking);
}

backend::ImageMaking* DockerBackend::imageMaking()
{
    return onceConnected(m_images);
}

backend::Registries* DockerBackend::registries()
{
    return m_images->hasStarter() ? onceConnected(m_images) : nullptr; // only the embedded engine tells of them
}

backend::Doctor* DockerBackend::doctor()
{
    return m_greeting.hasStarter ? onceConnected(m_doctor) : nullptr; // only the embedded engine has one
}

backend::Files* DockerBackend::files(backend::Kind kind)
{
    if (kind == backend::Kind::Volume)
        return onceConnected(m_volumeFiles);
    return kind == backend::Kind::Container ? onceConnected(m_files) : nullptr;
}

backend::Inspection* DockerBackend::inspection()
{
    return onceConnected(m_insight);
}

backend::NetworkJoining* DockerBackend::networkJoining()
{
    return onceConnected(m_joining);
}

backend::Trash* DockerBackend::trash()
{
    return onceConnected(m_trash);
}

backend::Housekeeping* DockerBackend::housekeeping()
{
    return onceConnected(m_housekeeping);
}

backend::Images* DockerBackend::images()
{
    return onceConnected(m_images);
}

backend::Metrics* DockerBackend::metrics()
{
    if (m_link != backend::Link::Connected)
        return nullptr;
    if (m_greeting.hasAllMetrics)
        return m_frames.get();
    return m_stats.get();
}

backend::Logs* DockerBackend::logs()
{
    return onceConnected(m_logs);
}

backend::Execs* DockerBackend::execs()
{
    return onceConnected(m_execs);
}

void DockerBackend::connected(const Greeting& greeting)
{
    m_greeting = greeting;
    m_checkpoints->setDialect(greeting.checkpoints);
    m_remaking->setChangesLive(greeting.changesLive);
    m_images->setHasStarter(greeting.hasStarter);
    for (const auto& files : {m_files.get(), m_volumeFiles.get()})
        files->setIsOurs(greeting.hasStarter); // only the embedded engine has one
    m_volumeFiles->sweep();
    m_frames->setHost(greeting.node->key);
    m_link = backend::Link::Connected;
    m_error.reset();
    m_wasConnected = true;
    m_trash->beginSweeping();
    m_fleet->connected(greeting.node);
    Q_EMIT linkChanged();
}

void DockerBackend::attempted(const backend::Attempt& attempt)
{
    m_attempt = attempt;
    Q_EMIT attemptChanged();
}

void DockerBackend::lost(const Error& error)
{
    m_link = backend::Link::Lost;
    const bool isNew = m_error != error;
    m_error = error;
    m_fleet->lost(error);
    if (isNew)
        Q_EMIT linkChanged();
}

} // namespace darse::connect::docker
