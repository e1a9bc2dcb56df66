// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"
#include "core/backend/config.h"
#include "core/backend/manifests.h"
#include "core/backend/pod.h"
#include "core/connect/docker/hands.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>

namespace darse::connect::kubernetes {

struct Cluster;
class ClusterLink;
class KubeWire;
class MergedObjects;
class ObjectFeed;
class PodMetrics;
class ServerWords;

/// A server that speaks Kubernetes' language beside another one: pods and what they read come from here, everything
/// else from the backend below. When the server does not speak it, only that one is left.
class KubernetesBackend final : public backend::Backend,
                                public backend::Manifests,
                                public backend::Pods,
                                public backend::PortForwards,
                                public backend::Secrets {
    Q_OBJECT
public:
    /// `below` is not null.
    KubernetesBackend(std::unique_ptr<backend::Backend> below, std::shared_ptr<KubeWire> wire,
                      QObject* parent = nullptr);
    /// A cluster, which speaks no other language: logs, programs, numbers and machines come from it too.
    KubernetesBackend(std::unique_ptr<ClusterLink> link, std::shared_ptr<KubeWire> wire, QObject* parent = nullptr);
    ~KubernetesBackend() override;

    void open() override { m_below->open(); }
    [[nodiscard]] backend::Link link() const override { return m_below->link(); }
    [[nodiscard]] std::optional<Error> error() const override { return m_below->error(); }
    [[nodiscard]] backend::Capabilities capabilities() const override;
    [[nodiscard]] backend::Attempt attempt() const override { return m_below->attempt(); }
    void tryNow() override { m_below->tryNow(); }
    backend::Objects* objects(backend::Kind kind) override;
    backend::Containers* containers() override { return m_below->containers(); }
    backend::ContainerMaking* containerMaking() override { return m_below->containerMaking(); }
    backend::ContainerRemaking* containerRemaking() override { return m_below->containerRemaking(); }
    backend::Deployments* deployments() override { return m_below->deployments(); }
    backend::Doctor* doctor() override { return m_below->doctor(); }
    backend::Images* images() override { return m_below->images(); }
    backend::ImageMaking* imageMaking() override { return m_below->imageMaking(); }
    backend::Checkpoints* checkpoints() override { return m_below->checkpoints(); }
    backend::Registries* registries() override { return m_below->registries(); }
    backend::Secrets* secrets() override { return m_isServed ? this : m_below->secrets(); }
    backend::Metrics* metrics() override;
    backend::Logs* logs() override;
    backend::Execs* execs() override;
    backend::Files* files(backend::Kind kind) override;
    backend::Inspection* inspection() override;
    backend::NetworkJoining* networkJoining() override { return m_below->networkJoining(); }
    backend::Trash* trash() override { return m_below->trash(); }
    backend::Housekeeping* housekeeping() override { return m_below->housekeeping(); }
    backend::Manifests* manifests() override { return m_isServed ? this : nullptr; }
    backend::Pods* pods() override { return m_isServed ? this : nullptr; }
    backend::PortForwards* portForwards() override { return m_isServed ? this : nullptr; }

    backend::Pending<std::vector<backend::ManifestOutcome>> apply(const QString& text,
                                                                  const backend::ManifestOptions& options) override;
    backend::Pending<void> replace(const QString& text, const backend::ManifestOptions& options) override;
    backend::Pending<QString> generate(const backend::ObjectRef& ref) override;
    backend::Pending<backend::VocabularyPtr> vocabulary() override;
    backend::Pending<void> remove(const QString& key, int graceSeconds) override;
    Result<std::unique_ptr<backend::PortForward>> open(const backend::PortForwardAsked& asked) override;
    backend::Pending<QMap<QString, QByteArray>> reveal(const QString& key) override;

private:
    KubernetesBackend(std::unique_ptr<backend::Backend> below, std::shared_ptr<KubeWire> wire,
                      backend::ObjectPtr (*readPod)(const nlohmann::json& from), QObject* parent);

    void follow();
    [[nodiscard]] backend::Objects* events();
    void greeted(bool isServed);
    [[nodiscard]] QMap<QString, QStringList> members();
    [[nodiscard]] backend::Metrics* plainMetrics();

    std::unique_ptr<docker::Hands> m_hands; ///< dies last but one
    std::shared_ptr<KubeWire> m_wire;
    std::shared_ptr<ServerWords> m_words;
    std::unique_ptr<backend::Backend> m_below;
    std::vector<std::unique_ptr<ObjectFeed>> m_feeds;
    std::unique_ptr<ObjectFeed> m_events;
    std::unique_ptr<MergedObjects> m_allEvents;
    std::unique_ptr<Cluster> m_cluster; ///< null beside another language
    std::unique_ptr<PodMetrics> m_metrics;
    bool m_isServed = false;
    bool m_isGreeting = false;
};

} // namespace darse::connect::kubernetes
