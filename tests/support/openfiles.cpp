// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/openfiles.h"

#include <filesystem>
#include <iterator>

namespace darse::test {

std::size_t openFileCount()
{
    const std::filesystem::directory_iterator entries("/proc/self/fd");
    // The listing holds a descriptor of its own.
    return static_cast<std::size_t>(std::distance(begin(entries), end(entries))) - 1;
}

} // namespace darse::test
