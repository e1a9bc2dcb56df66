// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <compare>
#include <string>
#include <string_view>

namespace darse::oci {

enum class Algorithm { Sha256, Sha512 };

[[nodiscard]] std::string_view toString(Algorithm algorithm);

/// The name of a content: "sha256:" with 64 or "sha512:" with 128 lower-case hexadecimal digits. Nothing else can be
/// put into one, so its text is safe as a part of a path or of a URL.
class Digest {
public:
    /// InvalidInput for anything else.
    [[nodiscard]] static Result<Digest> parse(std::string_view text);
    /// The SHA-256 of `content`.
    [[nodiscard]] static Digest of(std::string_view content);

    [[nodiscard]] Algorithm algorithm() const { return m_algorithm; }
    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] std::string_view hex() const;
    /// The first 12 digits, as people see them.
    [[nodiscard]] std::string_view shortHex() const { return hex().substr(0, 12); }

    friend auto operator<=>(const Digest&, const Digest&) = default; // NOLINT(modernize-use-nullptr)
    friend bool operator==(const Digest&, const Digest&) = default;

private:
    friend class Digester;
    Digest(Algorithm algorithm, std::string text) : m_algorithm(algorithm), m_text(std::move(text)) {}

    Algorithm m_algorithm;
    std::string m_text;
};

} // namespace darse::oci
