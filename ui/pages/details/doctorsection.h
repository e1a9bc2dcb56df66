// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/inspection.h"
#include "ui/pages/details/section.h"

class QLabel;

namespace darse::ui {

/// What is missing on the machine, what comes of it and what to do. Hidden where the server does not look.
class DoctorSection final : public Section {
    Q_OBJECT
public:
    DoctorSection(session::Session& session, QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;
    [[nodiscard]] bool comesFirst() const override { return true; }

private:
    void examine();
    void arrived(const Result<std::vector<backend::Finding>>& findings);
    void addFinding(const backend::Finding& finding);

    session::Session& m_session;
    QWidget* m_list = nullptr;
    QLabel* m_verdict;
};

} // namespace darse::ui
