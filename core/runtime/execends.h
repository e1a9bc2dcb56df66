// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/execroom.h"
#include "core/runtime/processstreams.h"

#include <array>

namespace darse::runtime {

/// What a process is begun with, and what we keep of it.
struct ExecEnds {
    UniqueFd null{};
    std::array<UniqueFd, 3> theirs{}; ///< not open: null
    PipeEnds pipes{};
    UniqueFd terminal{};
    UniqueFd listener{}; ///< over which the terminal is to come

    [[nodiscard]] std::array<int, 3> stdio() const;
    /// Closes what is not ours.
    void handOver();
};

[[nodiscard]] Result<ExecEnds> makeExecEnds(const RuntimeTool& tool, const ExecLaunch& launch, const ExecRoom& room);

} // namespace darse::runtime
