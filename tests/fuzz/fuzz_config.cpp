// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/imageconfig.h"
#include "tests/fuzz/fuzz.h"

using namespace darse;
using namespace darse::fuzz;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto config = oci::parseImageConfig(text(data, size));
    if (!config) {
        requireGood(config.error(), ErrorKind::Protocol);
        return 0;
    }
    const auto again = oci::parseImageConfig(oci::toJson(*config));
    require(again.isOk() && *again == *config, "what is written reads the same");
    require(oci::chainIds(config->diffIds).size() == config->diffIds.size(), "a chain has a name for every layer");
    return 0;
}
