// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytestream.h"
#include "core/store/unpack.h"
#include "tests/support/tarwriter.h"
#include "tests/support/tempdir.h"

#include <QByteArray>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <vector>

namespace darse::test {

/// Gives a text in pieces of at most `step` bytes. The text must outlive it.
[[nodiscard]] ByteSource sourceOf(std::string_view text, std::size_t step = std::size_t{64} * 1024);
/// Gives `beginning`, then `repeated` again and again. Counts in `given`.
[[nodiscard]] ByteSource endless(std::string beginning, std::string repeated, std::uint64_t* given = nullptr);
/// Everything that a source gives, in pieces of `step`; its error.
[[nodiscard]] Result<std::string> allOf(const ByteSource& source, std::size_t step = std::size_t{64} * 1024);

/// For comparisons that show both sides when they fail.
[[nodiscard]] inline QByteArray bytes(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

/// A fresh directory "layer" beside things that hostile layers are after.
class LayerFixture {
public:
    LayerFixture();

    Result<store::UnpackReport> unpack(const TarWriter& tar) { return unpack(tar.bytes()); }
    Result<store::UnpackReport> unpack(std::string_view tar) { return unpackFrom(sourceOf(tar)); }
    Result<store::UnpackReport> unpackFrom(const ByteSource& tar, const std::stop_token& stop = {});

    [[nodiscard]] std::string path(std::string_view name) const { return m_place / ("layer/" + std::string(name)); }
    [[nodiscard]] std::string content(std::string_view name) const { return contentOf(path(name)); }
    /// Of the entry itself, never of what a link points to; all zero when there is none.
    [[nodiscard]] struct stat status(std::string_view name) const;
    [[nodiscard]] bool exists(std::string_view name) const { return status(name).st_mode != 0; }
    [[nodiscard]] bool isWhiteout(std::string_view name) const;
    /// The value of an attribute, empty when it is not there.
    [[nodiscard]] std::string attribute(std::string_view name, const char* attribute) const;
    [[nodiscard]] bool isOpaque(std::string_view name) const { return attribute(name, "user.overlay.opaque") == "y"; }
    [[nodiscard]] std::string target(std::string_view name) const;

    /// Whether everything beside the layer is as it was.
    [[nodiscard]] bool isOutsideUntouched() const;
    /// Whether the tar is refused as bad input, and nothing outside was touched by trying.
    [[nodiscard]] bool refuses(const TarWriter& tar);
    [[nodiscard]] std::string outside() const { return m_place / "outside"; }

    store::UnpackOptions options{.marks = store::OverlayMarks::User};

private:
    [[nodiscard]] std::vector<std::string> outsideNow() const;

    TempDir m_place;
    std::vector<std::string> m_before;
};

} // namespace darse::test
