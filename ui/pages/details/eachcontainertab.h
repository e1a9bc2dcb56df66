// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/details/detailstab.h"

#include <QMap>

class QComboBox;
class QLabel;
class QStackedWidget;

namespace darse::ui {

/// A tab of containers on the page of a pod: one of its containers is chosen, and each keeps what was done there.
class EachContainerTab final : public DetailsTab {
    Q_OBJECT
public:
    using Make = DetailsTab* (*)(const PageContext& context, QWidget* parent);

    EachContainerTab(const PageContext& context, QWidget* parent, Make make);

    void setObject(const backend::ObjectPtr& object) override;
    void focusFilter() override;
    void takeKeyboard() override;
    void refresh() override;

private:
    void fill();
    void fillChoice(const std::vector<backend::ObjectPtr>& containers);
    void choose();
    [[nodiscard]] DetailsTab* current() const;

    Make m_make;
    backend::ObjectPtr m_pod;
    QMap<QString, backend::ObjectPtr> m_containers; ///< by key, as they are now
    QMap<QString, DetailsTab*> m_tabs;              ///< of those that were chosen before
    QWidget* m_bar;
    QComboBox* m_choice;
    QStackedWidget* m_stack;
    QLabel* m_none;
};

} // namespace darse::ui
