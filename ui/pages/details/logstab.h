// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/details/detailstab.h"

namespace darse::ui {

class LogPane;

/// The logs of the containers that the object is made of.
class LogsTab final : public DetailsTab {
    Q_OBJECT
public:
    LogsTab(const PageContext& context, QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;
    void focusFilter() override;
    void takeKeyboard() override;
    /// Goes to the first line at or after this moment.
    void showMoment(qint64 atMilliseconds);

private:
    void fill();
    [[nodiscard]] std::vector<backend::ObjectPtr> runsBefore(const backend::Object& object,
                                                             const std::vector<backend::ObjectPtr>& now) const;

    backend::ObjectPtr m_object;
    LogPane* m_pane;
};

} // namespace darse::ui
