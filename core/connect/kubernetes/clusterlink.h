// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"
#include "core/connect/docker/breather.h"
#include "core/connect/docker/hands.h"
#include "core/connect/kubernetes/kubewire.h"

#include <memory>
#include <optional>

namespace darse::connect::kubernetes {

/// The connection to a server that speaks Kubernetes' language and no other: whether it answers, and what it is. It has
/// no objects: what it is laid under has them.
class ClusterLink final : public backend::Backend {
    Q_OBJECT
public:
    explicit ClusterLink(std::shared_ptr<KubeWire> wire);
    ~ClusterLink() override;

    void open() override;
    [[nodiscard]] backend::Link link() const override { return m_link; }
    [[nodiscard]] std::optional<Error> error() const override { return m_error; }
    [[nodiscard]] backend::Capabilities capabilities() const override { return m_capabilities; }
    [[nodiscard]] backend::Attempt attempt() const override { return m_attempt; }
    void tryNow() override { m_breather.end(); }

private:
    void run(const std::stop_token& stop);
    void found(const json& version);
    void lost(const Error& error);
    void step(const backend::Attempt& attempt);

    std::shared_ptr<KubeWire> m_wire;
    backend::Link m_link = backend::Link::Connecting;
    std::optional<Error> m_error;
    backend::Capabilities m_capabilities;
    backend::Attempt m_attempt;
    bool m_isOpen = false;
    docker::Breather m_breather;
    docker::Hands m_hands; ///< dies first
};

} // namespace darse::connect::kubernetes
