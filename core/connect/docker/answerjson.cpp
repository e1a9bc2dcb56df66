// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/answerjson.h"

#include "core/base/jsondepth.h"

namespace darse::connect::docker {
namespace {

/// No server needs a tenth of it, and whoever copies or writes down what it says goes as deep.
constexpr int kDeepest = 200;

} // namespace

nlohmann::json answerJson(std::string_view text)
{
    using nlohmann::json;
    return isDeeperThan(text, kDeepest) ? json(json::value_t::discarded) : json::parse(text, nullptr, false);
}

} // namespace darse::connect::docker
