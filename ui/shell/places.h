// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"

#include <QString>

#include <optional>
#include <vector>

namespace darse::session {
class Session;
}

namespace darse::ui {

/// A page that the navigation leads to. One table, in OpenShift's order.
struct Place {
    const char* group;                 ///< QT_TRANSLATE_NOOP("navigation", …)
    const char* page;                  ///< Location::page
    std::optional<backend::Kind> kind; ///< set for list pages: text and icon come from its KindView
    const char* icon = nullptr;
    const char* text = nullptr;                           ///< QT_TRANSLATE_NOOP("navigation", …)
    const char* keys = "";                                ///< "G, C": the shortcut that leads there
    std::vector<backend::Kind> needs = {};                ///< hidden unless the connection has one of these
    bool (*isThere)(backend::Backend& backend) = nullptr; ///< beside that
};

[[nodiscard]] const std::vector<Place>& places();
/// Whether the connection has what the page is about.
[[nodiscard]] bool isOffered(const Place& place, session::Session& session);
[[nodiscard]] QString placeText(const Place& place);
[[nodiscard]] QString placeIcon(const Place& place);

} // namespace darse::ui
