// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/config.h"
#include "core/backend/pod.h"
#include "core/connect/kubernetes/podmetrics.h"
#include "core/connect/kubernetes/podreading.h"
#include "core/connect/kubernetes/reading.h"
#include "core/kube/generated.h"

#include <QtTest>

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
        json going = podWith(R"({"phase": "Running"})");
        going["metadata"]["deletionTimestamp"] = "2026-01-01T00:00:00Z";
        QVERIFY(read(going)->status == Status::Stopping);
    }

    void liesAreBorne()
    {
        for (const char* lie : {"null", "\"x\"", "[1]", R"({"spec": 5, "status": "x"})",
                                R"({"spec": {"containers": "x", "volumes": 3}, "metadata": []})"})
            QVERIFY(readPod(json::parse(lie)) != nullptr);
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
