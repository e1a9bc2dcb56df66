// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/details/detailstab.h"

#include <vector>

class QVBoxLayout;

namespace darse::ui {

class FactPanel;
class Section;

/// The Details tab: facts in two columns, then what only this kind has.
class OverviewTab final : public DetailsTab {
    Q_OBJECT
public:
    OverviewTab(const PageContext& context, QWidget* parent);

    bool makeMore(const backend::ObjectPtr& object) override;
    void setObject(const backend::ObjectPtr& object) override;

private:
    void makeFacts(backend::Kind kind);
    void makeSections(backend::Kind kind);

    QVBoxLayout* m_column;
    FactPanel* m_facts = nullptr;
    bool m_hasSections = false;
    std::vector<Section*> m_sections;
};

} // namespace darse::ui
