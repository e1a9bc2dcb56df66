// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/exec.h"
#include "core/connect/demo/stage.h"

namespace darse::connect::demo {

/// Shells in containers, made up.
class ExecSource final : public backend::Execs {
public:
    explicit ExecSource(Stage& stage) : m_stage(stage) {}

    std::unique_ptr<backend::ExecStream> open(const QString& containerKey,
                                              const backend::ExecOptions& options) override;
    /// Ends those whose container has ended.
    void tick();
    void end(const Error& error);

private:
    struct Open {
        QPointer<backend::ExecStream> stream;
        QString container;
    };

    [[nodiscard]] std::optional<backend::ExecEnd> obstacle(const QString& containerKey,
                                                           const backend::ExecOptions& options) const;

    Stage& m_stage;
    std::vector<Open> m_open;
};

} // namespace darse::connect::demo
