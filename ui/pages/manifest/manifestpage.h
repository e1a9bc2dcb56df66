// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

namespace darse::ui {

class Drafts;
class ManifestPanel;

/// Writing objects as YAML and applying them.
class ManifestPage final : public Page {
    Q_OBJECT
public:
    ManifestPage(PageContext context, QWidget* parent);

    void show(const Location& location) override;
    [[nodiscard]] Location location() const override;
    void focusFilter() override;

private:
    void takeOver();

    Drafts& m_drafts;
    ManifestPanel* m_panel;
};

} // namespace darse::ui
