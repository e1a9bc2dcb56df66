// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/details/section.h"

namespace darse::ui {

class PodGroups;
class PodPicture;

/// What a pod is made of, as a drawing.
class PodSection final : public Section {
    Q_OBJECT
public:
    PodSection(session::Session& session, QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;
    [[nodiscard]] bool comesFirst() const override { return true; }

private:
    void fill();

    backend::ObjectPtr m_object;
    PodPicture* m_picture;
    PodGroups* m_groups;
};

} // namespace darse::ui
