// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/codeedit.h"

namespace darse::ui {

/// Two texts as one, with what goes and what comes. Read-only.
class DiffView final : public CodeEdit {
    Q_OBJECT
public:
    explicit DiffView(QWidget* parent = nullptr);

    void setTexts(const QString& before, const QString& after);
};

} // namespace darse::ui
