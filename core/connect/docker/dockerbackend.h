// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"
#include "core/connect/docker/address.h"
#include "core/connect/docker/lifeline.h"
#include "core/net/connect.h"

#include <memory>

namespace darse::connect::docker {

class DoctorVerbs;
class ExecVerbs;
class FileVerbs;
class Fleet;
class FrameMetrics;
class HousekeepingVerbs;
class ImageVerbs;
class InsightVerbs;
class JoinVerbs;
class LogVerbs;
class RemakeVerbs;
class StatsMetrics;
class TrashVerbs;
class Verbs;

/// One server that speaks Docker's language: the embedded engine, dockerd, Podman. Once it has answered, what was known
/// stays to be looked at while it does not.
class DockerBackend final : public backend::Backend {
    Q_OBJECT
public:
    /// `prepare` runs on a worker before every greeting: it starts an engine that is ours to start.
    explicit DockerBackend(const net::Endpoint& endpoint, Lifeline::Prepare prepare = {}, QObject* parent = nullptr);
    explicit DockerBackend(Way way, QObject* parent = nullptr);
    ~DockerBackend() override;

    void open() override;
    [[nodiscard]] backend::Link link() const override { return m_link; }
    [[nodiscard]] std::optional<Error> error() const override { return m_error; }
    [[nodiscard]] backend::Capabilities capabilities() const override { return m_greeting.capabilities; }
    [[nodiscard]] backend::Attempt attempt() const override { return m_attempt; }
    void tryNow() override { m_lifeline->tryNow(); }
    backend::Objects* objects(backend::Kind kind) override;
    backend::Containers* containers() override;
    backend::Checkpoints* checkpoints() override;
    backend::ContainerMaking* containerMaking() override;
    backend::ContainerRemaking* containerRemaking() override;
    backend::Doctor* doctor() override;
    backend::Images* images() override;
    backend::ImageMaking* imageMaking() override;
    backend::Registries* registries() override;
    backend::Metrics* metrics() override;
    backend::Logs* logs() override;
    backend::Execs* execs() override;
    backend::Files* files(backend::Kind kind) override;
    backend::Inspection* inspection() override;
    backend::NetworkJoining* networkJoining() override;
    backend::Trash* trash() override;
    backend::Housekeeping* housekeeping() override;

private:
    template <class T>
    [[nodiscard]] T* onceConnected(const std::unique_ptr<T>& verbs) const
    {
        return m_wasConnected ? verbs.get() : nullptr;
    }
    void connected(const Greeting& greeting);
    void lost(const Error& error);
    void attempted(const backend::Attempt& attempt);

    std::unique_ptr<Hands> m_hands; ///< dies last
    std::shared_ptr<Wire> m_wire;
    std::unique_ptr<Fleet> m_fleet;
    std::unique_ptr<Lifeline> m_lifeline;
    std::unique_ptr<Verbs> m_verbs;
    std::unique_ptr<CheckpointVerbs> m_checkpoints;
    std::unique_ptr<DoctorVerbs> m_doctor;
    std::unique_ptr<ImageVerbs> m_images;
    std::unique_ptr<LogVerbs> m_logs;
    std::unique_ptr<ExecVerbs> m_execs;
    std::unique_ptr<FileVerbs> m_files;
    std::unique_ptr<FileVerbs> m_volumeFiles;
    std::unique_ptr<InsightVerbs> m_insight;
    std::unique_ptr<JoinVerbs> m_joining;
    std::unique_ptr<TrashVerbs> m_trash;
    std::unique_ptr<RemakeVerbs> m_remaking;
    std::unique_ptr<HousekeepingVerbs> m_housekeeping;
    std::unique_ptr<StatsMetrics> m_stats;
    std::unique_ptr<FrameMetrics> m_frames; ///< instead, where the engine has them
    Greeting m_greeting;
    backend::Link m_link = backend::Link::Connecting;
    std::optional<Error> m_error;
    backend::Attempt m_attempt;
    bool m_isOpen = false;
    bool m_wasConnected = false;
};

} // namespace darse::connect::docker
