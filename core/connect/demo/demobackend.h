// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"
#include "core/connect/demo/pace.h"

#include <QDateTime>

#include <chrono>
#include <memory>

namespace darse::connect::demo {

/// Who moves the demonstration's clock.
enum class Drive {
    ByHand,  ///< advance()
    ByTimer, ///< one tick of the world's time per tick of real time, from open() on; before it there is nothing
};

struct Options {
    quint64 seed = 1;
    Drive drive = Drive::ByHand;
    std::chrono::milliseconds tick{1000};
    QDateTime start{};                               ///< invalid: now
    std::chrono::milliseconds lived{40 * 60 * 1000}; ///< how long the fleet has been living before `start`
    int fleetSize = 0;                               ///< generated containers beside the small fleet, for benchmarks
};

/// A small company's fleet that lives: things start, fail, recover and use CPU. Nothing is real, everything is
/// bounded, and the same options give the same life.
class DemoBackend final : public backend::Backend {
    Q_OBJECT
public:
    explicit DemoBackend(const Options& options = {}, QObject* parent = nullptr);
    ~DemoBackend() override;

    void open() override;
    [[nodiscard]] backend::Link link() const override { return m_link; }
    [[nodiscard]] std::optional<Error> error() const override;
    [[nodiscard]] backend::Capabilities capabilities() const override;
    backend::Objects* objects(backend::Kind kind) override;
    backend::Containers* containers() override;
    backend::Deployments* deployments() override;
    backend::Images* images() override;
    backend::ImageMaking* imageMaking() override;
    backend::Registries* registries() override;
    backend::Secrets* secrets() override;
    backend::Metrics* metrics() override;
    backend::Logs* logs() override;
    backend::Execs* execs() override;
    backend::Files* files(backend::Kind kind) override;
    backend::Inspection* inspection() override;
    backend::NetworkJoining* networkJoining() override;
    backend::Trash* trash() override;
    backend::Doctor* doctor() override;
    backend::Housekeeping* housekeeping() override;
    backend::Manifests* manifests() override;
    backend::PortForwards* portForwards() override;

    /// Lets that much time pass, tick by tick.
    void advance(std::chrono::milliseconds span);
    /// The world's time.
    [[nodiscard]] QDateTime now() const;

    /// From now on nothing can be reached and every stream has ended.
    void loseLink(const Error& error);
    void restoreLink();
    /// The next call about this kind fails: a list, a YAML, a removal or a verb.
    void failNext(backend::Kind kind, const Error& error);
    void setPace(Pace pace);
    /// Changes a share (0–1) of the generated containers.
    void churn(double share);
    /// Actions that are waiting for their time: bounded, however long the fleet lives.
    [[nodiscard]] std::size_t scheduled() const;

private:
    struct Parts;

    void livePast();
    void live(std::chrono::milliseconds span, std::chrono::milliseconds step);
    void tick();

    Options m_options;
    backend::Link m_link = backend::Link::Connecting;
    std::unique_ptr<Parts> m_parts;
};

} // namespace darse::connect::demo
