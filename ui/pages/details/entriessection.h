// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/details/section.h"

namespace darse::ui {

class EntriesView;

/// The entries of a config map.
class EntriesSection final : public Section {
    Q_OBJECT
public:
    explicit EntriesSection(QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;

private:
    EntriesView* m_entries;
};

} // namespace darse::ui
