// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/stream.h"
#include "core/connect/docker/hands.h"
#include "core/connect/docker/wire.h"

#include <functional>
#include <memory>

namespace darse::connect::docker {

/// A worker's view of a transfer.
class Report {
public:
    Report(Errand& errand, backend::Transfer* transfer) : m_errand(errand), m_transfer(transfer) {}

    [[nodiscard]] const std::stop_token& stop() const { return m_errand.token(); }
    void progress(const backend::Progress& progress);

private:
    Errand& m_errand;
    backend::Transfer* m_transfer; ///< may be gone: only what is told at home touches it
};

using Job = std::function<Result<void>(Report& report)>;

/// Begins the work on a worker; its end is the transfer's.
[[nodiscard]] std::unique_ptr<backend::Transfer> beginTransfer(Hands& hands, Job job);

/// Reads an answer of progress lines to its end. Fails with what a line says went wrong.
[[nodiscard]] Result<void> followProgress(Wire& wire, const Ask& ask, Report& report);

} // namespace darse::connect::docker
