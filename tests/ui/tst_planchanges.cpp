// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/planchanges.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace darse;
using namespace darse::ui;

/// Which changes of a container need another one.
class TestPlanChanges : public QObject {
    Q_OBJECT

private:
    static backend::ContainerPlan plan()
    {
        backend::ContainerPlan plan;
        plan.name = u"web"_s;
        plan.image = u"nginx"_s;
        plan.restartPolicy = u"no"_s;
        plan.limits.memoryBytes = 1000;
        return plan;
    }

private Q_SLOTS:
    void nothingChangedIsNothing()
    {
        QVERIFY(changesBetween(plan(), plan()).isEmpty());
        QVERIFY(!needsRecreation({}));
    }

    void limitsNameAndPolicyAreLive()
    {
        backend::ContainerPlan after = plan();
        after.name = u"shop"_s;
        after.restartPolicy = u"always"_s;
        after.limits.memoryBytes = 2000;
        after.limits.cpuCores = 0.5;
        const auto changes = changesBetween(plan(), after);
        QCOMPARE(changes.size(), 4);
        QVERIFY(!needsRecreation(changes));
        PlanNotes notes;
        addChangeNotes(changes, notes);
        QVERIFY(notes.hints.contains(PlanField::Memory) && !notes.hints.contains(PlanField::Image));
    }

    void whereNothingIsChangedLiveOnlyTheNameIs()
    {
        backend::ContainerPlan after = plan();
        after.name = u"shop"_s;
        QVERIFY(!needsRecreation(changesBetween(plan(), after, LiveChanges::Name)));
        after.restartPolicy = u"always"_s;
        after.limits.memoryBytes = 2000;
        after.limits.cpuCores = 0.5;
        const auto changes = changesBetween(plan(), after, LiveChanges::Name);
        for (const PlanField field : {PlanField::Restart, PlanField::Memory, PlanField::Cpus})
            QCOMPARE(changes.value(field, Applying::Live), Applying::Recreate);
        QCOMPARE(changes.value(PlanField::Name, Applying::Recreate), Applying::Live);
    }

    void aLimitThatGoesNeedsAnother()
    {
        backend::ContainerPlan after = plan();
        after.limits.memoryBytes.reset();
        QVERIFY(needsRecreation(changesBetween(plan(), after)));
    }

    void whatIsDeletedAtItsEndIsNotReplaced()
    {
        backend::ContainerPlan after = plan();
        after.limits.memoryBytes = 2000;
        after.more = {{u"--init"_s, {}}};
        PlanNotes notes;
        refuseRecreation(changesBetween(plan(), after), notes);
        QCOMPARE(notes.problems.size(), 1);
        QVERIFY(notes.problems.contains(PlanField::More));
    }

    void theRestNeedsAnother()
    {
        backend::ContainerPlan after = plan();
        after.ports.push_back({.hostAddress = {}, .hostPort = 80, .containerPort = 80, .protocol = u"tcp"_s});
        after.environment.emplace_back(u"A"_s, u"b"_s);
        after.image = u"nginx:2"_s;
        const auto changes = changesBetween(plan(), after);
        QCOMPARE(changes.size(), 3);
        QVERIFY(needsRecreation(changes));
        QVERIFY(changeSummary(changes, true) != changeSummary(changes, false));
    }
};

QTEST_GUILESS_MAIN(TestPlanChanges)
#include "tst_planchanges.moc"
