// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace darse::registry {

/// A password or token. It can be neither printed nor compared nor copied by accident, and its bytes are wiped when it
/// goes.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string_view text) : m_text(text) {}
    /// Takes the text and wipes where it came from.
    [[nodiscard]] static Secret taking(std::string& text);

    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    [[nodiscard]] Secret clone() const { return Secret(m_text); }
    [[nodiscard]] bool isEmpty() const { return m_text.empty(); }
    /// The text itself, for the moment in which it is put on a wire or into a store.
    [[nodiscard]] std::string_view reveal() const { return m_text; }

private:
    std::string m_text;
};

/// Overwrites the bytes in a way that no compiler leaves out, and empties the text.
void wipe(std::string& text) noexcept;

/// `text` with every occurrence of `secret` made unreadable, also where it is percent-encoded: servers
/// repeat what they were sent.
[[nodiscard]] std::string withoutSecret(std::string text, std::string_view secret);

} // namespace darse::registry
