// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace darse::connect::demo {

/// How fast questions are answered.
enum class Pace {
    Prompt,
    Slow,  ///< two seconds of the world's time later
    Stuck, ///< not before the pace changes
};

} // namespace darse::connect::demo
