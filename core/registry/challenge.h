// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/message.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace darse::registry {

/// One way to log in that a server offers in WWW-Authenticate.
struct Challenge {
    std::string scheme;                              ///< lower case: "bearer", "basic"
    std::map<std::string, std::string> parameters{}; ///< names in lower case

    /// Empty when it is not there.
    [[nodiscard]] std::string parameter(const std::string& name) const;
};

/// All challenges of all WWW-Authenticate fields, in order. What cannot be read is left out from there on.
[[nodiscard]] std::vector<Challenge> parseChallenges(const net::Headers& headers);

/// The one to answer: a Bearer with a realm, else Basic.
[[nodiscard]] std::optional<Challenge> chooseChallenge(const std::vector<Challenge>& offered);

} // namespace darse::registry
