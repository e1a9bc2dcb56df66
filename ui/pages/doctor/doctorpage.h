// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/doctor.h"
#include "core/base/result.h"
#include "ui/pages/page.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace darse::ui {

/// What the machine lacks for containers, what comes of it and what to do; below it what is in order.
class DoctorPage final : public Page {
    Q_OBJECT
public:
    DoctorPage(PageContext context, QWidget* parent);

    void show(const Location& location) override;
    [[nodiscard]] Location location() const override;
    void refresh() override;

private:
    void followLink();
    void examine(backend::Doctor::Look look);
    void answered(const Result<std::vector<backend::Finding>>& findings);
    void fill(const std::vector<backend::Finding>& findings);
    void addGood(QVBoxLayout& column, const std::vector<backend::Finding>& findings);
    void clear();

    QLabel* m_summary;
    QPushButton* m_again;
    QVBoxLayout* m_column;
    QWidget* m_list = nullptr; ///< of the last answer
    bool m_isAsking = false;
};

} // namespace darse::ui
