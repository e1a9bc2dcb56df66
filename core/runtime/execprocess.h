// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/streams.h"
#include "core/sys/spawn.h"

#include <optional>

namespace darse::runtime {

/// The runtime's process that stands for the one in the container: it ends when that ends, with its exit code.
class ExecProcess final : public Exec {
public:
    /// `isDrained`: wait() takes away what the process writes.
    ExecProcess(sys::Child child, int pid, std::unique_ptr<Streams> streams, bool isDrained);
    ExecProcess(const ExecProcess&) = delete;
    ExecProcess& operator=(const ExecProcess&) = delete;
    ~ExecProcess() override;

    [[nodiscard]] int pid() const override { return m_pid; }
    [[nodiscard]] Streams& streams() override { return *m_streams; }
    [[nodiscard]] Result<int> wait(const std::stop_token& stop) override;

private:
    sys::Child m_child;
    int m_pid;
    std::unique_ptr<Streams> m_streams;
    bool m_isDrained;
    std::optional<int> m_code;
};

} // namespace darse::runtime
