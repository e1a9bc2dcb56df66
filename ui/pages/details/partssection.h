// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/details/section.h"

namespace darse::ui {

class PlainTable;

/// The containers of a pod, or the pods of a workload, with what they use now.
class PartsSection final : public Section {
    Q_OBJECT
public:
    /// Shows the parts of this kind.
    PartsSection(backend::Kind parts, session::Session& session, QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;

private:
    void fill();

    backend::Kind m_parts;
    session::Session& m_session;
    backend::ObjectPtr m_object;
    PlainTable* m_table;
};

} // namespace darse::ui
