// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/ground.h"
#include "core/engine/images.h"
#include "core/engine/metrics.h"
#include "core/engine/pods.h"
#include "core/engine/verbs.h"

#include <atomic>
#include <memory>
#include <string>

namespace darse::engine {

/// Where things lie, and what the machine can do, as found before a user namespace was entered.
struct ServicePlaces {
    std::string root;
    std::string registriesFile; ///< need not exist
    std::filesystem::path runtimeFolder;
    rootfs::Mounting mounting = rootfs::Mounting::Overlay;
    bool isRootless = false;
};

/// Everything that the engine's answers are made of.
class Services {
public:
    /// Opens what lies below the root. After a power cut what was not safe on the disk yet is compared with its
    /// digests, which takes as long as reading it, and what is damaged is repaired or put aside.
    [[nodiscard]] static Result<std::unique_ptr<Services>> open(const ServicePlaces& places);

    /// What had to be repaired, or has to be, a sentence each.
    [[nodiscard]] const std::vector<std::string>& repairs() const { return m_repairs; }

    [[nodiscard]] Verbs verbs();
    [[nodiscard]] kube::Objects& objects() { return *m_objects; }
    [[nodiscard]] bool hasLivingContainers() const;
    /// Takes down the bridges that nobody is on. For the end of an engine.
    void leaveNetworks();

private:
    /// Who uses images: known once containers are.
    using CrewSlot = std::atomic<Crew*>;

    Services() = default;

    [[nodiscard]] Result<void> openImages(const ServicePlaces& places);
    [[nodiscard]] Result<void> openContainers(const ServicePlaces& places);
    [[nodiscard]] Result<void> recoverImages();
    [[nodiscard]] Result<void> openPods(const ServicePlaces& places);

    sys::SystemProcessRunner m_runner;
    EventLog m_events;
    CrewSlot m_users = nullptr;
    std::unique_ptr<store::ImageStore> m_store;
    std::unique_ptr<Registries> m_registries;
    std::unique_ptr<Images> m_images;
    std::unique_ptr<state::Records> m_records;
    std::string m_secretKey; ///< what secrets are sealed with
    std::unique_ptr<runtime::Runtime> m_runtime;
    std::unique_ptr<rootfs::Roots> m_roots;
    std::unique_ptr<rootfs::Volumes> m_volumeFolders;
    std::unique_ptr<network::Networks> m_bridges;
    std::unique_ptr<Crew> m_crew;
    std::unique_ptr<Containers> m_containers;
    std::unique_ptr<Execs> m_execs;
    std::unique_ptr<Volumes> m_volumes;
    std::unique_ptr<Networks> m_networks;
    std::unique_ptr<Metrics> m_metrics;
    SystemClock m_clock;
    std::unique_ptr<kube::Objects> m_objects;
    std::unique_ptr<Pods> m_pods;
    std::vector<std::string> m_repairs;
};

} // namespace darse::engine
