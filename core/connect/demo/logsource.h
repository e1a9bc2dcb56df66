// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/demo/logtext.h"
#include "core/connect/demo/stage.h"

namespace darse::connect::demo {

/// Logs: the tail at once, then what is written, tick by tick.
class LogSource final : public backend::Logs {
public:
    explicit LogSource(Stage& stage) : m_stage(stage) {}

    std::unique_ptr<backend::LogStream> open(const QString& containerKey, const backend::LogOptions& options) override;
    void tick();
    void end(const Error& error);

private:
    struct Follower {
        QPointer<backend::LogStream> stream;
        QString container;
        qint64 told = 0;       ///< up to when lines have been told
        bool isPrimed = false; ///< the tail has been delivered
        bool isFollowing = true;
    };

    void prime(const std::shared_ptr<Follower>& follower, int tail);
    /// Tells that the log is complete if it is.
    bool endIfComplete(Follower& follower);

    Stage& m_stage;
    std::vector<std::shared_ptr<Follower>> m_followers;
};

} // namespace darse::connect::demo
