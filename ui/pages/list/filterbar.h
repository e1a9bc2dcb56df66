// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/status.h"
#include "ui/models/textfilter.h"

#include <QWidget>

#include <map>

namespace darse::ui {

class ChipButton;
class ObjectTable;

/// The chips below the filter field: one for each status that occurs, with its count, and one for each word that is
/// being looked for. Follows the table and filters it by status.
class FilterBar final : public QWidget {
    Q_OBJECT
public:
    /// The table outlives the bar.
    FilterBar(ObjectTable& table, QWidget* parent);

    /// Shows the words; a click on one asks for the text without it.
    void setFilter(const TextFilter& filter);
    void clearStatuses();
    [[nodiscard]] bool isFiltering() const;

Q_SIGNALS:
    void textWanted(const QString& text);
    void clearWanted();

private:
    void addWordChip();
    void follow();
    void chooseStatuses();
    [[nodiscard]] ChipButton* chipOf(backend::Status status);

    ObjectTable& m_table;
    TextFilter m_filter;
    std::map<backend::Status, ChipButton*> m_statusChips;
    std::vector<ChipButton*> m_wordChips;
    ChipButton* m_clear;
};

} // namespace darse::ui
