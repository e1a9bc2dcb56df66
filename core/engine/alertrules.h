// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/alerts.h"
#include "core/state/records.h"

namespace darse::engine {

/// Those that were kept. One that cannot be read is left out.
[[nodiscard]] std::vector<metrics::AlertRule> readRules(const state::Records& records);
[[nodiscard]] Result<void> keepRule(state::Records& records, const metrics::AlertRule& rule);
[[nodiscard]] Result<void> forgetRule(state::Records& records, const std::string& id);

} // namespace darse::engine
