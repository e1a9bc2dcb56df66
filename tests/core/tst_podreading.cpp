// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/config.h"
#include "core/backend/event.h"
#include "core/backend/pod.h"
#include "core/connect/docker/answerjson.h"
#include "core/connect/kubernetes/execchannel.h"
#include "core/connect/kubernetes/nodereading.h"
#include "core/connect/kubernetes/objectfeed.h"
#include "core/connect/kubernetes/podcontainers.h"
#include "core/connect/kubernetes/podmetrics.h"
#include "core/connect/kubernetes/podreading.h"
#include "core/connect/kubernetes/reading.h"
#include "core/connect/kubernetes/refusedinside.h"
#include "core/connect/kubernetes/servermetrics.h"
#include "core/connect/kubernetes/written.h"
#include "core/kube/document.h"
#include "core/kube/generated.h"
#include "core/kube/threeway.h"
#include "tests/support/dockerlies.h"

#include <QTest>

#include <cmath>

using namespace darse;
using namespace darse::connect::kubernetes;
using namespace Qt::StringLiterals;
using backend::Pod;
using backend::Status;

namespace {

json podWith(const char* status)
{
    json pod = json::parse(R"({
        "metadata": {"name": "web", "namespace": "default", "creationTimestamp": "2026-01-01T00:00:00Z"},
        "spec": {"nodeName": "here", "volumes": [{"name": "words", "configMap": {"name": "greetings"}}],
                 "containers": [{"name": "main", "image": "busybox", "ports": [{"containerPort": 80}],
                                 "env": [{"name": "A", "valueFrom": {"secretKeyRef": {"name": "hidden", "key": "k"}}}],
                                 "volumeMounts": [{"name": "words", "mountPath": "/w"}]}]}})");
    pod["status"] = json::parse(status);
    return pod;
}

std::shared_ptr<const Pod> read(const json& from)
{
    return std::static_pointer_cast<const Pod>(readPod(from));
}

/// What the console makes of an object that was edited.
void mergeWith(const json& told)
{
    const json base = essence(test::kubeTruth("pod"));
    json mine = base;
    mine["spec"]["containers"][0]["image"] = "other";
    const kube::Schema& schema = kube::Vocabulary::own()->schema();
    const json theirs = essence(told);
    static_cast<void>(json::diff(theirs, kube::threeWay(base, mine, theirs, schema, "Pod").object).dump());
}

void readEach(const json& told)
{
    for (const auto reader : {readPod, readClusterPod, readNode, readEvent, readConfigMap, readSecret})
        static_cast<void>(reader(told));
    static_cast<void>(secretValues(told));
    const backend::ObjectList containers = containersOfPod(told);
    for (const backend::ObjectPtr& one : containers)
        static_cast<void>(containerIn(told, one->name.section(u'/', -1)));
    static_cast<void>(kube::toYaml(readable(told)));
    static_cast<void>(kube::toYaml(kube::plainObject(told)));
}

void readPodAndMerge(const json& told)
{
    readEach(told);
    mergeWith(told);
}

void readUse(const json& told)
{
    backend::Frame frame;
    addPodUsage(told, frame);
    addNodeUsage(told, frame);
    frame = withPods(frame, {{u"default/web"_s, {u"default/web/main"_s}}});
    for (const backend::Sample& sample : frame.samples)
        QVERIFY(std::isfinite(sample.cpuCores.value_or(0)) && std::isfinite(sample.memoryBytes.value_or(0)));
}

void readWords(const json& told)
{
    const kube::VocabularyPtr words = kube::readOpenApi({told});
    if (!words)
        return;
    for (const kube::Kind* kind : words->kinds())
        static_cast<void>(words->schema().check(test::kubeTruth("pod"), words->typeOf(*kind)));
    static_cast<void>(kube::readText(kube::toYaml(test::kubeTruth("pod")), *words));
}

void readStatus(const json& told)
{
    static_cast<void>(exitCodeIn(told));
    static_cast<void>(errorOf(422, told.dump()).message());
    static_cast<void>(refusedInside(errorOf(422, told.dump())));
}

/// The readers of each document that is more or less than an object.
const std::map<std::string, void (*)(const json&)> kReaders{{"pod", readPodAndMerge},
                                                            {"use", readUse},
                                                            {"words", readWords},
                                                            {"third words", readWords},
                                                            {"status", readStatus}};

} // namespace

class TestPodReading : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runningPod()
    {
        json running = podWith(R"({"phase": "Running", "podIP": "10.0.0.2", "containerStatuses": [
            {"name": "main", "ready": true, "restartCount": 2, "state": {"running": {}}}]})");
        running["status"]["containerStatuses"][0]["containerID"] = "darse://abc";
        const auto pod = read(running);
        QCOMPARE(pod->key, u"default/web"_s);
        QCOMPARE(pod->containers, QStringList(u"abc"_s));
        QCOMPARE(pod->readyContainers, 1);
        QCOMPARE(pod->restarts, 2);
        QVERIFY(pod->status == Status::Running);
        QCOMPARE(pod->configMaps, QStringList(u"default/greetings"_s));
        QCOMPARE(pod->secrets, QStringList(u"default/hidden"_s));
        QCOMPARE(pod->parts.front().ports.front().containerPort, 80);
        QCOMPARE(pod->volumes.front().type, u"configMap"_s);
    }

    void aContainerThatIsNotThereYetIsMissing()
    {
        json half = podWith(R"({"phase": "Running", "containerStatuses": [
            {"name": "main", "ready": true, "containerID": "abc", "state": {"running": {}}}]})");
        half["spec"]["containers"].push_back({{"name", "second"}, {"image", "busybox"}});
        const auto pod = read(half);
        QCOMPARE(pod->containers.size(), 1);
        QVERIFY(pod->status == Status::Starting);
        QCOMPARE(pod->reason, u"1 of 2 ready"_s);
    }

    void whatIsWrongIsSaid()
    {
        const auto waiting = [](const char* reason) {
            json pod = podWith(R"({"phase": "Pending", "containerStatuses": [{"name": "main"}]})");
            pod["status"]["containerStatuses"][0]["state"]["waiting"] = {{"reason", reason}, {"message", "why"}};
            return pod;
        };
        QVERIFY(read(waiting("CrashLoopBackOff"))->status == Status::Restarting);
        QVERIFY(read(waiting("ImagePullBackOff"))->status == Status::Failed);
        QVERIFY(read(waiting("ContainerCreating"))->status == Status::Starting);
        QCOMPARE(read(waiting("ImagePullBackOff"))->reason, u"ImagePullBackOff: why"_s);
        for (const char* fault : {"CreateContainerConfigError", "FailedMount", "SignatureValidationFailed"})
            QVERIFY2(read(waiting(fault))->status == Status::Failed, fault);
        json going = podWith(R"({"phase": "Running"})");
        going["metadata"]["deletionTimestamp"] = "2026-01-01T00:00:00Z";
        QVERIFY(read(going)->status == Status::Stopping);
    }

    void whyNoMachineTakesItIsSaid()
    {
        json waits = podWith(R"({"phase": "Pending", "conditions": [{"type": "PodScheduled", "status": "False",
            "reason": "Unschedulable", "message": "0/1 nodes are available: 1 Insufficient cpu."}]})");
        waits["spec"].erase("nodeName");
        const auto pod = read(waits);
        QVERIFY(pod->hasNoPlace && pod->status == Status::Pending);
        QCOMPARE(pod->reason, u"Unschedulable: 0/1 nodes are available: 1 Insufficient cpu."_s);
        QCOMPARE(pod->waitsSince, pod->created);
        waits["status"]["conditions"][0]["reason"] = "SchedulingGated";
        QVERIFY(!read(waits)->hasNoPlace);
        QVERIFY(!read(podWith(R"({"phase": "Pending"})"))->hasNoPlace);
        const auto late = read(podWith(R"({"phase": "Running", "conditions": [{"type": "Ready", "status": "False",
            "lastTransitionTime": "2026-01-02T00:00:00Z"}]})"));
        QCOMPARE(late->waitsSince.toString(Qt::ISODate), u"2026-01-02T00:00:00Z"_s);
    }

    void everyLieIsBorne_data()
    {
        QTest::addColumn<QString>("truth");
        for (const test::Truth& truth : test::kubeTruths())
            QTest::newRow(truth.name) << QString::fromLatin1(truth.name);
    }

    /// Whatever a server says in whichever place, the readers go on.
    void everyLieIsBorne()
    {
        QFETCH(const QString, truth);
        const auto special = kReaders.find(truth.toStdString());
        const auto read = special == kReaders.end() ? readEach : special->second;
        const auto tryIt = [&](const json& document, const std::string& where) {
            try {
                read(document);
            } catch (const std::exception& thrown) {
                QFAIL(qPrintable(QString::fromStdString(where) + u": "_s + QString::fromUtf8(thrown.what())));
            }
        };
        std::vector<test::Lie> lies = test::dockerLies();
        for (const char* quantity : {"nan", "inf", "-1e99999", "9e999", "99999999999999999999Ei"})
            lies.push_back({quantity, quantity});
        for (const test::Lie& lie : lies) {
            test::eachLie(test::kubeTruth(truth.toStdString()), lie, tryIt);
            tryIt(test::allLies(test::kubeTruth(truth.toStdString()), lie), "everywhere");
        }
    }

    void whatIsTooDeepIsNoAnswer()
    {
        using connect::docker::answerJson;
        const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
        QVERIFY(answerJson(deep).is_discarded());
        QVERIFY(answerJson("{").is_discarded());
        QCOMPARE(answerJson("{\"a\": [\"[[[[\"]}")["a"].size(), std::size_t{1});
    }

    void whatIsToldIsRead()
    {
        QCOMPARE(containersOfPod(test::kubeTruth("pod")).size(), std::size_t{3});
        const auto event = std::static_pointer_cast<const backend::Event>(readEvent(test::kubeTruth("event")));
        QCOMPARE(event->count, 3);
        QCOMPARE(event->lastSeen.toString(Qt::ISODateWithMs), u"2026-01-01T00:00:09.123Z"_s);
        json later = test::kubeTruth("event");
        for (const char* member : {"series", "firstTimestamp", "lastTimestamp", "count"})
            later[member] = nullptr;
        const auto moment = std::static_pointer_cast<const backend::Event>(readEvent(later));
        QCOMPARE(moment->lastSeen.toString(Qt::ISODateWithMs), u"2026-01-01T00:00:00.100Z"_s);
        const kube::VocabularyPtr words = kube::readOpenApi({test::kubeTruth("words"), test::kubeTruth("third words")});
        QVERIFY(words && words->find("darse.test/v1", "Colour") && words->find("darse.test/v1", "Shape"));
    }

    void secretsKeepTheirValuesOutOfTheObject()
    {
        const json secret =
            json::parse(R"({"metadata": {"name": "s", "namespace": "n"}, "data": {"word": "c2VzYW1l"}})");
        const auto read = std::static_pointer_cast<const backend::Secret>(readSecret(secret));
        QCOMPARE(read->keys, QStringList(u"word"_s));
        QCOMPARE(secretValues(secret).value(u"word"_s), "sesame"_ba);
    }

    void podsHaveTheNumbersOfTheirContainers()
    {
        backend::Frame frame;
        for (const char* key : {"a", "b", "c"}) {
            backend::Sample sample;
            sample.ref = {backend::Kind::Container, QString::fromLatin1(key)};
            sample.cpuCores = 0.5;
            sample.networkSentPerSecond = 10;
            frame.samples.push_back(sample);
        }
        const backend::Frame all = withPods(frame, {{u"n/p"_s, {u"a"_s, u"b"_s}}});
        QCOMPARE(all.samples.size(), 4);
        QCOMPARE(all.samples.back().ref.key, u"n/p"_s);
        QCOMPARE(*all.samples.back().cpuCores, 1.0);
        QCOMPARE(*all.samples.back().networkSentPerSecond, 10.0); // it is one network
    }

    void copiesAreWithoutWhatTheServerAdds()
    {
        json pod = podWith(R"({"phase": "Running"})");
        pod["kind"] = "Pod";
        pod["metadata"]["uid"] = "u";
        pod["metadata"]["annotations"]["kubectl.kubernetes.io/last-applied-configuration"] = "{}";
        pod["spec"]["restartPolicy"] = "Always";
        pod["spec"]["ephemeralContainers"] = json::array({{{"name", "later"}, {"image", "i"}}});
        const json plain = kube::plainObject(pod);
        QVERIFY(!plain.contains("status"));
        QVERIFY(!plain["metadata"].contains("uid"));
        QVERIFY(!plain["metadata"].contains("annotations"));
        QVERIFY(!plain["spec"].contains("nodeName"));
        QVERIFY(!plain["spec"].contains("restartPolicy"));
        QVERIFY(!plain["spec"].contains("ephemeralContainers"));
        QVERIFY(plain["spec"].contains("containers"));
    }
};

QTEST_GUILESS_MAIN(TestPodReading)
#include "tst_podreading.moc"
