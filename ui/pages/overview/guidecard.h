// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/overview/card.h"

namespace darse::session {
class Settings;
}

namespace darse::ui {

/// Offers the first-run tour to who has never seen it, until it was taken or declined.
class GuideCard final : public Card {
    Q_OBJECT
public:
    explicit GuideCard(session::Settings& settings, QWidget* parent = nullptr);

Q_SIGNALS:
    void wanted();
};

} // namespace darse::ui
