// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <string>

namespace darse::ui {

/// The longest printable ASCII text that every match of an expression (PCRE2, whatever the case) must have; empty when
/// none is certain.
[[nodiscard]] std::string requiredLiteral(QStringView expression);

} // namespace darse::ui
