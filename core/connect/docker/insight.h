// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/inspection.h"
#include "core/backend/networking.h"
#include "core/connect/docker/hands.h"
#include "core/connect/docker/wire.h"

namespace darse::connect::docker {

/// Looks into things.
class InsightVerbs final : public backend::Inspection {
public:
    InsightVerbs(Hands& hands, std::shared_ptr<Wire> wire) : m_hands(hands), m_wire(std::move(wire)) {}

    backend::Pending<QString> json(const backend::ObjectRef& ref) override;
    backend::Pending<backend::ProcessTable> processes(const QString& container) override;
    backend::Pending<backend::Ending> ending(const QString& container) override;

private:
    Hands& m_hands;
    std::shared_ptr<Wire> m_wire;
};

class JoinVerbs final : public backend::NetworkJoining {
public:
    JoinVerbs(Hands& hands, std::shared_ptr<Wire> wire) : m_hands(hands), m_wire(std::move(wire)) {}

    backend::Pending<std::vector<backend::Attachment>> attachments(const QString& container) override;
    backend::Pending<void> join(const QString& container, const QString& network) override;
    backend::Pending<void> leave(const QString& container, const QString& network) override;

private:
    Hands& m_hands;
    std::shared_ptr<Wire> m_wire;
};

/// What /containers/{id}/top answers.
[[nodiscard]] backend::ProcessTable processesOf(const json& answer);
/// The networks in an inspection.
[[nodiscard]] std::vector<backend::Attachment> attachmentsOf(const json& inspect);

} // namespace darse::connect::docker
