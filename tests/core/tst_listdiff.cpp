// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/listdiff.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <memory>
#include <ranges>

using namespace darse;

namespace {

struct Row {
    int key = 0;
    int look = 0;

    friend bool operator==(const Row&, const Row&) = default;
};

using Rows = std::vector<Row>;

ListDiff diff(const Rows& before, const Rows& after)
{
    return diffSorted(
        before, after, [](const Row& a, const Row& b) { return a.key < b.key; },
        [](const Row& a, const Row& b) { return a == b; });
}

/// What can become of one key between two lists.
enum class Fate { Absent, Removed, Inserted, Kept, Changed };
constexpr int kFates = 5;

struct Case {
    Rows before;
    Rows after;
    std::array<std::size_t, kFates> counts{};
};

/// `number`, written in base 5, is the fate of each key.
Case caseOf(int number, int universe)
{
    Case result;
    for (int key = 0; key < universe; ++key, number /= kFates) {
        const auto fate = static_cast<Fate>(number % kFates);
        ++result.counts.at(static_cast<std::size_t>(fate));
        if (fate == Fate::Removed || fate == Fate::Kept || fate == Fate::Changed)
            result.before.push_back({key, 0});
        if (fate == Fate::Inserted || fate == Fate::Kept || fate == Fate::Changed)
            result.after.push_back({key, fate == Fate::Changed ? 1 : 0});
    }
    return result;
}

/// The way a model applies it.
Rows applied(Rows rows, const Rows& after, const ListDiff& ranges)
{
    const auto at = [](Rows& list, std::size_t row) { return list.begin() + static_cast<std::ptrdiff_t>(row); };
    for (const Range& range : ranges.removed | std::views::reverse)
        rows.erase(at(rows, range.first), at(rows, range.first + range.count));
    for (const Range& range : ranges.inserted) {
        const auto from = after.begin() + static_cast<std::ptrdiff_t>(range.first);
        rows.insert(at(rows, range.first), from, from + static_cast<std::ptrdiff_t>(range.count));
    }
    for (const Range& range : ranges.changed)
        std::copy_n(after.begin() + static_cast<std::ptrdiff_t>(range.first), range.count, at(rows, range.first));
    return rows;
}

/// Sorted, none empty, no two that touch.
bool areMerged(const std::vector<Range>& ranges)
{
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        if (ranges[i].count == 0 || (i > 0 && ranges[i - 1].first + ranges[i - 1].count >= ranges[i].first))
            return false;
    }
    return true;
}

std::size_t total(const std::vector<Range>& ranges)
{
    std::size_t count = 0;
    for (const Range& range : ranges)
        count += range.count;
    return count;
}

} // namespace

class TestListDiff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPairOfSmallLists();
    void neighboursBecomeOneRange();
    void equalListsNeverAskForTheOrder();
    void onePassIsEnough();
    void sharedRowsCompareByPointer();
};

void TestListDiff::everyPairOfSmallLists()
{
    constexpr int kUniverse = 7;
    int cases = 1;
    for (int i = 0; i < kUniverse; ++i)
        cases *= kFates;
    for (int number = 0; number < cases; ++number) {
        const Case pair = caseOf(number, kUniverse);
        const ListDiff ranges = diff(pair.before, pair.after);
        const auto expected = [&](Fate fate) { return pair.counts.at(static_cast<std::size_t>(fate)); };
        const bool isRight =
            applied(pair.before, pair.after, ranges) == pair.after && areMerged(ranges.removed) &&
            areMerged(ranges.inserted) && areMerged(ranges.changed) &&
            total(ranges.removed) == expected(Fate::Removed) && total(ranges.inserted) == expected(Fate::Inserted) &&
            total(ranges.changed) == expected(Fate::Changed) && ranges.isEmpty() == (pair.before == pair.after);
        QVERIFY2(isRight, qPrintable(QStringLiteral("case %1").arg(number)));
    }
}

void TestListDiff::neighboursBecomeOneRange()
{
    const Rows before{{0, 0}, {1, 0}, {2, 0}, {5, 0}, {6, 0}, {7, 0}};
    const Rows after{{2, 1}, {3, 0}, {4, 0}, {5, 1}, {7, 0}, {8, 0}, {9, 0}};
    const ListDiff ranges = diff(before, after);
    QVERIFY((ranges.removed == std::vector<Range>{{0, 2}, {4, 1}}));
    QVERIFY((ranges.inserted == std::vector<Range>{{1, 2}, {5, 2}}));
    QVERIFY((ranges.changed == std::vector<Range>{{0, 1}, {3, 1}}));
}

void TestListDiff::equalListsNeverAskForTheOrder()
{
    const Rows rows{{0, 0}, {1, 0}, {2, 0}};
    int asked = 0;
    const auto less = [&](const Row& a, const Row& b) {
        ++asked;
        return a.key < b.key;
    };
    QVERIFY(diffSorted(rows, rows, less, [](const Row& a, const Row& b) { return a == b; }).isEmpty());
    QCOMPARE(asked, 0);
}

void TestListDiff::onePassIsEnough()
{
    Rows before;
    Rows after;
    for (int key = 0; key < 1000; ++key)
        (key % 2 == 0 ? before : after).push_back({key, 0});
    int asked = 0;
    const auto less = [&](const Row& a, const Row& b) {
        ++asked;
        return a.key < b.key;
    };
    const ListDiff ranges = diffSorted(before, after, less, [](const Row& a, const Row& b) { return a == b; });
    QCOMPARE(total(ranges.removed), before.size());
    QCOMPARE(total(ranges.inserted), after.size());
    QVERIFY(asked <= 2000);
}

void TestListDiff::sharedRowsCompareByPointer()
{
    using Shared = std::shared_ptr<const Row>;
    const auto row = [](int key, int look) { return std::make_shared<const Row>(Row{key, look}); };
    const Shared kept = row(1, 0);
    const std::vector<Shared> before{kept, row(2, 0)};
    const std::vector<Shared> after{kept, row(2, 1)};
    const ListDiff ranges = diffSorted(
        before, after, [](const Shared& a, const Shared& b) { return a->key < b->key; }, std::equal_to<>());
    QVERIFY(ranges.removed.empty());
    QVERIFY(ranges.inserted.empty());
    QVERIFY((ranges.changed == std::vector<Range>{{1, 1}}));
}

QTEST_APPLESS_MAIN(TestListDiff)
#include "tst_listdiff.moc"
