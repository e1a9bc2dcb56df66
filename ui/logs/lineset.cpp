// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/lineset.h"

#include <algorithm>
#include <bit>

namespace darse::ui {
namespace {

constexpr int kKeyBits = 16;
constexpr qint64 kLowMask = (1 << kKeyBits) - 1;
constexpr std::size_t kWords = (std::size_t{1} << kKeyBits) / 64;
constexpr std::size_t kMostSparse = 4096; ///< as much memory as a bit for each

void setBit(std::vector<quint64>& words, quint16 low)
{
    words[low / 64] |= quint64(1) << (low % 64);
}

qint64 bitsBelow(const std::vector<quint64>& words, quint16 low)
{
    qint64 count = 0;
    for (std::size_t word = 0; word < low / 64U; ++word)
        count += std::popcount(words[word]);
    return count + std::popcount(words[low / 64] & ((quint64(1) << (low % 64)) - 1));
}

/// The place of the bit that has `rank` others below it.
qint64 placeOfBit(const std::vector<quint64>& words, qint64 rank)
{
    std::size_t word = 0;
    while (word + 1 < words.size() && rank >= std::popcount(words[word]))
        rank -= std::popcount(words[word++]);
    quint64 bits = words[word];
    for (; rank > 0; --rank)
        bits &= bits - 1;
    return qint64(word * 64) + std::countr_zero(bits);
}

} // namespace

void LineSet::add(qint64 number)
{
    const auto low = quint16(number & kLowMask);
    if (m_chunks.empty() || m_chunks.back().key != number >> kKeyBits)
        m_chunks.push_back({number >> kKeyBits, m_added, {}, {}});
    Chunk& chunk = m_chunks.back();
    if (chunk.dense.empty() && chunk.sparse.size() == kMostSparse) {
        chunk.dense.resize(kWords);
        for (const quint16 one : chunk.sparse)
            setBit(chunk.dense, one);
        chunk.sparse = {};
    }
    if (chunk.dense.empty())
        chunk.sparse.push_back(low);
    else
        setBit(chunk.dense, low);
    ++m_added;
    m_last = number;
}

void LineSet::clear()
{
    m_chunks.clear();
    m_removed = m_added;
}

void LineSet::removeBefore(qint64 number)
{
    const qint64 rank = rankOf(number);
    if (rank == 0)
        return;
    m_removed += rank;
    while (!m_chunks.empty() && m_chunks.front().key < number >> kKeyBits)
        m_chunks.pop_front();
    if (m_chunks.empty() || m_chunks.front().key != number >> kKeyBits)
        return;
    Chunk& chunk = m_chunks.front();
    const auto low = quint16(number & kLowMask);
    std::erase_if(chunk.sparse, [low](quint16 one) { return one < low; });
    if (chunk.dense.empty())
        return;
    std::fill_n(chunk.dense.begin(), low / 64, 0);
    chunk.dense[low / 64] &= ~((quint64(1) << (low % 64)) - 1);
}

qint64 LineSet::at(qint64 rank) const
{
    const qint64 wanted = rank + m_removed;
    const auto after = std::ranges::upper_bound(m_chunks, wanted, {}, &Chunk::before);
    const Chunk& chunk = *std::prev(after);
    const qint64 within = wanted - std::max(chunk.before, m_removed);
    const qint64 low = chunk.dense.empty() ? chunk.sparse[std::size_t(within)] : placeOfBit(chunk.dense, within);
    return (chunk.key << kKeyBits) + low;
}

qint64 LineSet::rankOf(qint64 number) const
{
    const auto chunk = std::ranges::lower_bound(m_chunks, number >> kKeyBits, {}, &Chunk::key);
    if (chunk == m_chunks.end())
        return size();
    const qint64 before = std::max<qint64>(0, chunk->before - m_removed);
    if (chunk->key != number >> kKeyBits)
        return before;
    const auto low = quint16(number & kLowMask);
    if (!chunk->dense.empty())
        return before + bitsBelow(chunk->dense, low);
    return before + (std::ranges::lower_bound(chunk->sparse, low) - chunk->sparse.begin());
}

bool LineSet::contains(qint64 number) const
{
    const qint64 rank = rankOf(number);
    return rank < size() && at(rank) == number;
}

} // namespace darse::ui
