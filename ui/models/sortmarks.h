// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/objectrow.h"

#include <QDeadlineTimer>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace darse::ui {

/// Keeps the texts behind the sort marks of one column and compares rows by them. Rows with equal marks stand in the
/// order of their keys, empty values last, whichever way it is sorted.
class SortMarks {
public:
    using Rows = std::vector<std::unique_ptr<ObjectRow>>;

    [[nodiscard]] Qt::SortOrder order() const { return m_isDescending ? Qt::DescendingOrder : Qt::AscendingOrder; }
    void setOrder(Qt::SortOrder order) { m_isDescending = order == Qt::DescendingOrder; }
    /// Forgets all marks, prepared ones too; the order stays.
    void clear();

    /// Makes marks for all rows, beside those in force, until the time is over; false: call again. Every call with the
    /// same rows.
    [[nodiscard]] bool prepare(const Rows& rows, const Column* column, session::Session& session,
                               QDeadlineTimer deadline);
    /// Puts the prepared marks into force; gives all rows in order. `rows` stand in the order of their keys.
    [[nodiscard]] std::vector<ObjectRow*> takeOver(const Rows& rows);
    /// Marks one row beside those that have marks already; tells whether the mark differs from before.
    bool mark(ObjectRow& row, const Rows& all, const Column* column, session::Session& session);

    [[nodiscard]] bool less(const ObjectRow& a, const ObjectRow& b) const;
    /// Whether most of what is kept belongs to marks that are gone.
    [[nodiscard]] bool isWasteful() const { return m_texts.size() > 4096 && m_wasted > m_texts.size() / 2; }

private:
    struct Item {
        std::uint64_t head;
        std::uint32_t position; ///< among all rows: ties stand in the order of their keys
    };
    void sortByHead(std::span<Item> items) const;
    /// Sorted by heads already made, alike ones by what stands behind `from`, eight bytes at a time.
    void sortTexts(std::span<Item> items, std::size_t from) const;
    void sortAlike(std::span<Item> items, std::size_t from) const;
    [[nodiscard]] SortMark markOf(const SortKey& key);
    [[nodiscard]] int compare(const SortMark& a, const SortMark& b) const;
    [[nodiscard]] int compareTexts(const SortMark& a, const SortMark& b) const;
    [[nodiscard]] std::string_view textOf(const SortMark& mark) const;
    void shortenPrefix(std::string_view text);
    [[nodiscard]] std::uint64_t headOf(std::string_view text) const;

    std::vector<SortMark> m_prepared; ///< beside the rows, until taken over
    std::string m_texts;
    std::string m_prefix; ///< what all texts begin with: not part of the heads
    bool m_hasPrefix = false;
    std::size_t m_wasted = 0;
    bool m_isDescending = false;
};

} // namespace darse::ui
