// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

/// What libFuzzer calls with every input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace darse::fuzz {

[[nodiscard]] inline std::string_view text(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), size};
}

/// Ends the run when something that must hold does not.
inline void require(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// A refusal is of the kind that its reader promises, and one line of text that a terminal can show.
inline void requireGood(const Error& error, ErrorKind kind)
{
    require(error.kind() == kind, "the kind of the error");
    require(!error.message().empty() && error.message().size() < 1000, "the length of the error");
    for (const char c : error.message())
        require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F, "the error has no control characters");
}

} // namespace darse::fuzz
