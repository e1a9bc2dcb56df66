// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/dockerwords.h"
#include "core/container/merge.h"
#include "core/oci/strictjson.h"
#include "tests/fuzz/fuzz.h"

using namespace darse;
using namespace darse::fuzz;

namespace {

/// What engine and clients make of a request, one after the other.
void use(const container::Config& config)
{
    std::vector<std::string> warnings;
    const auto again = container::parseConfig(container::createJson(config), warnings);
    require(again.isOk() && *again == config, "what is written reads the same");
    require(!container::configJson(config).dump().empty(), "an inspect can be written");
    require(!container::hostConfigJson(config).dump().empty(), "an inspect can be written");
    const auto whole = container::merged(config, {.command = std::vector<std::string>{"true"}});
    if (!whole) {
        requireGood(whole.error(), ErrorKind::InvalidInput);
        return;
    }
    const auto remembered = container::parseConfig(container::createJson(*whole), warnings);
    require(remembered.isOk() && *remembered == *whole, "what is remembered reads the same");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto json = oci::readJson(text(data, size), size);
    if (!json)
        return 0;
    std::vector<std::string> warnings;
    const auto config = container::parseConfig(*json, warnings);
    if (config)
        use(*config);
    else
        require(config.error().kind() == ErrorKind::InvalidInput || config.error().kind() == ErrorKind::Unsupported,
                "a refusal is the client's fault");
    container::Config updated;
    if (const auto update = container::applyUpdate(*json, updated); !update)
        requireGood(update.error(), ErrorKind::InvalidInput);
    if (const auto state = container::parseState(*json)) {
        const auto again = container::parseState(container::stateJson(*state));
        require(again.isOk() && *again == *state, "a state reads the same");
    }
    return 0;
}
