// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/details/section.h"

namespace darse::ui {

class PlainTable;

/// The layers of an image, base first: what made each of them and how much it adds.
class LayersSection final : public Section {
    Q_OBJECT
public:
    LayersSection(session::Session& session, QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;

private:
    void lookInside();

    session::Session& m_session;
    backend::ObjectPtr m_object;
    PlainTable* m_table;
};

} // namespace darse::ui
