// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/layout.h"
#include "tests/fuzz/fuzz.h"

using namespace darse;
using namespace darse::fuzz;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (const auto layout = oci::checkLayout(text(data, size)); !layout)
        requireGood(layout.error(), ErrorKind::Protocol);
    return 0;
}
