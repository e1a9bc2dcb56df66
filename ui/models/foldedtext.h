// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <string>

namespace darse::ui {

/// Appends `text` as UTF-8 without case and without accents, so that "Été" is found by "ete".
void appendFolded(std::string& out, QStringView text);
[[nodiscard]] std::string folded(QStringView text);

/// Appends bytes whose plain comparison is the order a person expects: without case and accents, and with runs of
/// digits compared as numbers ("web-2" before "web-10"). Texts that differ only in case, accents or leading zeros give
/// equal bytes.
void appendNaturalKey(std::string& out, QStringView text);

} // namespace darse::ui
