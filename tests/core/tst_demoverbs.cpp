// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/config.h"
#include "core/backend/container.h"
#include "core/backend/networking.h"
#include "core/backend/pod.h"
#include "core/backend/storage.h"
#include "core/backend/workload.h"
#include "tests/core/demosupport.h"

#include <QTest>

#include <set>

using namespace darse;
using namespace darse::backend;
using namespace darse::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using connect::demo::DemoBackend;

namespace {

const QString kPostgres = u"postgres"_s;

std::size_t livingPods(DemoBackend& demo, const QString& deployment)
{
    std::size_t count = 0;
    for (const ObjectPtr& pod : listOf(demo, Kind::Pod)) {
        const bool isIts = !pod->owners.empty() && pod->owners.front().key == deployment;
        count += isIts && pod->status != Status::Stopping;
    }
    return count;
}

Status statusOf(DemoBackend& demo, const QString& container)
{
    return get<Container>(demo, container)->status;
}

QString message(const Result<void>& result)
{
    return result ? QString() : QString::fromStdString(result.error().message());
}

} // namespace

class DemoVerbsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DemoBackend> m_demo;

    [[nodiscard]] Result<void> remove(Kind kind, const QString& key) const
    {
        return now(m_demo->objects(kind)->remove(key));
    }

private Q_SLOTS:
    void init()
    {
        m_demo = std::make_unique<DemoBackend>(fixedOptions());
        m_demo->open();
    }

    void stopTakesAWhile()
    {
        const auto stopped = m_demo->containers()->stop(kPostgres);
        QCOMPARE(statusOf(*m_demo, kPostgres), Status::Stopping);
        QVERIFY(!stopped.isFinished());
        m_demo->advance(5s);
        QVERIFY(now(stopped));
        QCOMPARE(statusOf(*m_demo, kPostgres), Status::Stopped);
        QCOMPARE(get<Container>(*m_demo, kPostgres)->exitCode, std::optional<int>(0));
        QCOMPARE(get<Container>(*m_demo, kPostgres)->pid, 0);
    }

    void startBringsItBack()
    {
        (void)m_demo->containers()->stop(kPostgres);
        m_demo->advance(5s);
        const auto started = m_demo->containers()->start(kPostgres);
        QCOMPARE(statusOf(*m_demo, kPostgres), Status::Starting);
        m_demo->advance(6s);
        QVERIFY(now(started));
        QCOMPARE(statusOf(*m_demo, kPostgres), Status::Running);
        QVERIFY(!get<Container>(*m_demo, kPostgres)->exitCode);
    }

    void restartGoesThroughBothStates()
    {
        const auto restarted = m_demo->containers()->restart(kPostgres);
        QCOMPARE(statusOf(*m_demo, kPostgres), Status::Stopping);
        const QDateTime before = get<Container>(*m_demo, kPostgres)->started;
        m_demo->advance(10s);
        QVERIFY(now(restarted));
        QCOMPARE(statusOf(*m_demo, kPostgres), Status::Running);
        QVERIFY(get<Container>(*m_demo, kPostgres)->started > before);
    }

    void pauseAndResume()
    {
        QVERIFY(now(m_demo->containers()->pause(kPostgres)));
        QCOMPARE(statusOf(*m_demo, kPostgres), Status::Paused);
        QCOMPARE(message(now(m_demo->containers()->start(kPostgres))),
                 u"container postgres is paused: resume it instead"_s);
        QVERIFY(now(m_demo->containers()->resume(kPostgres)));
        QCOMPARE(statusOf(*m_demo, kPostgres), Status::Running);
    }

    void killGivesAnExitCode()
    {
        const auto killed = m_demo->containers()->kill(kPostgres);
        m_demo->advance(1s);
        QVERIFY(now(killed));
        QCOMPARE(get<Container>(*m_demo, kPostgres)->exitCode, std::optional<int>(137));
    }

    void wrongStateIsOneSentence()
    {
        const auto result = now(m_demo->containers()->start(kPostgres));
        QCOMPARE(message(result), u"container postgres is already running"_s);
        QVERIFY(result.error().kind() == ErrorKind::InvalidState);
        const auto stop = now(m_demo->containers()->stop(u"mail-catcher"_s));
        QCOMPARE(message(stop), u"container mail-catcher is not running"_s);
        QCOMPARE(message(now(m_demo->containers()->resume(kPostgres))), u"container postgres is not paused"_s);
    }

    void anUnknownKeyIsNotFound()
    {
        QVERIFY(now(m_demo->containers()->start(u"nobody"_s)).error().kind() == ErrorKind::NotFound);
        QVERIFY(now(m_demo->deployments()->scale(u"nobody"_s, 1)).error().kind() == ErrorKind::NotFound);
        QVERIFY(now(m_demo->secrets()->reveal(u"nobody"_s)).error().kind() == ErrorKind::NotFound);
        for (const Kind kind : kAllKinds) {
            if (m_demo->objects(kind)->canRemove())
                QVERIFY(remove(kind, u"nobody"_s).error().kind() == ErrorKind::NotFound);
        }
    }

    void aNewOrderAnswersTheOldOne()
    {
        const auto stopped = m_demo->containers()->stop(kPostgres);
        const auto killed = m_demo->containers()->kill(kPostgres);
        QVERIFY(now(stopped).error().kind() == ErrorKind::Conflict);
        m_demo->advance(1s);
        QVERIFY(now(killed));
    }

    void aStoppedPartOfAPodComesBack()
    {
        QString key;
        for (const ObjectPtr& object : listOf(*m_demo, Kind::Container)) {
            if (object->key.startsWith("shop/payments"_L1))
                key = object->key;
        }
        const auto stopped = m_demo->containers()->stop(key);
        m_demo->advance(4s);
        QVERIFY(now(stopped));
        QCOMPARE(statusOf(*m_demo, key), Status::Restarting);
        m_demo->advance(30s);
        QCOMPARE(statusOf(*m_demo, key), Status::Running);
        QCOMPARE(get<Container>(*m_demo, key)->restarts, 1);
    }

    void scalingMakesAndEndsPods()
    {
        const QString key = u"school/exercises"_s;
        QVERIFY(now(m_demo->deployments()->scale(key, 6)));
        m_demo->advance(20s);
        QCOMPARE(livingPods(*m_demo, key), std::size_t(6));
        QCOMPARE(get<Deployment>(*m_demo, key)->ready, 6);
        QVERIFY(now(m_demo->deployments()->scale(key, 0)));
        m_demo->advance(30s);
        QCOMPARE(livingPods(*m_demo, key), std::size_t(0));
        QCOMPARE(get<Deployment>(*m_demo, key)->status, Status::Idle);
    }

    void absurdReplicasAreRefused()
    {
        for (const int replicas : {-1, 1'000'000})
            QVERIFY(now(m_demo->deployments()->scale(u"shop/cart"_s, replicas)).error().kind() ==
                    ErrorKind::InvalidInput);
    }

    void restartingADeploymentReplacesEveryPodButNeverAllAtOnce()
    {
        const QString key = u"school/exercises"_s;
        std::set<QString> before;
        for (const ObjectPtr& pod : listOf(*m_demo, Kind::Pod))
            before.insert(pod->key);
        QVERIFY(now(m_demo->deployments()->restart(key)));
        for (int i = 0; i < 60; ++i) {
            m_demo->advance(1s);
            QVERIFY(get<Deployment>(*m_demo, key)->ready >= 2);
        }
        QCOMPARE(get<Deployment>(*m_demo, key)->status, Status::Running);
        for (const ObjectPtr& pod : listOf(*m_demo, Kind::Pod)) {
            if (pod->owners.front().key == key)
                QVERIFY(!before.contains(pod->key));
        }
    }

    void aDeletedPodIsReplaced()
    {
        QString key;
        for (const ObjectPtr& pod : listOf(*m_demo, Kind::Pod)) {
            if (pod->owners.front().key == "blog/blog"_L1)
                key = pod->key;
        }
        QVERIFY(remove(Kind::Pod, key));
        QCOMPARE(get<Pod>(*m_demo, key)->status, Status::Stopping);
        m_demo->advance(15s);
        QVERIFY(!get<Pod>(*m_demo, key));
        QCOMPARE(livingPods(*m_demo, u"blog/blog"_s), std::size_t(1));
    }

    void aDeletedDeploymentTakesItsPodsAlong()
    {
        QVERIFY(remove(Kind::Deployment, u"blog/blog"_s));
        m_demo->advance(15s);
        QCOMPARE(livingPods(*m_demo, u"blog/blog"_s), std::size_t(0));
        QVERIFY(!get<Deployment>(*m_demo, u"blog/blog"_s));
    }

    void whatIsInUseStays()
    {
        const auto volume = remove(Kind::Volume, u"shop_postgres"_s);
        QVERIFY(volume.error().kind() == ErrorKind::InUse);
        QCOMPARE(message(volume), u"volume shop_postgres is used by postgres"_s);
        const QString image = get<Container>(*m_demo, kPostgres)->imageKey;
        QVERIFY(message(remove(Kind::Image, image)).contains(kPostgres));
        QVERIFY(remove(Kind::Network, u"shop_backend"_s).error().kind() == ErrorKind::InUse);
        QVERIFY(remove(Kind::Network, u"bridge"_s).error().kind() == ErrorKind::InvalidState);
        QVERIFY(remove(Kind::Container, kPostgres).error().kind() == ErrorKind::InvalidState);
    }

    void whatIsUnusedGoes()
    {
        QVERIFY(remove(Kind::Volume, u"scratch"_s));
        QVERIFY(!get<Volume>(*m_demo, u"scratch"_s));
        QVERIFY(remove(Kind::Network, u"internal"_s));
        QVERIFY(remove(Kind::Container, u"sandbox"_s));
        QVERIFY(!get<Container>(*m_demo, u"sandbox"_s));
        QVERIFY(remove(Kind::ConfigMap, u"shop/cart"_s));
        QVERIFY(remove(Kind::Secret, u"shop/postgres"_s));
        QVERIFY(!now(m_demo->secrets()->reveal(u"shop/postgres"_s)));
    }

    void secretsAreRevealedWithAllTheirKeys()
    {
        for (const ObjectPtr& object : listOf(*m_demo, Kind::Secret)) {
            const auto values = now(m_demo->secrets()->reveal(object->key));
            QVERIFY(values);
            QCOMPARE(values->keys(), as<Secret>(*object).keys);
        }
    }
};

QTEST_GUILESS_MAIN(DemoVerbsTest)
#include "tst_demoverbs.moc"
