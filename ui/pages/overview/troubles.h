// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"

#include <chrono>
#include <optional>
#include <span>

namespace darse::session {
class Session;
}

namespace darse::ui {

/// How long a pod may take until it works before it is worth a word.
inline constexpr std::chrono::seconds kPodPatience{180};

/// What is asked for troubles.
[[nodiscard]] std::span<const backend::Kind> watchedForTroubles();

struct Troubles {
    std::vector<backend::ObjectPtr> found; ///< worst first, each trouble once
    /// Until one more is worth a word if nothing happens.
    std::optional<std::chrono::seconds> next;
};

/// What needs a person, of the current project.
[[nodiscard]] Troubles troublesOf(session::Session& session, const QDateTime& now);

/// Why it does, in the person's language: "The image could not be pulled (ErrImagePull): no such host".
[[nodiscard]] QString troubleText(const backend::Object& object, session::Session& session, const QDateTime& now);

} // namespace darse::ui
