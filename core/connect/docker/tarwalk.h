// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace darse::connect::docker {

/// What the header of an entry says. The bytes are those of the tar: names may hold anything.
struct TarHead {
    std::string name{};
    std::string link{};
    char type = '0'; ///< as in the format: '0' a file, '5' a folder, '2' a link …
    std::uint64_t size = 0;
    unsigned mode = 0644;
    std::int64_t user = 0;
    std::int64_t group = 0;
    std::int64_t modified = 0; ///< seconds since the epoch

    [[nodiscard]] bool isFolder() const { return type == '5'; }
    [[nodiscard]] bool isFile() const { return type == '0' || type == '\0' || type == '7'; }
};

/// Reads a tar as its bytes come, in bounded memory: ustar, with the long names of pax and GNU.
class TarWalk {
public:
    struct Listener {
        std::function<Result<void>(const TarHead& head)> head;
        std::function<Result<void>(std::string_view piece)> content = {}; ///< of the entry that was told last
    };

    explicit TarWalk(Listener listener) : m_listener(std::move(listener)) {}

    [[nodiscard]] Result<void> take(std::string_view bytes);
    /// Whether the archive was whole.
    [[nodiscard]] bool hasEnded() const { return m_hasEnded; }

    static constexpr std::size_t kBlock = 512;

private:
    [[nodiscard]] Result<void> takeHeader();
    [[nodiscard]] Result<void> takeContent(std::string_view piece);
    [[nodiscard]] Result<void> tell(TarHead head);
    void endOfContent();
    void readPax();

    Listener m_listener;
    std::array<char, kBlock> m_block{};
    std::size_t m_held = 0;
    std::uint64_t m_left = 0;    ///< of the content
    std::uint64_t m_padding = 0; ///< behind it
    char m_extra = '\0';         ///< the content is about the next entry: 'x', 'L', 'K'; '-' is passed over
    std::string m_extraText{};
    std::string m_longName{};
    std::string m_longLink{};
    std::int64_t m_longSize = -1;
    bool m_hasEnded = false;
};

} // namespace darse::connect::docker
