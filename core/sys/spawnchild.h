// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>

namespace darse::sys {

/// What a new child was doing when it failed.
enum class ChildStep { None, Redirect, EnterDirectory, Exec };

/// Everything a new child needs, prepared before it exists: between clone and exec it may not allocate, lock or call
/// anything that might.
struct ChildPlan {
    char* const* candidates = nullptr; ///< paths to try, null-terminated
    char* const* argv = nullptr;
    char* const* environment = nullptr;
    const char* directory = nullptr; ///< null: stay
    std::array<int, 3> stdio{};
    const int* inherited = nullptr; ///< descriptors that stay open
    std::size_t inheritedCount = 0;
    int highestSignal = 0;

    /// Written by the child; None once exec has succeeded.
    volatile ChildStep failedStep = ChildStep::None;
    volatile int error = 0;
};

/// The life of a child until exec. For clone(2) with CLONE_VM and CLONE_VFORK; `plan` is a ChildPlan.
int childMain(void* plan);

} // namespace darse::sys
