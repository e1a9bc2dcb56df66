// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/docker/execwork.h"
#include "core/connect/docker/wire.h"
#include "core/net/transport.h"

#include <memory>
#include <string>

namespace darse::connect::docker {

/// A process in a container of an engine that speaks Docker's language.
class ExecSession final : public ExecWork {
public:
    ExecSession(std::shared_ptr<Wire> wire, QString container, backend::ExecOptions options);

    [[nodiscard]] backend::ExecEnd read(const Listener& listener, const std::stop_token& stop) override;

private:
    [[nodiscard]] Result<std::string> create(const std::stop_token& stop);
    [[nodiscard]] Result<void> readAll(const Listener& listener, const std::stop_token& stop);
    [[nodiscard]] backend::ExecEnd endOf(const std::stop_token& stop);
    void sendSize(backend::TerminalSize size, const std::stop_token& stop) override;
    bool sendBytes(const std::string& bytes, const std::stop_token& stop) override;

    std::shared_ptr<Wire> m_wire;
    QString m_container;
    std::string m_id;
    std::unique_ptr<net::Transport> m_transport; ///< set before it has begun
};

} // namespace darse::connect::docker
