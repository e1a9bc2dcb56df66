// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/exec.h"
#include "core/connect/docker/wire.h"
#include "core/net/transport.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

namespace darse::connect::docker {

/// What the two workers of one exec share with its stream. For any thread.
class ExecSession {
public:
    ExecSession(std::shared_ptr<Wire> wire, QString container, backend::ExecOptions options);

    void write(const QByteArray& bytes);
    void resize(backend::TerminalSize size);
    void setHeld(bool isHeld);

    struct Listener {
        std::function<void()> started;
        std::function<bool(QByteArray bytes)> output; ///< false: nobody listens any more
    };
    /// Runs the process and reads it to its end. On a worker of its own.
    [[nodiscard]] backend::ExecEnd read(const Listener& listener, const std::stop_token& stop);
    /// Hands over what is written, and the sizes, until the end. On a worker of its own.
    void feed(const std::stop_token& stop);

private:
    [[nodiscard]] Result<std::string> create(const std::stop_token& stop);
    [[nodiscard]] Result<void> readAll(const Listener& listener, const std::stop_token& stop);
    [[nodiscard]] backend::ExecEnd endOf(const std::stop_token& stop);
    void finish();
    bool waitWhileHeld(const std::stop_token& stop);

    std::shared_ptr<Wire> m_wire;
    QString m_container;
    backend::ExecOptions m_options;
    std::string m_id;

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::shared_ptr<net::Transport> m_transport; ///< once it runs
    std::string m_outgoing;
    std::optional<backend::TerminalSize> m_size; ///< not told yet
    bool m_isHeld = false;
    bool m_hasEnded = false;
};

} // namespace darse::connect::docker
