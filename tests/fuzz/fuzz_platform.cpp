// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/platform.h"
#include "tests/fuzz/fuzz.h"

using namespace darse;
using namespace darse::fuzz;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto platform = oci::parsePlatform(text(data, size));
    if (!platform) {
        requireGood(platform.error(), ErrorKind::InvalidInput);
        return 0;
    }
    const auto again = oci::parsePlatform(platform->text());
    require(again.isOk() && *again == *platform, "a platform that is written reads the same");
    const int best = oci::fitness(*platform, *platform);
    require(best > 0, "a platform runs what is made for it");
    for (const char* other : {"amd64", "386", "arm", "arm64", "riscv64"})
        require(oci::fitness({.os = "linux", .architecture = other}, *platform) <= best, "nothing runs better");
    return 0;
}
