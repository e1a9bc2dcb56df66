// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which interface comes from which server.
#include "core/connect/kubernetes/cluster.h"
#include "core/connect/kubernetes/kubernetesbackend.h"
#include "core/connect/kubernetes/mergedobjects.h"
#include "core/connect/kubernetes/objectfeed.h"
#include "core/connect/kubernetes/podmetrics.h"

namespace darse::connect::kubernetes {

using backend::Kind;

/// What both languages tell.
backend::Objects* KubernetesBackend::events()
{
    backend::Objects* below = m_below->objects(Kind::Event);
    if (below == nullptr)
        return &m_events->shelf();
    if (m_allEvents == nullptr || !m_allEvents->isOf(*below))
        m_allEvents = std::make_unique<MergedObjects>(*below, m_events->shelf());
    return m_allEvents.get();
}

backend::Logs* KubernetesBackend::logs()
{
    return m_cluster && m_isServed ? &m_cluster->logs : m_below->logs();
}

backend::Execs* KubernetesBackend::execs()
{
    return m_cluster && m_isServed ? &m_cluster->execs : m_below->execs();
}

backend::Files* KubernetesBackend::files(Kind kind)
{
    return m_cluster && m_isServed && kind == Kind::Container ? &m_cluster->files : m_below->files(kind);
}

backend::Inspection* KubernetesBackend::inspection()
{
    return m_cluster && m_isServed ? &m_cluster->insight : m_below->inspection();
}

backend::Metrics* KubernetesBackend::metrics()
{
    return m_isServed && plainMetrics() != nullptr ? m_metrics.get() : m_below->metrics();
}

/// Without those of pods.
backend::Metrics* KubernetesBackend::plainMetrics()
{
    return m_cluster ? &m_cluster->metrics : m_below->metrics();
}

} // namespace darse::connect::kubernetes
