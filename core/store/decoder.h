// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/decompress.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace darse::store {

/// What a step of a decoder took and gave.
struct Decoded {
    std::size_t consumed = 0;
    std::size_t produced = 0;
};

/// One way of compressing, undone piece by piece with bounded memory.
class Decoder {
public:
    Decoder() = default;
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;
    virtual ~Decoder() = default;

    /// Takes from `in`, which is empty at the end of the stream and only there, and gives to `out`. Neither is an
    /// answer too: then more must come.
    [[nodiscard]] virtual Result<Decoded> decode(std::string_view in, std::span<char> out) = 0;
    /// Whether what was taken is complete.
    [[nodiscard]] virtual bool isComplete() const = 0;
};

/// No window, whatever the compression, may be larger than this.
inline constexpr std::size_t kMaxWindowLog = 27;

[[nodiscard]] std::unique_ptr<Decoder> makeGzipDecoder();
[[nodiscard]] std::unique_ptr<Decoder> makeZstdDecoder();
[[nodiscard]] std::unique_ptr<Decoder> makeXzDecoder();
[[nodiscard]] std::unique_ptr<Decoder> makeBzip2Decoder();

/// "the gzip stream is damaged (…)"
[[nodiscard]] Error damaged(Compression compression, std::string_view why);
[[nodiscard]] Error garbageAfter(Compression compression);

} // namespace darse::store
