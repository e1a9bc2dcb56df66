// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/doctor.h"
#include "core/base/result.h"
#include "ui/pages/location.h"
#include "ui/pages/overview/card.h"

namespace darse::session {
class Session;
}

namespace darse::ui {

/// Leads to the doctor when the machine lacks something or could be better; not there when all is well.
class DoctorCard final : public Card {
    Q_OBJECT
public:
    explicit DoctorCard(session::Session& session, QWidget* parent = nullptr);

Q_SIGNALS:
    void goTo(const darse::ui::Location& location);
    /// Something essential is missing: this is to be seen first. `open` leads to the doctor.
    void essentialMissing(QWidget* open);

private:
    void answered(const Result<std::vector<backend::Finding>>& findings);
};

} // namespace darse::ui
