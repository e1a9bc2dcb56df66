// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/doctor.h"

#include <QFrame>

namespace darse::ui {

/// One thing that is missing or could be better: what, what comes of it, and what to do, to be copied.
class FindingCard final : public QFrame {
    Q_OBJECT
public:
    explicit FindingCard(const backend::Finding& finding, QWidget* parent = nullptr);
};

} // namespace darse::ui
