// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace darse::ui {

/// Whether a character would act on what surrounds it instead of being seen: controls, bidirectional marks, zero-width
/// and line separators, tags, half surrogates.
[[nodiscard]] bool isHiddenCharacter(char32_t character);
/// How such a character is shown: "␛", "‹U+202E›".
[[nodiscard]] QString markFor(char32_t character);
/// The character at `position`, which moves past it; half surrogates come back as they are.
[[nodiscard]] char32_t nextCharacter(QStringView text, qsizetype& position);

/// One line in which every hidden character, line ends included, is a visible mark. For names, labels and values of
/// others.
[[nodiscard]] QString visibleText(const QString& text);
/// The same for texts of several lines: line ends and tabs stay.
[[nodiscard]] QString visibleLines(const QString& text);
/// For buttons and menus, which would take "&" for an access key.
[[nodiscard]] QString plainCaption(const QString& text);

} // namespace darse::ui
