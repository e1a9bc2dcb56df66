// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace darse::kube {

/// One field as it is on the wire: a number, or so many bytes.
struct WirePiece {
    std::uint64_t field = 0;
    bool isCounted = false;
    std::uint64_t number = 0;
    std::string_view bytes{};
};
/// Takes the next one from the bytes.
[[nodiscard]] Result<WirePiece> takeWirePiece(std::string_view& bytes);
[[nodiscard]] Error brokenWire();

/// A field of a WireRow.
struct WireEntry {
    char sign = '=';
    std::string name;
    std::string message{}; ///< of the rows; empty: as the schema says
    bool isList = false;   ///< of messages, whatever the schema says
    bool isMap = false;
};
/// Nothing: the message has no such field.
[[nodiscard]] std::optional<WireEntry> wireEntry(std::string_view message, std::uint64_t number);
/// Empty: there is no such message.
[[nodiscard]] std::string_view wireFieldsOf(std::string_view message);

} // namespace darse::kube
