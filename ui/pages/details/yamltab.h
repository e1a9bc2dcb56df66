// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/pages/details/detailstab.h"

class QLabel;
class QPushButton;

namespace darse::ui {

class YamlView;

/// The object as YAML, as it was when it was read.
class YamlTab final : public DetailsTab {
    Q_OBJECT
public:
    YamlTab(const PageContext& context, QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;
    void focusFilter() override;
    void refresh() override;

private:
    void read();
    void arrived(const backend::ObjectPtr& object, const Result<QString>& text);

    backend::ObjectPtr m_object;
    backend::ObjectPtr m_shown; ///< what the text says
    bool m_isReading = false;
    QLabel* m_note;
    QPushButton* m_again;
    YamlView* m_view;
};

} // namespace darse::ui
