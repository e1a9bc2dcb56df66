// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/strongid.h"
#include "core/base/version.h"

#include <QTest>

#include <algorithm>
#include <type_traits>
#include <unordered_set>
#include <vector>

using namespace darse;

static_assert(!std::is_convertible_v<std::string, ContainerId>);
static_assert(!std::is_convertible_v<ContainerId, std::string>);
static_assert(!std::is_constructible_v<ContainerId, ImageId>);
static_assert(!std::is_assignable_v<ContainerId&, ImageId>);
static_assert(!std::is_invocable_v<std::equal_to<>, ContainerId, ImageId>);
static_assert(!std::is_invocable_v<std::less<>, ContainerId, ImageId>);
static_assert(std::totally_ordered<ContainerId>);
static_assert(std::is_nothrow_move_constructible_v<ContainerId>);

class TestStrongId : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anIdKeepsItsValue();
    void theDefaultNamesNothing();
    void idsAreOrderedByValue();
    void idsCanBeHashed();
    void theProgramKnowsItsVersion();
};

void TestStrongId::anIdKeepsItsValue()
{
    const ContainerId id("4f5a");
    QCOMPARE(id.value(), std::string("4f5a"));
    QVERIFY(!id.isEmpty());
    QVERIFY(id == ContainerId("4f5a"));
    QVERIFY(id != ContainerId("4f5b"));
}

void TestStrongId::theDefaultNamesNothing()
{
    QVERIFY(ImageId().isEmpty());
    QVERIFY(ImageId() == ImageId(""));
}

void TestStrongId::idsAreOrderedByValue()
{
    std::vector<PodId> ids{PodId("c"), PodId("a"), PodId("b")};
    std::ranges::sort(ids);
    QVERIFY((ids == std::vector<PodId>{PodId("a"), PodId("b"), PodId("c")}));
}

void TestStrongId::idsCanBeHashed()
{
    std::unordered_set<ContainerId> ids{ContainerId("a"), ContainerId("b"), ContainerId("a")};
    QCOMPARE(ids.size(), std::size_t{2});
    QVERIFY(ids.contains(ContainerId("b")));
    QVERIFY(!ids.contains(ContainerId("c")));
}

void TestStrongId::theProgramKnowsItsVersion()
{
    QVERIFY(std::ranges::count(kVersion, '.') == 2);
    QVERIFY(kVersion.find('@') == std::string_view::npos);
    QVERIFY(kRevision.find('@') == std::string_view::npos);
}

QTEST_APPLESS_MAIN(TestStrongId)
#include "tst_strongid.moc"
