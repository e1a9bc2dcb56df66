// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/exec.h"

#include <QSemaphore>

#include <stop_token>
#include <thread>

namespace darse::test {

/// A program of this machine on a real terminal, as if a container ran it. A thread of its own reads, as it does where
/// a container is far away, and is never many pieces ahead.
class PtyExec final : public backend::ExecStream {
public:
    explicit PtyExec(const backend::ExecOptions& options);
    ~PtyExec() override;

    void write(const QByteArray& bytes) override;
    void resize(backend::TerminalSize size) override;
    void hold() override { m_isHeld = true; }
    void release() override;

private:
    void read(const std::stop_token& stop);
    void take(const QByteArray& bytes);
    void finish();

    int m_fd = -1;
    int m_wake = -1;
    int m_pid = -1;
    bool m_isHeld = false;
    int m_owed = 0;    ///< pieces that were taken and gave no room yet
    QSemaphore m_room; ///< of the thread, for more pieces
    std::jthread m_reader;
};

class PtyExecs final : public backend::Execs {
public:
    std::unique_ptr<backend::ExecStream> open(const QString&, const backend::ExecOptions& options) override
    {
        return std::make_unique<PtyExec>(options);
    }
};

} // namespace darse::test
