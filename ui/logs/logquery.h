// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace darse::ui {

struct LogQuery {
    QString text;
    bool isRegularExpression = false;
    bool isInverted = false; ///< lines that do not match are the ones that are looked for
    int around = 0;          ///< so many lines before and after a match are shown with it

    friend bool operator==(const LogQuery&, const LogQuery&) = default;
};

} // namespace darse::ui
