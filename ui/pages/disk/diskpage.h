// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/diskuse.h"
#include "core/base/result.h"
#include "ui/pages/page.h"

#include <array>

class QLabel;
class QStackedWidget;
class QTimer;

namespace darse::ui {

class FamilyCard;
class PlainTable;

/// What takes room on the disk, by family and by object, and what can go.
class DiskPage : public Page {
    Q_OBJECT
public:
    DiskPage(PageContext context, QWidget* parent);

    void show(const Location& location) override;
    [[nodiscard]] Location location() const override;
    void refresh() override;

Q_SIGNALS:
    void commandAsked(const QString& id);

private:
    void layOut();
    void arrived(const Result<backend::DiskUse>& use);
    void lookForNameless();
    void showUse(const backend::DiskUse& use);
    void showItems(const backend::DiskUse& use);

    std::array<FamilyCard*, 4> m_cards{};
    QLabel* m_note;
    PlainTable* m_table;
    QTimer* m_soon; ///< what was deleted is counted out
    int m_request = 0;
};

} // namespace darse::ui
