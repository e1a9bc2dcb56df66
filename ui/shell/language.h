// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

class QTranslator;

namespace darse::ui {

struct Language {
    QString code; ///< "en", "fr"
    QString name; ///< in itself: "Français"
};

[[nodiscard]] const std::vector<Language>& languages();

/// Puts a language into force: texts, plural forms, numbers and dates. An empty or unknown code takes the desktop's, or
/// English when Darse does not speak that. Windows are built anew by the shell afterwards. Returns the code in force.
QString applyLanguage(const QString& code);

} // namespace darse::ui
