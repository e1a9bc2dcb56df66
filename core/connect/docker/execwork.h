// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/exec.h"
#include "core/connect/docker/hands.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

namespace darse::connect::docker {

/// What the two workers of one process share with its stream, whatever the server speaks. For any thread.
class ExecWork {
public:
    ExecWork(const ExecWork&) = delete;
    ExecWork& operator=(const ExecWork&) = delete;
    virtual ~ExecWork() = default;

    void write(const QByteArray& bytes);
    void resize(backend::TerminalSize size);
    void setHeld(bool isHeld);

    struct Listener {
        std::function<void()> started;
        std::function<bool(QByteArray bytes)> output; ///< false: nobody listens any more
    };
    /// Runs the process and reads it to its end. On a worker of its own.
    [[nodiscard]] virtual backend::ExecEnd read(const Listener& listener, const std::stop_token& stop) = 0;
    /// Hands over what is written, and the sizes, until the end. On a worker of its own.
    void feed(const std::stop_token& stop);

protected:
    /// An empty command becomes that of a shell.
    explicit ExecWork(backend::ExecOptions options);

    [[nodiscard]] const backend::ExecOptions& options() const { return m_options; }
    /// From now on it is fed.
    void begun();
    /// What is written later is dropped.
    void finish();
    /// False: it was stopped.
    bool waitWhileHeld(const std::stop_token& stop);

private:
    virtual void sendSize(backend::TerminalSize size, const std::stop_token& stop) = 0;
    /// False: it does not take anything any more; the reader tells why.
    virtual bool sendBytes(const std::string& bytes, const std::stop_token& stop) = 0;

    backend::ExecOptions m_options;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::string m_outgoing;
    std::optional<backend::TerminalSize> m_size; ///< not told yet
    bool m_isHeld = false;
    bool m_hasBegun = false;
    bool m_hasEnded = false;
};

/// The stream whose work it is.
[[nodiscard]] std::unique_ptr<backend::ExecStream> execStream(Hands& hands, std::shared_ptr<ExecWork> work);

} // namespace darse::connect::docker
