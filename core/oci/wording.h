// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <string>
#include <string_view>

namespace darse::oci {

/// `text` in quotation marks as a sentence may carry it: what is long is cut, what does not print becomes "?".
[[nodiscard]] std::string inQuotes(std::string_view text);

/// With ASCII letters in lower case.
[[nodiscard]] std::string lowered(std::string_view text);

/// The refusal of a document.
[[nodiscard]] Error refusal(std::string reason);

/// The length of the well-formed UTF-8 sequence that `text` begins with; 0 when it begins with none.
[[nodiscard]] std::size_t sequenceLength(std::string_view text);

} // namespace darse::oci
