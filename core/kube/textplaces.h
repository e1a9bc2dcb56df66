// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/document.h"

#include <optional>

namespace darse::kube {

/// A piece of a text, in bytes.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0; ///< behind the last one
};

/// Where the members and elements of a document stand in its text, from beginning to end. What is written in an unusual
/// way (anchors, tags, "? key") has no place. The text and the document outlive this.
class TextPlaces {
public:
    TextPlaces(std::string_view text, const Document& document);

    /// From the key, or from the "-" of an element in lines of its own, to the end of the value; without the newline
    /// and without comments behind it.
    [[nodiscard]] std::optional<Span> whole(const std::string& pointer) const;
    /// The value alone. Of one that begins in the lines below its key: from behind the colon.
    [[nodiscard]] std::optional<Span> value(const std::string& pointer) const;
    /// Whether the value at `pointer` is in braces or brackets.
    [[nodiscard]] bool isFlow(const std::string& pointer) const;
    /// How far the key, or the "-", is from the beginning of its line.
    [[nodiscard]] std::size_t indentation(const std::string& pointer) const;
    [[nodiscard]] std::size_t offsetOf(const std::string& pointer) const;
    [[nodiscard]] std::string_view text() const { return m_text; }

private:
    [[nodiscard]] const nlohmann::json& at(const std::string& pointer) const;
    [[nodiscard]] bool isElement(const std::string& pointer) const;
    [[nodiscard]] std::optional<std::size_t> valueBegin(const std::string& pointer) const;
    [[nodiscard]] std::optional<std::size_t> dashOf(std::size_t element) const;
    [[nodiscard]] std::size_t lineBegin(std::size_t offset) const;
    [[nodiscard]] std::size_t lineEnd(std::size_t offset) const;
    [[nodiscard]] std::size_t endOfLines(std::size_t begin, std::size_t indentation, bool takesDashes,
                                         bool isBlockText) const;

    std::string_view m_text;
    const Document& m_document;
    std::vector<std::size_t> m_lines; ///< where each begins
};

/// The end of a value that begins here, within braces or brackets or on one line.
[[nodiscard]] std::size_t endOfInline(std::string_view text, std::size_t begin, bool isInFlow);
/// "/spec/containers" of "/spec/containers/0".
[[nodiscard]] std::string around(const std::string& pointer);

} // namespace darse::kube
