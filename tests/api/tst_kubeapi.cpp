// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/kubecells.h"
#include "core/api/kubediscovery.h"
#include "core/api/kubegroupkinds.h"
#include "core/api/kubeobjects.h"
#include "core/api/kubeopenapi.h"
#include "core/kube/refusal.h"
#include "tests/support/verify.h"

#include <QFloat16> // asked for where QCOMPARE is given JSON
#include <QTest>

using namespace darse;
using namespace darse::api;
using nlohmann::json;

namespace {

const json& named(const json& list, const char* member, const char* name)
{
    static const json kNone;
    for (const json& one : list) {
        if (one.value(member, "") == name)
            return one;
    }
    return kNone;
}

} // namespace

/// What the Kubernetes dialect says before and beside objects.
class TestKubeApi : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typesThatAreAccepted()
    {
        for (const char* good :
             {"", "*/*", "application/json", "application/*;q=0.5", "text/html, application/json;as=Table",
              "application/vnd.kubernetes.protobuf,application/json"})
            QVERIFY2(kubeAccepts(good), good);
        for (const char* bad : {"text/html", "application/vnd.kubernetes.protobuf", "application/jsonish", ","})
            QVERIFY2(!kubeAccepts(bad), bad);
    }

    void whatIsRefusedHasItsCodeAndDetails()
    {
        const json missing = statusJson(kube::statusError(ErrorKind::NotFound, "pods \"web\" not found",
                                                          {.details = kube::detailsOf(kube::kind::pod, "web")}));
        QCOMPARE(missing["code"], json(404));
        QCOMPARE(missing["reason"], json("NotFound"));
        QCOMPARE(missing["details"], json({{"kind", "pods"}, {"name", "web"}}));
        const json old = statusJson(kubeTooOld(5));
        QCOMPARE(old["code"], json(410));
        QCOMPARE(old["reason"], json("Expired"));
        const json bad = statusJson(
            kube::invalid(kube::kind::pod, "web", {{.path = "spec", .reason = "FieldValueInvalid", .said = "no"}}));
        QCOMPARE(bad["code"], json(422));
        QCOMPARE(bad["details"]["causes"][0]["field"], json("spec"));
        // What another server says is not taken for ours.
        const json plain =
            statusJson(Error(ErrorKind::Io, "broken").withDetail(R"({"code": 200, "details": {"a": 1}})"));
        QCOMPARE(plain["code"], json(500));
        QVERIFY(!plain.contains("details"));
    }

    void allIsToldAtOnce()
    {
        constexpr const char* kNew = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
        constexpr const char* kBeta = "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList";
        QVERIFY(kubeAllAtOnce("/api", "application/json").is_null());
        QCOMPARE(kubeAllAtOnce("/apis", kBeta)["apiVersion"], json("apidiscovery.k8s.io/v2beta1"));
        const json core = kubeAllAtOnce("/api", std::string(kNew) + "," + kBeta + ",application/json");
        QCOMPARE(core["apiVersion"], json("apidiscovery.k8s.io/v2"));
        QCOMPARE(core["items"].size(), std::size_t{1});
        const json& pods = named(core["items"][0]["versions"][0]["resources"], "resource", "pods");
        QCOMPARE(pods["singularResource"], json("pod"));
        QCOMPARE(pods["shortNames"], json::array({"po"}));
        QCOMPARE(pods["categories"], json::array({"all"}));
        QCOMPARE(named(pods["subresources"], "subresource", "exec")["responseKind"]["kind"], json("PodExecOptions"));
        QCOMPARE(named(pods["subresources"], "subresource", "eviction")["responseKind"],
                 R"({"group": "policy", "version": "v1", "kind": "Eviction"})"_json);
        const json others = kubeAllAtOnce("/apis", kNew);
        QCOMPARE(others["items"].size(), kubeServedGroups().size() - 1);
        QCOMPARE(others["items"][0]["metadata"]["name"], json("metrics.k8s.io"));
    }

    void everyGroupSaysWhatItsKindsAreMadeOf()
    {
        for (const KubeGroup& group : kubeServedGroups()) {
            const json schema = openApiThird(group.name, group.version);
            const json& types = schema["components"]["schemas"];
            for (const kube::Kind* kind : group.kinds) {
                const auto isIt = [&](const json& one) {
                    const json known = one.value("x-kubernetes-group-version-kind", json::array());
                    return !known.empty() && known[0]["kind"] == json(kind->name) &&
                           known[0]["group"] == json(kind->group);
                };
                QVERIFY2(std::ranges::any_of(types, isIt), std::string(kind->name).c_str());
            }
            // Every reference leads somewhere.
            const std::string text = schema.dump();
            constexpr std::string_view kReference = "#/components/schemas/";
            for (auto at = text.find(kReference); at != std::string::npos; at = text.find(kReference, at + 1)) {
                const auto begin = at + kReference.size();
                const std::string name = text.substr(begin, text.find('"', begin) - begin);
                QVERIFY2(types.contains(name), name.c_str());
            }
        }
    }

    /// Those who write a pod are offered its words.
    void wordsToChooseFromAreTold()
    {
        const json third = openApiThird("", "v1");
        const json& spec = third["components"]["schemas"]["io.k8s.api.core.v1.PodSpec"];
        QCOMPARE(spec["properties"]["restartPolicy"]["enum"], (json{"Always", "OnFailure", "Never"}));
        QVERIFY(!spec["properties"]["hostname"].contains("enum"));
    }

    void restartsAreThoseOfWhatBeginsNow()
    {
        json pod{{"metadata", {{"name", "web"}}},
                 {"spec",
                  {{"containers", json::array({{{"name", "a"}}})}, {"initContainers", json::array({{{"name", "i"}}})}}},
                 {"status",
                  {{"initContainerStatuses", json::array({{{"name", "i"}, {"restartCount", 4}}})},
                   {"containerStatuses", json::array({{{"name", "a"}, {"restartCount", 1}}})},
                   {"conditions", json::array({{{"type", "Initialized"}, {"status", "False"}}})}}}};
        QCOMPARE(podCells(pod, "1s")[3], json(4));
        pod["status"]["conditions"][0]["status"] = "True";
        QCOMPARE(podCells(pod, "1s")[3], json(1));
    }
};

QTEST_APPLESS_MAIN(TestKubeApi)
#include "tst_kubeapi.moc"
