// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/making.h"
#include "core/connect/docker/hands.h"
#include "core/connect/docker/wire.h"

#include <memory>

namespace darse::connect::docker {

/// What is done to containers, each one request.
class Verbs final : public backend::Containers, public backend::ContainerMaking {
public:
    Verbs(Hands& hands, std::shared_ptr<Wire> wire) : m_hands(hands), m_wire(std::move(wire)) {}

    backend::Pending<void> start(const QString& key) override { return post(key, "start"); }
    backend::Pending<void> stop(const QString& key) override { return post(key, "stop"); }
    backend::Pending<void> restart(const QString& key) override { return post(key, "restart"); }
    backend::Pending<void> pause(const QString& key) override { return post(key, "pause"); }
    backend::Pending<void> resume(const QString& key) override { return post(key, "unpause"); }
    backend::Pending<void> kill(const QString& key) override { return post(key, "kill"); }
    std::unique_ptr<backend::Transfer> create(const backend::ContainerPlan& plan) override;
    backend::Pending<std::vector<backend::PublishedPort>> portsInUse() override;
    backend::Pending<void> rename(const QString& key, const QString& name) override;
    backend::Pending<void> removeWithVolumes(const QString& key) override;

private:
    backend::Pending<void> send(const std::string& method, const std::string& target);
    backend::Pending<void> post(const QString& key, const std::string& verb);

    Hands& m_hands;
    std::shared_ptr<Wire> m_wire;
};

} // namespace darse::connect::docker
