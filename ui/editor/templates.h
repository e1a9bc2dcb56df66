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

/// Where a server has the images of its pods from.
enum class ImagesFrom {
    Machine,  ///< it keeps them, and a first one is made without any network
    Registry, ///< those who run the pods pull them: a cluster
};

/// What the pods of templates are made of: a small system with a shell.
[[nodiscard]] QString templateImage(ImagesFrom from);

[[nodiscard]] std::vector<Template> templates(ImagesFrom from);

} // namespace darse::ui
