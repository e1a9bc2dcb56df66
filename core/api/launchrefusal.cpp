// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/launchrefusal.h"

#include "core/runtime/runtime.h"

#include <algorithm>
#include <array>
#include <span>

namespace darse::api {
namespace {

constexpr std::array<std::string_view, 2> kNotFound{"executable file not found", "no such file or directory"};
constexpr std::array<std::string_view, 1> kNotExecutable{"permission denied"};

Error saying(const Error& error, std::span<const std::string_view> words)
{
    const auto isThere = [&error](std::string_view one) { return error.message().find(one) != std::string::npos; };
    const std::string suffix = std::ranges::any_of(words, isThere) ? std::string() : ": " + std::string(words.front());
    return Error(ErrorKind::InvalidInput, error.message() + suffix).withDetail(error.detail());
}

} // namespace

Error launchRefusal(const Error& error, int exitCode)
{
    switch (static_cast<runtime::LaunchFailure>(exitCode)) {
    case runtime::LaunchFailure::NotFound:
        return saying(error, kNotFound);
    case runtime::LaunchFailure::NotExecutable:
        return saying(error, kNotExecutable);
    case runtime::LaunchFailure::Engine:
        break;
    }
    return error;
}

} // namespace darse::api
