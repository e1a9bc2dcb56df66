// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace darse::test {

/// How many descriptors this process has open: the same before and after, or something leaks.
[[nodiscard]] std::size_t openFileCount();

} // namespace darse::test
