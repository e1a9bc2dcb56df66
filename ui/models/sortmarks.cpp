// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sortmarks.h"

#include "ui/models/foldedtext.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace darse::ui {
namespace {

/// The order of doubles as the order of unsigned integers.
std::uint64_t orderedBits(double value)
{
    const auto bits = std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value);
    constexpr std::uint64_t kSign = std::uint64_t{1} << 63;
    return (bits & kSign) != 0 ? ~bits : bits | kSign;
}

std::uint64_t firstBytes(std::string_view text)
{
    std::uint64_t head = 0;
    std::memcpy(&head, text.data(), std::min<std::size_t>(text.size(), sizeof head));
    if constexpr (std::endian::native == std::endian::little)
        head = __builtin_bswap64(head);
    return head;
}

SortKey keyOf(const backend::Object& object, const Column* column, session::Session& session)
{
    if (column == nullptr)
        return {};
    if (column->sortKey)
        return column->sortKey(object, session);
    return column->text(object, session);
}

} // namespace

SortMark SortMarks::markOf(const SortKey& key)
{
    SortMark mark;
    if (const double* number = std::get_if<double>(&key); number != nullptr && !std::isnan(*number)) {
        mark.rank = SortMark::Rank::Number;
        mark.head = orderedBits(*number);
    } else if (const QString* text = std::get_if<QString>(&key); text != nullptr && !text->isEmpty()) {
        mark.rank = SortMark::Rank::Text;
        mark.offset = static_cast<std::uint32_t>(m_texts.size());
        appendNaturalKey(m_texts, *text);
        mark.size = static_cast<std::uint32_t>(m_texts.size()) - mark.offset;
    }
    return mark;
}

std::string_view SortMarks::textOf(const SortMark& mark) const
{
    return std::string_view(m_texts).substr(mark.offset, mark.size);
}

void SortMarks::shortenPrefix(std::string_view text)
{
    if (!m_hasPrefix) {
        m_prefix = text;
        m_hasPrefix = true;
        return;
    }
    if (text.substr(0, m_prefix.size()) == m_prefix)
        return;
    const auto end = std::mismatch(m_prefix.begin(), m_prefix.end(), text.begin(), text.end()).first;
    m_prefix.erase(end, m_prefix.end());
}

std::uint64_t SortMarks::headOf(std::string_view text) const
{
    return firstBytes(text.substr(std::min(m_prefix.size(), text.size())));
}

void SortMarks::markAll(const Rows& rows, const Column* column, session::Session& session)
{
    m_texts.clear();
    m_prefix.clear();
    m_hasPrefix = false;
    m_wasted = 0;
    for (const auto& row : rows) {
        row->mark = markOf(keyOf(*row->object, column, session));
        if (row->mark.rank == SortMark::Rank::Text)
            shortenPrefix(textOf(row->mark));
    }
    for (const auto& row : rows) {
        if (row->mark.rank == SortMark::Rank::Text)
            row->mark.head = headOf(textOf(row->mark));
    }
}

bool SortMarks::mark(ObjectRow& row, const Rows& all, const Column* column, session::Session& session)
{
    const SortMark before = row.mark;
    row.mark = markOf(keyOf(*row.object, column, session));
    m_wasted += before.size;
    if (row.mark.rank != SortMark::Rank::Text)
        return compare(before, row.mark) != 0;
    const std::size_t prefix = m_prefix.size();
    shortenPrefix(textOf(row.mark));
    row.mark.head = headOf(textOf(row.mark));
    if (m_prefix.size() != prefix) {
        for (const auto& other : all) {
            if (other != nullptr && other->mark.rank == SortMark::Rank::Text)
                other->mark.head = headOf(textOf(other->mark));
        }
    }
    return before.rank != row.mark.rank || textOf(before) != textOf(row.mark);
}

int SortMarks::compareTexts(const SortMark& a, const SortMark& b) const
{
    return textOf(a).compare(textOf(b));
}

int SortMarks::compare(const SortMark& a, const SortMark& b) const
{
    if (a.rank != b.rank) {
        const int byRank = a.rank < b.rank ? -1 : 1;
        const bool isOneEmpty = a.rank == SortMark::Rank::Empty || b.rank == SortMark::Rank::Empty;
        return isOneEmpty || !m_isDescending ? byRank : -byRank;
    }
    int order = a.head < b.head ? -1 : a.head > b.head ? 1 : 0;
    if (order == 0 && a.rank == SortMark::Rank::Text)
        order = compareTexts(a, b);
    return m_isDescending ? -order : order;
}

bool SortMarks::less(const ObjectRow& a, const ObjectRow& b) const
{
    const int order = compare(a.mark, b.mark);
    return order != 0 ? order < 0 : a.object->key < b.object->key;
}

std::vector<ObjectRow*> SortMarks::sorted(const Rows& rows) const
{
    struct Item {
        SortMark mark;
        ObjectRow* row;
    };
    std::vector<Item> items;
    items.reserve(rows.size());
    for (const auto& row : rows)
        items.push_back({row->mark, row.get()});
    const auto isLess = [this](const Item& a, const Item& b) { return compare(a.mark, b.mark) < 0; };
    if (!std::is_sorted(items.begin(), items.end(), isLess))
        std::stable_sort(items.begin(), items.end(), isLess);
    std::vector<ObjectRow*> order;
    order.reserve(items.size());
    for (const Item& item : items)
        order.push_back(item.row);
    return order;
}

} // namespace darse::ui
