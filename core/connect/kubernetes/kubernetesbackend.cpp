// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/kubernetesbackend.h"

#include "core/backend/inspection.h"
#include "core/connect/docker/lenient.h"
#include "core/connect/kubernetes/applying.h"
#include "core/connect/kubernetes/cluster.h"
#include "core/connect/kubernetes/clusterlink.h"
#include "core/connect/kubernetes/generating.h"
#include "core/connect/kubernetes/kubewire.h"
#include "core/connect/kubernetes/mergedobjects.h"
#include "core/connect/kubernetes/objectfeed.h"
#include "core/connect/kubernetes/podcontainers.h"
#include "core/connect/kubernetes/podforward.h"
#include "core/connect/kubernetes/podmetrics.h"
#include "core/connect/kubernetes/podreading.h"
#include "core/connect/kubernetes/reading.h"
#include "core/connect/kubernetes/serverwords.h"
#include "core/kube/document.h"
#include "core/kube/generated.h"

#include <array>

namespace darse::connect::kubernetes {

using namespace docker;

using backend::Kind;
using backend::ManifestOptions;
using backend::ManifestOutcome;

namespace {

/// The first are pods, which are read in one way or another.
const std::array<ObjectFeed::Source, 3>& sources()
{
    static const std::array<ObjectFeed::Source, 3> kSources = {
        {{Kind::Pod, &kube::kind::pod, readPod},
         {Kind::ConfigMap, &kube::kind::configMap, readConfigMap},
         {Kind::Secret, &kube::kind::secret, readSecret}}};
    return kSources;
}

const kube::Kind* servedKind(Kind kind)
{
    for (const ObjectFeed::Source& source : sources()) {
        if (source.kind == kind)
            return source.served;
    }
    return nullptr;
}

} // namespace

KubernetesBackend::KubernetesBackend(std::unique_ptr<backend::Backend> below, std::shared_ptr<KubeWire> wire,
                                     QObject* parent) :
    KubernetesBackend(std::move(below), std::move(wire), readPod, parent)
{
}

KubernetesBackend::KubernetesBackend(std::unique_ptr<ClusterLink> link, std::shared_ptr<KubeWire> wire,
                                     QObject* parent) :
    KubernetesBackend(std::unique_ptr<backend::Backend>(std::move(link)), std::move(wire), readClusterPod, parent)
{
    m_cluster = std::make_unique<Cluster>(*m_hands, m_wire, *m_feeds.front());
}

KubernetesBackend::KubernetesBackend(std::unique_ptr<backend::Backend> below, std::shared_ptr<KubeWire> wire,
                                     backend::ObjectPtr (*readPod)(const json& from), QObject* parent) :
    Backend(parent),
    m_hands(std::make_unique<Hands>()),
    m_wire(std::move(wire)),
    m_words(std::make_shared<ServerWords>()),
    m_below(std::move(below)),
    m_events(
        std::make_unique<ObjectFeed>(*m_hands, m_wire, ObjectFeed::Source{Kind::Event, &kube::kind::event, readEvent})),
    m_metrics(std::make_unique<PodMetrics>([this] { return plainMetrics(); }, [this] { return members(); }))
{
    for (ObjectFeed::Source source : sources()) {
        if (source.kind == Kind::Pod)
            source.read = readPod;
        m_feeds.push_back(std::make_unique<ObjectFeed>(*m_hands, m_wire, source));
    }
    connect(m_below.get(), &Backend::attemptChanged, this, &Backend::attemptChanged);
    connect(m_below.get(), &Backend::linkChanged, this, &KubernetesBackend::follow);
}

KubernetesBackend::~KubernetesBackend()
{
    m_hands->finish();
}

void KubernetesBackend::follow()
{
    if (m_below->link() == backend::Link::Connected && !m_isServed && !m_isGreeting) {
        m_isGreeting = true;
        m_hands->start([this, wire = m_wire](const std::stop_token& stop) {
            const bool isServed = wire->greet(stop).isOk();
            m_hands->home([this, isServed] { greeted(isServed); });
        });
        return; // told when it is known what there is: pages are made once
    }
    Q_EMIT linkChanged();
}

void KubernetesBackend::greeted(bool isServed)
{
    m_isGreeting = false;
    m_isServed = isServed;
    m_words->forget(); // it may have been replaced by a newer one
    Q_EMIT linkChanged();
}

backend::Capabilities KubernetesBackend::capabilities() const
{
    backend::Capabilities capabilities = m_below->capabilities();
    capabilities.hasProjects = capabilities.hasProjects || m_isServed;
    return capabilities;
}

backend::Objects* KubernetesBackend::objects(Kind kind)
{
    if (!m_isServed)
        return m_below->objects(kind);
    if (kind == Kind::Event)
        return events();
    for (std::size_t i = 0; i < sources().size(); ++i) {
        if (sources()[i].kind == kind)
            return &m_feeds[i]->shelf();
    }
    if (m_cluster && kind == Kind::Container)
        return &m_cluster->containers.shelf();
    if (m_cluster && kind == Kind::Node)
        return &m_cluster->nodes.shelf();
    return m_below->objects(kind);
}

QMap<QString, QStringList> KubernetesBackend::members()
{
    QMap<QString, QStringList> out;
    for (const auto& [key, row] : m_feeds.front()->shelf().rows()) {
        if (const auto& pod = backend::as<backend::Pod>(*row); !pod.containers.isEmpty())
            out.insert(key, pod.containers);
    }
    return out;
}

backend::Pending<std::vector<ManifestOutcome>> KubernetesBackend::apply(const QString& text,
                                                                        const ManifestOptions& options)
{
    return m_hands->ask<std::vector<ManifestOutcome>>(
        [wire = m_wire, words = m_words, text, options](const std::stop_token& stop) {
            return applyText(*wire, *words->of(*wire, stop), text, options, stop);
        });
}

backend::Pending<void> KubernetesBackend::replace(const QString& text, const ManifestOptions& options)
{
    return m_hands->ask<void>([wire = m_wire, words = m_words, text, options](const std::stop_token& stop) {
        return replaceText(*wire, *words->of(*wire, stop), text, options, stop);
    });
}

backend::Pending<backend::VocabularyPtr> KubernetesBackend::vocabulary()
{
    return m_hands->ask<backend::VocabularyPtr>(
        [wire = m_wire, words = m_words](const std::stop_token& stop) -> Result<backend::VocabularyPtr> {
            return words->of(*wire, stop);
        });
}

backend::Pending<QString> KubernetesBackend::generate(const backend::ObjectRef& ref)
{
    if (ref.kind == Kind::Container && m_below->inspection() != nullptr)
        return generateOfContainer(*m_below->inspection(), ref.key);
    const kube::Kind* served = servedKind(ref.kind);
    if (served == nullptr)
        return backend::ready<QString>(Error(ErrorKind::Unsupported, "there is no YAML of such an object"));
    return m_hands->ask<QString>(
        [wire = m_wire, named = namedBy(*served, ref.key)](const std::stop_token& stop) -> Result<QString> {
            TRY_DECLARE(Answer answer, wire->ask({.named = named}, stop));
            return QString::fromStdString(kube::toYaml(kube::plainObject(std::move(answer.body))));
        });
}

backend::Pending<void> KubernetesBackend::remove(const QString& key, int graceSeconds)
{
    return m_hands->ask<void>([wire = m_wire, named = namedBy(kube::kind::pod, key),
                               graceSeconds](const std::stop_token& stop) -> Result<void> {
        TRY(wire->ask(
            {.method = "DELETE", .named = named, .query = "gracePeriodSeconds=" + std::to_string(graceSeconds)}, stop));
        return ok();
    });
}

Result<std::unique_ptr<backend::PortForward>> KubernetesBackend::open(const backend::PortForwardAsked& asked)
{
    return openForward(m_wire, asked);
}

backend::Pending<QMap<QString, QByteArray>> KubernetesBackend::reveal(const QString& key)
{
    using Values = QMap<QString, QByteArray>;
    return m_hands->ask<Values>(
        [wire = m_wire, named = namedBy(kube::kind::secret, key)](const std::stop_token& stop) -> Result<Values> {
            TRY_DECLARE(const Answer answer, wire->ask({.named = named}, stop));
            return secretValues(answer.body);
        });
}

} // namespace darse::connect::kubernetes
