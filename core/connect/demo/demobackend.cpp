// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/demobackend.h"

#include "core/connect/demo/demoparts.h"
#include "core/connect/demo/fleet.h"
#include "core/connect/demo/stage.h"
#include "core/connect/demo/stories.h"

#include <QTimer>

#include <algorithm>

namespace darse::connect::demo {

using backend::Kind;
using backend::Link;

namespace {

/// Nobody looks on while the past is lived, so it may go in larger steps.
constexpr std::chrono::milliseconds kPastTick{10'000};

qint64 startOf(const Options& options)
{
    const QDateTime start = options.start.isValid() ? options.start : QDateTime::currentDateTimeUtc();
    return start.toMSecsSinceEpoch();
}

} // namespace

DemoBackend::DemoBackend(const Options& options, QObject* parent) :
    Backend(parent),
    m_options(options),
    m_parts(std::make_unique<Parts>(options.seed, startOf(options) - options.lived.count()))
{
    for (const Kind kind : backend::kAllKinds)
        m_parts->listings.emplace(kind, Listing(m_parts->stage, kind));
    m_parts->timer.setInterval(options.tick);
    connect(&m_parts->timer, &QTimer::timeout, this, [this] { advance(m_options.tick); });
    if (options.drive == Drive::ByHand)
        livePast();
}

DemoBackend::~DemoBackend() = default;

void DemoBackend::livePast()
{
    Stage& stage = m_parts->stage;
    populate(stage.world);
    tellStories(stage.world);
    live(m_options.lived, std::max(m_options.tick, kPastTick));
    addGenerated(stage.world, m_options.fleetSize);
    stage.publish();
}

void DemoBackend::open()
{
    if (m_link != Link::Connecting)
        return;
    m_link = Link::Connected;
    if (m_options.drive == Drive::ByTimer) {
        livePast();
        m_parts->timer.start();
    }
    Q_EMIT linkChanged();
}

std::optional<Error> DemoBackend::error() const
{
    return m_parts->stage.lost;
}

backend::Capabilities DemoBackend::capabilities() const
{
    return {QStringLiteral("Demonstration fleet"), QStringLiteral("1.0"), true, true};
}

backend::Objects* DemoBackend::objects(Kind kind)
{
    const auto found = m_parts->listings.find(kind);
    return found == m_parts->listings.end() ? nullptr : &found->second;
}

backend::Containers* DemoBackend::containers()
{
    return &m_parts->containers;
}

backend::Deployments* DemoBackend::deployments()
{
    return &m_parts->deployments;
}

backend::Images* DemoBackend::images()
{
    return &m_parts->images;
}

backend::ImageMaking* DemoBackend::imageMaking()
{
    return &m_parts->imageDesk;
}

backend::Registries* DemoBackend::registries()
{
    return &m_parts->registryDesk;
}

backend::Secrets* DemoBackend::secrets()
{
    return &m_parts->secrets;
}

backend::Metrics* DemoBackend::metrics()
{
    return &m_parts->metrics;
}

backend::Logs* DemoBackend::logs()
{
    return &m_parts->logs;
}

backend::Execs* DemoBackend::execs()
{
    return &m_parts->execs;
}

backend::Doctor* DemoBackend::doctor()
{
    return &m_parts->doctor;
}

backend::Housekeeping* DemoBackend::housekeeping()
{
    return &m_parts->tidying;
}

backend::PortForwards* DemoBackend::portForwards()
{
    return m_link == Link::Connecting ? nullptr : &m_parts->forwards;
}

backend::Manifests* DemoBackend::manifests()
{
    return m_link == Link::Connecting ? nullptr : &m_parts->manifests;
}

backend::Files* DemoBackend::files(Kind kind)
{
    if (kind == Kind::Volume)
        return &m_parts->volumeFiles;
    return kind == Kind::Container ? &m_parts->files : nullptr;
}

backend::Inspection* DemoBackend::inspection()
{
    return &m_parts->insight;
}

backend::NetworkJoining* DemoBackend::networkJoining()
{
    return &m_parts->joining;
}

backend::Trash* DemoBackend::trash()
{
    return &m_parts->trash;
}

void DemoBackend::advance(std::chrono::milliseconds span)
{
    live(span, m_options.tick);
}

void DemoBackend::live(std::chrono::milliseconds span, std::chrono::milliseconds step)
{
    const qint64 target = m_parts->stage.world.now() + span.count();
    while (m_parts->stage.world.now() < target) {
        m_parts->stage.world.runUntil(std::min<qint64>(target, m_parts->stage.world.now() + step.count()));
        tick();
    }
}

void DemoBackend::tick()
{
    m_parts->stage.proceed();
    m_parts->stage.publish();
    m_parts->metrics.tick();
    m_parts->logs.tick();
    m_parts->execs.tick();
}

QDateTime DemoBackend::now() const
{
    return m_parts->stage.world.date();
}

void DemoBackend::loseLink(const Error& error)
{
    m_parts->stage.lost = error;
    m_link = Link::Lost;
    m_parts->stage.endWatches(error);
    m_parts->metrics.end(error);
    m_parts->logs.end(error);
    m_parts->execs.end(error);
    Q_EMIT linkChanged();
}

void DemoBackend::restoreLink()
{
    if (!m_parts->stage.lost)
        return;
    m_parts->stage.lost.reset();
    m_link = Link::Connected;
    Q_EMIT linkChanged();
}

void DemoBackend::failNext(Kind kind, const Error& error)
{
    m_parts->stage.failures[kind].push_back(error);
}

void DemoBackend::setPace(Pace pace)
{
    m_parts->stage.setPace(pace);
}

void DemoBackend::churn(double share)
{
    churnGenerated(m_parts->stage.world, share);
    m_parts->stage.publish();
}

std::size_t DemoBackend::scheduled() const
{
    return m_parts->stage.world.scheduled();
}

} // namespace darse::connect::demo
