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
    backend::Pending<std::vector<backend::LayerContent>> layers(const QString& image) override;
    backend::Pending<backend::Numbers> numbers(const backend::NumbersAsked& asked) override;

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

/// How a container ended: what is known of its state, and the last lines of its log.
[[nodiscard]] Result<backend::Ending> askEnding(Wire& wire, const QString& container, const std::stop_token& stop);
/// What /containers/{id}/top answers.
[[nodiscard]] backend::ProcessTable processesOf(const json& answer);
/// What a line of /darse/v1/metrics, and the answer of its query, say of one object.
[[nodiscard]] backend::Numbers numbersOfLine(const json& line, const backend::NumbersAsked& asked);
[[nodiscard]] backend::Numbers numbersOfQuery(const json& answer, const backend::NumbersAsked& asked);
/// The networks in an inspection.

} // namespace darse::connect::docker
