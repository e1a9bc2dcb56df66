// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/metrics.h"

#include <QMap>
#include <QStringList>

#include <functional>

namespace darse::connect::kubernetes {

/// The numbers of containers, and beside them those of their pods: sums, but the network's, which all of a pod share.
class PodMetrics final : public backend::Metrics {
public:
    /// Keys of containers by key of their pod.
    using Members = std::function<QMap<QString, QStringList>()>;

    /// `inner` may change or become null, `members` is asked on the console's thread.
    PodMetrics(std::function<backend::Metrics*()> inner, Members members) :
        m_inner(std::move(inner)),
        m_members(std::move(members))
    {
    }

    std::unique_ptr<backend::MetricsStream> stream(std::chrono::seconds interval) override;
    backend::Pending<std::vector<backend::Frame>> history(const backend::ObjectRef& ref, std::chrono::seconds span,
                                                          int points) override;

private:
    std::function<backend::Metrics*()> m_inner;
    Members m_members;
};

/// The frame with a sample for each pod.
[[nodiscard]] backend::Frame withPods(backend::Frame frame, const QMap<QString, QStringList>& members);

} // namespace darse::connect::kubernetes
