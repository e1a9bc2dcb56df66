// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace darse::ui {

/// A text to begin with.
struct Template {
    QString name; ///< in the language of the window
    QString icon;
    QString text;
};

[[nodiscard]] std::vector<Template> templates();

} // namespace darse::ui
