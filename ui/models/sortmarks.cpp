// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sortmarks.h"

#include "ui/models/foldedtext.h"

#include <algorithm>
#include <array>
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

/// Rows, their objects and the texts of those lie all over the memory: asking for them early makes a walk over all of
/// them several times as fast.
void fetchAhead(const SortMarks::Rows& rows, std::size_t i)
{
    constexpr std::size_t kStep = 8;
    if (i + 3 * kStep >= rows.size())
        return;
    __builtin_prefetch(rows[i + 3 * kStep].get());
    const auto* object = reinterpret_cast<const char*>(rows[i + 2 * kStep]->object.get());
    __builtin_prefetch(object);
    __builtin_prefetch(object + 64);
    const backend::Object& next = *rows[i + kStep]->object;
    // The count of references stands before the characters, and reading a text touches both.
    __builtin_prefetch(reinterpret_cast<const char*>(next.name.constData()) - 16);
    __builtin_prefetch(next.key.constData());
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

void SortMarks::clear()
{
    const Qt::SortOrder kept = order();
    *this = {};
    setOrder(kept);
}

bool SortMarks::prepare(const Rows& rows, const Column* column, session::Session& session, QDeadlineTimer deadline)
{
    constexpr std::size_t kBetweenLooks = 64;
    m_prepared.reserve(rows.size());
    for (std::size_t i = m_prepared.size(); i < rows.size(); ++i) {
        fetchAhead(rows, i);
        m_prepared.push_back(markOf(keyOf(*rows[i]->object, column, session)));
        if (m_prepared.back().rank == SortMark::Rank::Text)
            shortenPrefix(textOf(m_prepared.back()));
        if (i % kBetweenLooks == 0 && deadline.hasExpired())
            return false;
    }
    return true;
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

void SortMarks::sortTexts(std::span<Item> items, std::size_t from) const
{
    sortByHead(items);
    for (std::size_t i = 0; i < items.size();) {
        std::size_t end = i + 1;
        while (end < items.size() && items[end].head == items[i].head)
            ++end;
        if (end - i > 1)
            sortAlike(items.subspan(i, end - i), from + sizeof(Item::head));
        i = end;
    }
}

void SortMarks::sortAlike(std::span<Item> items, std::size_t from) const
{
    bool isMore = false;
    for (Item& item : items) {
        const std::string_view text = textOf(m_prepared[item.position]);
        isMore = isMore || text.size() > from;
        item.head = firstBytes(text.substr(std::min(from, text.size())));
    }
    if (isMore)
        sortTexts(items, from);
}

void SortMarks::sortByHead(std::span<Item> items) const
{
    const auto byKey = [](const Item& a, const Item& b) {
        return a.head != b.head ? a.head < b.head : a.position < b.position;
    };
    const auto byKeyDown = [](const Item& a, const Item& b) {
        return a.head != b.head ? a.head > b.head : a.position < b.position;
    };
    if (m_isDescending)
        std::sort(items.begin(), items.end(), byKeyDown);
    else
        std::sort(items.begin(), items.end(), byKey);
}

std::vector<ObjectRow*> SortMarks::takeOver(const Rows& rows)
{
    std::array<std::vector<Item>, 3> ranks;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        SortMark& mark = m_prepared[i];
        if (mark.rank == SortMark::Rank::Text)
            mark.head = headOf(textOf(mark));
        ranks[static_cast<std::size_t>(mark.rank)].push_back({mark.head, static_cast<std::uint32_t>(i)});
        rows[i]->mark = mark;
    }
    auto& [numbers, texts, empties] = ranks;
    sortByHead(numbers);
    sortTexts(texts, m_prefix.size());
    m_prepared = {};
    std::vector<ObjectRow*> order;
    order.reserve(rows.size());
    const auto append = [&](const std::vector<Item>& items) {
        for (const Item& item : items)
            order.push_back(rows[item.position].get());
    };
    append(m_isDescending ? texts : numbers);
    append(m_isDescending ? numbers : texts);
    append(empties);
    return order;
}

} // namespace darse::ui
