// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/bytestream.h"

#include <memory>

namespace darse {

ByteSource sourceOf(std::string content)
{
    // Shared, because a std::function is copied at will and the content may be large.
    return [content = std::make_shared<const std::string>(std::move(content)),
            at = std::size_t{0}](std::span<char> into, const std::stop_token&) mutable -> Result<std::size_t> {
        const std::size_t count = content->copy(into.data(), into.size(), at);
        at += count;
        return count;
    };
}

} // namespace darse
