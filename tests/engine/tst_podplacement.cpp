// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/podconditions.h"
#include "core/engine/podnodestate.h"
#include "core/engine/podplacement.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace darse;
using namespace darse::engine;
using nlohmann::json;

namespace {

json machine(const char* spec = "{}")
{
    return {
        {"metadata", {{"name", "here"}, {"labels", {{"kubernetes.io/os", "linux"}, {"disk", "ssd"}, {"age", "7"}}}}},
        {"spec", json::parse(spec)},
        {"status", {{"allocatable", {{"cpu", "2"}, {"memory", "1Gi"}, {"pods", "10"}}}}}};
}

json pod(const char* spec)
{
    json out{{"metadata", {{"name", "p"}, {"namespace", "default"}}}, {"spec", json::parse(spec)}};
    out["spec"]["containers"] = out["spec"].value("containers", json::array());
    return out;
}

kube::ObjectPtr neighbour(const char* labels, const char* spec = "{}", const char* phase = "Running")
{
    json out = pod(spec);
    out["metadata"]["labels"] = json::parse(labels);
    out["spec"]["nodeName"] = "here";
    out["status"]["phase"] = phase;
    return std::make_shared<const json>(std::move(out));
}

constexpr const char* kCpu = R"({"containers": [{"resources": {"requests": {"cpu": "1500m"}}}]})";
constexpr const char* kPort = R"({"containers": [{"ports": [{"containerPort": 80, "hostPort": 8080}]}]})";
constexpr const char* kRequired = "requiredDuringSchedulingIgnoredDuringExecution";

std::string affinity(const std::string& which, const std::string& terms)
{
    return R"({"affinity": {")" + which + R"(": {")" + kRequired + R"(": )" + terms + "}}}";
}

} // namespace

/// Which pods can be on this machine, and what is said of the others.
class TestPodPlacement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whyNot_data()
    {
        QTest::addColumn<QByteArray>("node");
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<QByteArray>("why"); // empty: it can be here
        const auto row = [](const char* name, const char* node, const std::string& spec, const char* why) {
            QTest::newRow(name) << QByteArray(node) << QByteArray::fromStdString(spec) << QByteArray(why);
        };
        const char* selector = "1 node(s) didn't match Pod's node affinity/selector";
        row("anything", "{}", "{}", "");
        row("a label", "{}", R"({"nodeSelector": {"disk": "ssd"}})", "");
        row("another label", "{}", R"({"nodeSelector": {"disk": "tape"}})", selector);
        row("cordoned", R"({"unschedulable": true})", "{}", "1 node(s) were unschedulable");
        row("cordoned and tolerated", R"({"unschedulable": true})",
            R"({"tolerations": [{"key": "node.kubernetes.io/unschedulable", "operator": "Exists"}]})", "");
        const char* taint = R"({"taints": [{"key": "lab", "value": "x", "effect": "NoSchedule"}]})";
        row("tainted", taint, "{}", "1 node(s) had untolerated taint {lab: x}");
        row("another taint", taint, R"({"tolerations": [{"key": "lab", "value": "y"}]})",
            "1 node(s) had untolerated taint {lab: x}");
        row("a tolerated taint", taint, R"({"tolerations": [{"key": "lab", "value": "x", "effect": "NoSchedule"}]})",
            "");
        row("everything tolerated", taint, R"({"tolerations": [{"operator": "Exists"}]})", "");
        const auto wants = [](const char* rows) {
            return affinity("nodeAffinity",
                            std::string(R"({"nodeSelectorTerms": [{"matchExpressions": )") + rows + "}]}");
        };
        row("among", "{}", wants(R"([{"key": "disk", "operator": "In", "values": ["hdd", "ssd"]}])"), "");
        row("not among", "{}", wants(R"([{"key": "disk", "operator": "NotIn", "values": ["ssd"]}])"), selector);
        row("there", "{}", wants(R"([{"key": "disk", "operator": "Exists"}])"), "");
        row("not there", "{}", wants(R"([{"key": "disk", "operator": "DoesNotExist"}])"), selector);
        row("more", "{}", wants(R"([{"key": "age", "operator": "Gt", "values": ["6"]}])"), "");
        row("less", "{}", wants(R"([{"key": "age", "operator": "Lt", "values": ["7"]}])"), selector);
        row("no term", "{}", affinity("nodeAffinity", R"({"nodeSelectorTerms": [{}]})"), selector);
        row("another shape", "{}", R"({"affinity": "near", "tolerations": [7], "nodeSelector": null})", "");
        row("much", "{}", R"({"containers": [{"resources": {"requests": {"cpu": "3", "memory": "2Gi"}}}]})",
            "1 Insufficient cpu, 1 Insufficient memory");
        row("what is not there", "{}", R"({"containers": [{"resources": {"requests": {"example.org/gpu": "1"}}}]})",
            "1 Insufficient example.org/gpu");
        row("one after the other", "{}",
            R"({"initContainers": [{"resources": {"requests": {"cpu": "2"}}}], "containers": [{"resources": {"requests": {"cpu": "2"}}}]})",
            "");
        row("beside a sidecar", "{}",
            R"({"initContainers": [{"restartPolicy": "Always", "resources": {"requests": {"cpu": "1"}}}], "containers": [{"resources": {"requests": {"cpu": "2"}}}]})",
            "1 Insufficient cpu");
    }

    void whyNot()
    {
        QFETCH(const QByteArray, node);
        QFETCH(const QByteArray, spec);
        QFETCH(const QByteArray, why);
        const auto found = whyNotHere(pod(spec.constData()), machine(node.constData()), {});
        QCOMPARE(found.has_value(), !why.isEmpty());
        if (found)
            QVERIFY2(found->starts_with("0/1 nodes are available: " + why.toStdString() + ". preemption: "),
                     found->c_str());
    }

    void othersTakeRoom()
    {
        QVERIFY(!whyNotHere(pod(kCpu), machine(), {neighbour("{}", kCpu, "Succeeded")}));
        QCOMPARE(whyNotHere(pod(kCpu), machine(), {neighbour("{}", kCpu)}).value_or(""),
                 std::string("0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 No "
                             "preemption victims found for incoming pod."));
        QVERIFY(
            whyNotHere(pod(kPort), machine(), {neighbour("{}", kPort)}).value_or("").find("didn't have free ports") !=
            std::string::npos);
        const auto at = [](const char* address) {
            json out = json::parse(kPort);
            out["containers"][0]["ports"][0]["hostIP"] = address;
            return out.dump();
        };
        const std::vector<kube::ObjectPtr> first{neighbour("{}", at("127.0.0.1").c_str())};
        QVERIFY(!whyNotHere(pod(at("127.0.0.2").c_str()), machine(), first));
        QVERIFY(whyNotHere(pod(at("127.0.0.1").c_str()), machine(), first));
        QVERIFY(whyNotHere(pod(at("0.0.0.0").c_str()), machine(), first));
        const std::vector<kube::ObjectPtr> ten(10, neighbour("{}"));
        QVERIFY(whyNotHere(pod("{}"), machine(), ten).value_or("").find("1 Too many pods") != std::string::npos);
    }

    void neighboursAreSoughtAndShunned()
    {
        const std::string term =
            R"([{"topologyKey": "kubernetes.io/os", "labelSelector": {"matchLabels": {"app": "db"}}}])";
        const json seeks = pod(affinity("podAffinity", term).c_str());
        const json shuns = pod(affinity("podAntiAffinity", term).c_str());
        const kube::ObjectPtr db = neighbour(R"({"app": "db"})");
        QVERIFY(whyNotHere(seeks, machine(), {}).has_value());
        QVERIFY(!whyNotHere(seeks, machine(), {db}));
        QVERIFY(!whyNotHere(shuns, machine(), {}));
        QVERIFY(whyNotHere(shuns, machine(), {db}).has_value());
        json first = seeks; // nobody is there yet whom it is like
        first["metadata"]["labels"]["app"] = "db";
        QVERIFY(!whyNotHere(first, machine(), {}));
    }

    void neighboursAreElsewhere()
    {
        const auto finds = [](const char* more, const char* labels) {
            json term = R"({"topologyKey": "disk", "labelSelector": {"matchLabels": {"app": "db"}}})"_json;
            term.merge_patch(json::parse(more));
            json seeks = pod(affinity("podAffinity", json::array({term}).dump()).c_str());
            seeks["metadata"]["namespace"] = "own";
            seeks["metadata"]["labels"] = {{"v", "1"}};
            const json spaces = R"([{"metadata": {"name": "own"}},
                                    {"metadata": {"name": "default", "labels": {"team": "x"}}}])"_json;
            std::vector<kube::ObjectPtr> known;
            for (const json& one : spaces)
                known.push_back(std::make_shared<const json>(one));
            return !whyNotHere(seeks, machine(), {neighbour(labels)}, known);
        };
        const char* db = R"({"app": "db", "v": "1"})";
        QVERIFY(!finds("{}", db)); // its own namespace only
        QVERIFY(finds(R"({"namespaces": ["default"]})", db));
        QVERIFY(finds(R"({"namespaceSelector": {}})", db));
        QVERIFY(finds(R"({"namespaceSelector": {"matchLabels": {"team": "x"}}})", db));
        QVERIFY(!finds(R"({"namespaceSelector": {"matchLabels": {"team": "y"}}})", db));
        QVERIFY(finds(R"({"namespaces": ["default"], "namespaceSelector": {"matchLabels": {"team": "y"}}})", db));
        const char* other = R"({"app": "db", "v": "2"})";
        QVERIFY(finds(R"({"namespaceSelector": {}, "matchLabelKeys": ["v", "none"]})", db));
        QVERIFY(!finds(R"({"namespaceSelector": {}, "matchLabelKeys": ["v"]})", other));
        QVERIFY(!finds(R"({"namespaceSelector": {}, "mismatchLabelKeys": ["v"]})", db));
        QVERIFY(finds(R"({"namespaceSelector": {}, "mismatchLabelKeys": ["v", "none"]})", other));
    }

    void whatMakesPlace()
    {
        const auto step = [](const kube::Kind& kind, const json& now, const json& former) {
            return kube::Step{.happening = kube::Happening::Modified,
                              .key = {&kind, "", "x"},
                              .object = std::make_shared<const json>(now),
                              .former = std::make_shared<const json>(former)};
        };
        json beaten = machine();
        beaten["status"]["conditions"] = json::array({{{"lastHeartbeatTime", "now"}}});
        QVERIFY(!makesPlace(step(kube::kind::node, beaten, machine())));
        QVERIFY(makesPlace(step(kube::kind::node, machine(R"({"unschedulable": true})"), machine())));
        QVERIFY(makesPlace(step(kube::kind::space, R"({"metadata": {"labels": {"team": "x"}}})"_json, json::object())));
        QVERIFY(!makesPlace(step(kube::kind::space, R"({"status": {"phase": "Active"}})"_json, json::object())));
        const json running = *neighbour("{}");
        QVERIFY(!makesPlace(step(kube::kind::pod, running, running)));
        QVERIFY(makesPlace(step(kube::kind::pod, *neighbour("{}", "{}", "Failed"), running)));
        // Who is looked for has come, by its place or by its name.
        QVERIFY(makesPlace(step(kube::kind::pod, running, pod("{}"))));
        QVERIFY(makesPlace(step(kube::kind::pod, *neighbour(R"({"app": "db"})"), running)));
        kube::Step made = step(kube::kind::pod, pod("{}"), json());
        made.happening = kube::Happening::Added;
        made.former = nullptr;
        QVERIFY(!makesPlace(made));
        made.object = std::make_shared<const json>(running);
        QVERIFY(makesPlace(made));
    }

    void whatOthersWroteIsNoTrap()
    {
        const json status = R"({"phase": "Running", "initContainerStatuses": [{"name": "gone", "ready": false}]})"_json;
        const json found = podConditions(pod("{}"), status, true, std::chrono::system_clock::time_point());
        QCOMPARE(found.size(), std::size_t{4});
    }

    void whatTheMachineSaysOfItself()
    {
        QCOMPARE(meminfoValue("MemTotal: 9 kB\nMemAvailable:    12 kB\n", "MemAvailable"), std::int64_t{12 * 1024});
        QCOMPARE(meminfoValue("MemTotal: 9 kB\n", "MemAvailable"), std::int64_t{0});
        QCOMPARE(prettyName("ID=x\nPRETTY_NAME=\"A B 1\"\nZ=1\n"), std::string("A B 1"));
        const json first = nodeConditions("/", json::array());
        QCOMPARE(first.size(), std::size_t{4});
        json older = first;
        for (json& one : older)
            one["lastTransitionTime"] = "2020-01-01T00:00:00Z";
        older.push_back({{"type", "lab/Gate"}, {"status", "True"}, {"lastTransitionTime", "2020-01-01T00:00:00Z"}});
        QVERIFY(nodeConditions("/", older).back() == older.back());
        for (const json& one : nodeConditions("/", older))
            QCOMPARE(one["lastTransitionTime"].get<std::string>(), std::string("2020-01-01T00:00:00Z"));
        QVERIFY(nodeCapacity("/nowhere/yet")["ephemeral-storage"].get<std::string>() != "0Ki");
    }
};

QTEST_APPLESS_MAIN(TestPodPlacement)
#include "tst_podplacement.moc"
