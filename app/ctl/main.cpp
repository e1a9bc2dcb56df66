// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frontend.h"

#include <cstdio>

int main(int argc, char** argv)
try {
    const std::span<const char* const> words(argv, static_cast<std::size_t>(argc));
    return darse::ctl::run(words.subspan(words.empty() ? 0 : 1));
} catch (...) {
    // Only a failed allocation gets here, so nothing is allocated for it.
    static_cast<void>(std::fputs("darsectl: out of memory\n", stderr));
    return 1;
}
