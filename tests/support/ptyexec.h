// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/exec.h"

#include <QSocketNotifier>

#include <memory>

namespace darse::test {

/// A program of this machine on a real terminal, as if a container ran it.
class PtyExec final : public backend::ExecStream {
public:
    explicit PtyExec(const backend::ExecOptions& options);
    ~PtyExec() override;

    void write(const QByteArray& bytes) override;
    void resize(backend::TerminalSize size) override;
    void hold() override { m_reader->setEnabled(false); }
    void release() override { m_reader->setEnabled(true); }

private:
    void read();
    void finish();

    int m_fd = -1;
    int m_pid = -1;
    std::unique_ptr<QSocketNotifier> m_reader;
};

class PtyExecs final : public backend::Execs {
public:
    std::unique_ptr<backend::ExecStream> open(const QString&, const backend::ExecOptions& options) override
    {
        return std::make_unique<PtyExec>(options);
    }
};

} // namespace darse::test
