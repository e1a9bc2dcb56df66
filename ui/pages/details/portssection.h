// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/details/forwardlist.h"
#include "ui/pages/details/section.h"

namespace darse::ui {

/// The ports of a pod, and those of this machine that lead there.
class PortsSection final : public Section {
    Q_OBJECT
public:
    PortsSection(session::Session& session, QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;
    [[nodiscard]] bool comesFirst() const override { return true; }

private:
    [[nodiscard]] std::vector<ForwardRow::Subject> subjects() const;
    void fill();
    void ask();

    session::Session& m_session;
    backend::ObjectPtr m_object;
    ForwardList* m_list;
    QLabel* m_none;
};

} // namespace darse::ui
