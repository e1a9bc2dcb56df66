// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/container.h"
#include "core/backend/event.h"
#include "core/backend/pod.h"
#include "core/backend/storage.h"
#include "core/backend/workload.h"
#include "tests/core/demosupport.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace darse;
using namespace darse::backend;
using namespace darse::tests;
using namespace std::chrono_literals;
using connect::demo::DemoBackend;

namespace {

using Known = std::set<std::pair<Kind, QString>>;

void remember(DemoBackend& demo, Known& known)
{
    for (const Kind kind : kAllKinds) {
        for (const ObjectPtr& object : listOf(demo, kind))
            known.insert({kind, object->key});
    }
}

/// What an object points at, by any of its fields.
std::vector<ObjectRef> refsOf(const Object& object)
{
    std::vector<ObjectRef> refs = object.owners;
    const auto add = [&](Kind kind, const QStringList& keys) {
        for (const QString& key : keys)
            refs.push_back({kind, key});
    };
    switch (object.kind) {
    case Kind::Container: {
        const auto& container = as<Container>(object);
        if (!container.podKey.isEmpty())
            add(Kind::Pod, {container.podKey});
        if (!container.imageKey.isEmpty())
            add(Kind::Image, {container.imageKey});
        add(Kind::Network, container.networks);
        for (const Mount& mount : container.mounts) {
            if (mount.isVolume)
                add(Kind::Volume, {mount.source});
        }
        break;
    }
    case Kind::Pod:
        add(Kind::Container, as<Pod>(object).containers);
        break;
    case Kind::Image:
        add(Kind::Container, as<Image>(object).usedBy);
        break;
    case Kind::Volume:
        add(Kind::Container, as<Volume>(object).usedBy);
        break;
    case Kind::Event:
        refs.push_back(as<Event>(object).about);
        break;
    default:
        break;
    }
    return refs;
}

std::size_t countOf(DemoBackend& demo)
{
    std::size_t count = 0;
    for (const Kind kind : kAllKinds) {
        if (kind != Kind::Event)
            count += listOf(demo, kind).size();
    }
    return count;
}

} // namespace

class DemoFleetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindIsThere()
    {
        DemoBackend demo(fixedOptions());
        for (const Kind kind : kAllKinds)
            QVERIFY2(!listOf(demo, kind).empty(), qPrintable(kindName(kind)));
        QCOMPARE(listOf(demo, Kind::Node).size(), std::size_t(1));
        QVERIFY(countOf(demo) >= 60);
        QVERIFY(countOf(demo) <= 140);
    }

    void listsAreSortedAndUnique()
    {
        DemoBackend demo(fixedOptions());
        demo.advance(7min);
        for (const Kind kind : kAllKinds) {
            const ObjectList list = listOf(demo, kind);
            const auto notLess = [](const ObjectPtr& a, const ObjectPtr& b) { return !(a->key < b->key); };
            QVERIFY(std::adjacent_find(list.begin(), list.end(), notLess) == list.end());
            QVERIFY(std::all_of(list.begin(), list.end(), [kind](const ObjectPtr& o) { return o->kind == kind; }));
        }
    }

    void replayedChangesGiveTheSameList()
    {
        DemoBackend demo(fixedOptions());
        for (const Kind kind : kAllKinds) {
            Mirror mirror = mirrorOf(listOf(demo, kind));
            const auto watch = demo.objects(kind)->watch();
            connect(watch.get(), &Watch::changed, this, [&mirror](const std::vector<Change>& changes) {
                for (const Change& change : changes) {
                    if (change.object)
                        mirror[change.key] = change.object;
                    else
                        mirror.erase(change.key);
                }
            });
            demo.advance(15min);
            QVERIFY(mirror == mirrorOf(listOf(demo, kind)));
        }
    }

    void everyReferenceLeadsToSomethingThatExistsOrDid()
    {
        DemoBackend demo([] {
            auto options = fixedOptions();
            options.lived = 0ms;
            return options;
        }());
        Known known;
        for (int i = 0; i < 60 * 40; ++i) {
            demo.advance(1s);
            remember(demo, known);
        }
        for (const Kind kind : kAllKinds) {
            for (const ObjectPtr& object : listOf(demo, kind)) {
                for (const ObjectRef& ref : refsOf(*object))
                    QVERIFY2(known.contains({ref.kind, ref.key}),
                             qPrintable(object->key + QStringLiteral(" -> ") + ref.key));
            }
        }
    }

    void aDayKeepsItsBounds()
    {
        auto options = fixedOptions();
        options.tick = 5s;
        DemoBackend demo(options);
        const std::size_t before = countOf(demo);
        const std::size_t scheduled = demo.scheduled();
        for (int hour = 0; hour < 24; ++hour) {
            demo.advance(60min);
            QVERIFY(countOf(demo) < before + 25);
            QVERIFY(listOf(demo, Kind::Event).size() <= 500);
            QVERIFY(demo.scheduled() < scheduled + 40);
        }
    }

    void theSameOptionsGiveTheSameLife()
    {
        DemoBackend one(fixedOptions());
        DemoBackend two(fixedOptions());
        one.advance(20min);
        two.advance(20min);
        for (const Kind kind : kAllKinds) {
            const ObjectList a = listOf(one, kind);
            const ObjectList b = listOf(two, kind);
            QCOMPARE(a.size(), b.size());
            for (std::size_t i = 0; i < a.size(); ++i) {
                QCOMPARE(a[i]->key, b[i]->key);
                QCOMPARE(a[i]->reason, b[i]->reason);
                QCOMPARE(a[i]->created, b[i]->created);
            }
        }
    }

    void anotherSeedGivesAnotherLife()
    {
        auto options = fixedOptions();
        DemoBackend one(options);
        options.seed = 2;
        DemoBackend two(options);
        QVERIFY(listOf(one, Kind::Pod).front()->key != listOf(two, Kind::Pod).front()->key);
    }

    void allStoriesAreTold()
    {
        DemoBackend demo(fixedOptions());
        std::set<Status> containers;
        std::set<Status> deployments;
        std::set<Status> jobs;
        bool wasKilledForMemory = false;
        for (int i = 0; i < 30 * 60; ++i) {
            demo.advance(1s);
            for (const ObjectPtr& object : listOf(demo, Kind::Container)) {
                containers.insert(object->status);
                wasKilledForMemory |= as<Container>(*object).exitCode == 137 && object->reason.contains(u"OOMKilled");
            }
            for (const ObjectPtr& object : listOf(demo, Kind::Deployment))
                deployments.insert(object->status);
            for (const ObjectPtr& object : listOf(demo, Kind::Job))
                jobs.insert(object->status);
        }
        for (const Status status : {Status::Running, Status::Starting, Status::Stopping, Status::Restarting,
                                    Status::Warning, Status::Failed, Status::Paused, Status::Stopped})
            QVERIFY2(containers.contains(status), qPrintable(QString::number(int(status))));
        QVERIFY(wasKilledForMemory);
        QVERIFY(deployments.contains(Status::Updating) && deployments.contains(Status::Failed));
        QVERIFY(jobs.contains(Status::Succeeded) && jobs.contains(Status::Failed) && jobs.contains(Status::Running));
    }

    void generatedContainersChurn()
    {
        auto options = fixedOptions();
        options.fleetSize = 2000;
        DemoBackend demo(options);
        QVERIFY(listOf(demo, Kind::Container).size() > 2000);
        std::size_t changed = 0;
        const auto watch = demo.objects(Kind::Container)->watch();
        connect(watch.get(), &Watch::changed, this,
                [&changed](const std::vector<Change>& changes) { changed += changes.size(); });
        demo.churn(0.1);
        QVERIFY(changed > 100 && changed < 300);
    }
};

QTEST_GUILESS_MAIN(DemoFleetTest)
#include "tst_demofleet.moc"
