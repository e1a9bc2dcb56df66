// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace darse::kube {

inline constexpr std::size_t kSealKeySize = 32;

/// Keeps texts so that only who has the key can read them, and nobody can change or exchange them: AES-256-GCM.
class Seal {
public:
    /// `key` is of kSealKeySize bytes; empty: nothing is sealed.
    explicit Seal(std::string key) : m_key(std::move(key)) {}

    /// A key by chance.
    [[nodiscard]] static Result<std::string> makeKey();

    /// `name` is what the text is kept under: under another it cannot be opened.
    [[nodiscard]] Result<std::string> close(std::string_view text, std::string_view name) const;
    /// What was never sealed comes back as it is; PermissionDenied for what this key does not open.
    [[nodiscard]] Result<std::string> open(std::string_view sealed, std::string_view name) const;

private:
    std::string m_key;
};

} // namespace darse::kube
