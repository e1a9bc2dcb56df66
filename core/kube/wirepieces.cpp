// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wirepieces.h"

#include "core/kube/wire.h"

#include <algorithm>
#include <charconv>

namespace darse::kube {
namespace {

Result<std::uint64_t> takeNumber(std::string_view& bytes)
{
    std::uint64_t out = 0;
    for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        out |= std::uint64_t{byte & 0x7fU} << shift;
        if (byte < 0x80)
            return out;
    }
    return brokenWire();
}

} // namespace

Error brokenWire()
{
    return {ErrorKind::Protocol, "the protobuf of the object cannot be read"};
}

Result<WirePiece> takeWirePiece(std::string_view& bytes)
{
    constexpr std::uint64_t kNumber = 0;
    constexpr std::uint64_t kCounted = 2;
    TRY_DECLARE(const std::uint64_t tag, takeNumber(bytes));
    TRY_DECLARE(const std::uint64_t value, takeNumber(bytes));
    WirePiece out{.field = tag >> 3U, .isCounted = (tag & 7U) == kCounted, .number = value};
    if (!out.isCounted)
        return (tag & 7U) == kNumber ? Result<WirePiece>(out) : brokenWire();
    if (value > bytes.size())
        return brokenWire();
    out.bytes = bytes.substr(0, value);
    bytes.remove_prefix(value);
    return out;
}

std::string_view wireFieldsOf(std::string_view message)
{
    const auto rows = wireRows();
    const auto found = std::ranges::find(rows, message, &WireRow::type);
    return found == rows.end() ? std::string_view() : found->fields;
}

std::optional<WireEntry> wireEntry(std::string_view message, std::uint64_t number)
{
    for (std::string_view rest = wireFieldsOf(message); !rest.empty();) {
        const std::string_view word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
        std::uint64_t own = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), own);
        if (error != std::errc() || own != number)
            continue;
        std::string_view name = word.substr(static_cast<std::size_t>(end - word.data()));
        WireEntry out{.sign = name.front(), .name = {}};
        name.remove_prefix(1);
        const auto colon = name.find(':');
        out.name = name.substr(0, colon);
        if (colon == std::string_view::npos)
            return out;
        name.remove_prefix(colon + 1);
        out.isList = name.starts_with('[');
        out.isMap = name.starts_with('{');
        out.message = out.isList || out.isMap ? name.substr(1, name.size() - 2) : name;
        return out;
    }
    return std::nullopt;
}

} // namespace darse::kube
