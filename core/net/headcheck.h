// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/message.h"

#include <string_view>

namespace darse::net {

enum class HeadKind { Request, Response };

/// Refuses, with Protocol, every head (up to and with its empty line) that two readers could understand in two ways:
/// bare line ends, folded lines, blanks around a field name, control characters, two lengths, a length beside a
/// transfer coding, codings other than "chunked", a request with no or two hosts. The grammar proper is left to the
/// parser.
[[nodiscard]] Result<void> checkHead(std::string_view head, HeadKind kind);

/// True for a name and a value that can be put on the wire without becoming something else.
[[nodiscard]] bool isCleanField(const Header& field);
/// True for a word of RFC 9110: what methods and field names are made of.
[[nodiscard]] bool isToken(std::string_view text);

} // namespace darse::net
