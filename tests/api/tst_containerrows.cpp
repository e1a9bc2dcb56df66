// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/answer.h"
#include "core/api/containerrows.h"
#include "tests/api/containersample.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace darse;
using namespace darse::api;
using namespace darse::test;
using namespace std::chrono_literals;

/// Rows of lists that are kept as text.
class TestContainerRows : public QObject {
    Q_OBJECT

private:
    static std::string rowIn(ContainerRows& rows, const engine::ContainerPtr& container,
                             const ContainerTelling& telling)
    {
        std::string out;
        rows.append(out, container, telling);
        return out;
    }
    static std::string expected(const engine::Container& container, const ContainerTelling& telling)
    {
        return summary(container, telling).dump();
    }

private Q_SLOTS:
    void rowIsTheSummaryOnOneLine()
    {
        ContainerRows rows;
        const auto container = std::make_shared<const engine::Container>(runningContainer());
        const ContainerTelling telling{.now = kThen + 5s, .imageName = "web:1"};
        std::string out = "[";
        rows.append(out, container, telling);
        QCOMPARE(out, "[" + expected(*container, telling));
        QCOMPARE(rowIn(rows, container, telling), expected(*container, telling));
    }
    void timeThatPassesIsSeen()
    {
        ContainerRows rows;
        const auto container = std::make_shared<const engine::Container>(runningContainer());
        for (const auto age : {5s, 50s, 500s}) {
            const ContainerTelling telling{.now = kThen + age};
            QCOMPARE(rowIn(rows, container, telling), expected(*container, telling));
        }
    }
    void anotherNameOfItsImageIsSeen()
    {
        ContainerRows rows;
        const auto container = std::make_shared<const engine::Container>(runningContainer());
        for (const char* name : {"web:1", "web:2", "web:1"}) {
            const ContainerTelling telling{.now = kThen + 5s, .imageName = name};
            QCOMPARE(rowIn(rows, container, telling), expected(*container, telling));
        }
    }
    void anotherSnapshotIsSeen()
    {
        ContainerRows rows;
        const ContainerTelling telling{.now = kThen + 5s, .imageName = "web:1"};
        auto container = std::make_shared<const engine::Container>(runningContainer());
        QCOMPARE(rowIn(rows, container, telling), expected(*container, telling));
        engine::Container renamed = *container;
        renamed.name = "other";
        container = std::make_shared<const engine::Container>(renamed);
        QCOMPARE(rowIn(rows, container, telling), expected(renamed, telling));
    }
    void forgettingThePastKeepsWhatIsThere()
    {
        ContainerRows rows;
        const ContainerTelling telling{.now = kThen + 5s};
        const auto stays = std::make_shared<const engine::Container>(runningContainer());
        auto goes = std::make_shared<const engine::Container>(createdContainer());
        const std::string before = rowIn(rows, stays, telling) + rowIn(rows, goes, telling);
        goes = std::make_shared<const engine::Container>(createdContainer());
        rows.forgetPast();
        QCOMPARE(rowIn(rows, stays, telling) + rowIn(rows, goes, telling), before);
    }
};

QTEST_GUILESS_MAIN(TestContainerRows)
#include "tst_containerrows.moc"
