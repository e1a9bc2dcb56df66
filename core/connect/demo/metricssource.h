// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/metrics.h"
#include "core/connect/demo/stage.h"

namespace darse::connect::demo {

/// Live frames and the past of everything that uses CPU.
class MetricsSource final : public backend::Metrics {
public:
    explicit MetricsSource(Stage& stage) : m_stage(stage) {}

    std::unique_ptr<backend::MetricsStream> stream(std::chrono::seconds interval) override;
    backend::Pending<std::vector<backend::Frame>> history(const backend::ObjectRef& ref, std::chrono::seconds span,
                                                          int points) override;
    /// One frame for whoever listens.
    void tick();
    void end(const Error& error);

private:
    struct Listener {
        QPointer<backend::MetricsStream> stream;
        int ticks = 1; ///< between its frames
    };

    void tellPast(backend::MetricsStream& stream);

    Stage& m_stage;
    std::vector<Listener> m_streams;
    int m_tick = 0;
};

} // namespace darse::connect::demo
