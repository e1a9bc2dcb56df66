// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/imageconfig.h"
#include "tests/fuzz/fuzz.h"

using namespace darse;
using namespace darse::fuzz;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto time = oci::parseTime(text(data, size));
    if (!time)
        return 0;
    const std::string written = oci::formatTime(*time);
    require(written.size() == std::string_view("2024-01-27T00:30:48Z").size(), "a time has one length");
    const auto again = oci::parseTime(written);
    require(again && *again == std::chrono::floor<std::chrono::seconds>(*time), "a time reads the same, to the second");
    return 0;
}
