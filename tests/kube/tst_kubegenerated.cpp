// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/admission.h"
#include "core/kube/document.h"
#include "core/kube/generated.h"

#include <QTest>

using namespace darse;
using namespace darse::kube;
using nlohmann::json;

namespace {

/// A container as it is inspected, from YAML.
Inspected inspected(const std::string& container, const std::string& image = "Config: {Cmd: [sh]}")
{
    return {parseDocuments(container)->front().value, parseDocuments(image)->front().value};
}

} // namespace

class TestKubeGenerated : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingThatAPodCanSayIsSaid()
    {
        const Generated out = podOf({inspected(R"(
Name: /db_x
Config: {Image: "reg/db:1", Cmd: [sh, -c, run], Env: [A=b=c], User: "1000:7", Tty: true, OpenStdin: true, StopTimeout: 3,
         Labels: {app: x, odd: a b}, Healthcheck: {Test: [CMD-SHELL, "true"], Interval: 5000000000, Retries: 2}}
HostConfig: {Memory: 67108864, NanoCpus: 500000000, CapAdd: [CAP_NET_ADMIN], ReadonlyRootfs: true, PidMode: host,
             SecurityOpt: [no-new-privileges], RestartPolicy: {Name: on-failure}, ExtraHosts: ["foo:1.2.3.4"], Dns: [1.1.1.1],
             PortBindings: {80/tcp: [{HostIp: 127.0.0.1, HostPort: "8080"}], 53/udp: []}, Ulimits: [{Name: nofile}],
             Tmpfs: {/tmp: ""}}
Mounts:
- {Type: volume, Name: data, Destination: /data, RW: true}
- {Type: bind, Source: /etc, Destination: /e, RW: false}
- {Type: volume, Name: no_name, Destination: /n}
)")});
        QCOMPARE(out.left,
                 (std::vector<std::string>{"db-x: volume no_name (no claim can have that name)", "db-x: Ulimits"}));
        QCOMPARE(out.objects.size(), 2U);
        QCOMPARE(out.objects[0]["metadata"]["name"].dump(), std::string("\"data\""));
        const json& pod = out.objects[1];
        const json expected = parseDocuments(R"(
restartPolicy: OnFailure
hostPID: true
hostAliases: [{ip: 1.2.3.4, hostnames: [foo]}]
dnsConfig: {nameservers: [1.1.1.1]}
dnsPolicy: None
terminationGracePeriodSeconds: 3
containers:
- name: db-x
  image: reg/db:1
  imagePullPolicy: IfNotPresent
  args: [sh, -c, run]
  env: [{name: A, value: b=c}]
  ports: [{containerPort: 80, hostPort: 8080, hostIP: 127.0.0.1}]
  resources: {limits: {cpu: 500m, memory: 64Mi}}
  securityContext: {runAsUser: 1000, runAsGroup: 7, readOnlyRootFilesystem: true, allowPrivilegeEscalation: false,
                    capabilities: {add: [NET_ADMIN]}}
  readinessProbe: {exec: {command: [/bin/sh, -c, "true"]}, periodSeconds: 5, failureThreshold: 2}
  stdin: true
  tty: true
  volumeMounts:
  - {name: data-1, mountPath: /data}
  - {name: data-2, mountPath: /e, readOnly: true}
  - {name: data-3, mountPath: /tmp}
volumes:
- {name: data-1, persistentVolumeClaim: {claimName: data}}
- {name: data-2, hostPath: {path: /etc}}
- {name: data-3, emptyDir: {medium: Memory}}
)")
                                  ->front()
                                  .value;
        QCOMPARE(pod["spec"].dump(1), expected.dump(1));
        QCOMPARE(pod["metadata"].dump(),
                 json({{"name", "db-x"}, {"labels", {{"app", "x"}}}, {"annotations", {{"odd", "a b"}}}}).dump());
        for (const json& object : out.objects) {
            const Kind& kind = object["kind"] == "Pod" ? kind::pod : kind::claim;
            const auto admitted = admit(kind, object, nullptr, UnknownFields::Refuse);
            QVERIFY2(static_cast<bool>(admitted), admitted ? "" : admitted.error().message().c_str());
        }
    }

    void whatTheImageSaysIsNotRepeated()
    {
        const Generated out = podOf({inspected(
            "{Name: /a, Config: {Image: i, Cmd: [sh], Entrypoint: [e], Env: [A=b], WorkingDir: /w, User: u}}",
            "Config: {Cmd: [sh], Entrypoint: [e], Env: [A=b], WorkingDir: /w, User: u}")});
        QCOMPARE(out.objects.front()["spec"]["containers"][0].dump(),
                 json({{"name", "a"}, {"image", "i"}, {"imagePullPolicy", "IfNotPresent"}}).dump());
    }

    void containersShareTheirVolumes()
    {
        const std::string mounts = "Mounts: [{Type: volume, Name: data, Destination: /data}]";
        const Generated out =
            podOf({inspected("{Name: a, " + mounts + "}"), inspected("{Name: b, " + mounts + "}")}, "both");
        QCOMPARE(out.objects.size(), 2U);
        const json& pod = out.objects[1];
        QCOMPARE(pod["metadata"]["name"].dump(), std::string("\"both\""));
        QCOMPARE(pod["spec"]["volumes"].size(), 1U);
        QCOMPARE(pod["spec"]["containers"][1]["volumeMounts"][0]["name"].dump(), std::string("\"data-1\""));
    }

    void namesAreFoundAsAPodMay()
    {
        const Generated out = podOf({inspected("{Name: a, Config: {Image: i}, HostConfig: {Dns: [10.0.0.1, 10.0.0.2, "
                                               "'fd00::1', 10.0.0.4, 10.0.0.5], DnsSearch: [lab.example, .], "
                                               "DnsOptions: ['ndots:2', edns0]}}")});
        QCOMPARE(out.left, (std::vector<std::string>{"a: name server 10.0.0.4 (a pod has three at most)",
                                                     "a: name server 10.0.0.5 (a pod has three at most)"}));
        QCOMPARE(out.objects[0]["spec"]["dnsConfig"].dump(),
                 R"({"nameservers": ["10.0.0.1", "10.0.0.2", "fd00::1"], "searches": ["lab.example", "."],
                     "options": [{"name": "ndots", "value": "2"}, {"name": "edns0"}]})"_json.dump());
        const auto admitted = admit(kind::pod, out.objects[0], nullptr, UnknownFields::Refuse);
        QVERIFY2(static_cast<bool>(admitted), admitted ? "" : admitted.error().message().c_str());
        QVERIFY(toYaml(out).starts_with("# left out: a: name server 10.0.0.4 (a pod has three at most)\n"));
    }

    void whatNoPodCanSayIsLeftOut()
    {
        const Generated out = podOf({inspected(R"(
Name: a
Config: {Image: i, Env: ["B C=2", A=1, 1X=3], Labels: {odd_: a b, long: a b}}
HostConfig: {CpuShares: 4096, NanoCpus: 500000000, ExtraHosts: ["a_b:1.2.3.4", "c:::1"], Privileged: true,
             SecurityOpt: [no-new-privileges]}
)")});
        QCOMPARE(out.left,
                 (std::vector<std::string>{
                     "a: host a_b (no host of a pod can have that name)", "a: variable B C (no pod can have that name)",
                     "a: variable 1X (no pod can have that name)", "a: label odd_ (nothing of a pod can be called so)",
                     "a: no-new-privileges (a privileged container of a pod has all)"}));
        const json& container = out.objects[0]["spec"]["containers"][0];
        QCOMPARE(out.objects[0]["metadata"]["annotations"].dump(), R"({"long":"a b"})");
        QCOMPARE(container["env"].dump(), R"([{"name":"A","value":"1"}])");
        QCOMPARE(container["resources"]["requests"]["cpu"].dump(), R"("500m")");
        const auto admitted = admit(kind::pod, out.objects[0], nullptr, UnknownFields::Refuse);
        QVERIFY2(static_cast<bool>(admitted), admitted ? "" : admitted.error().message().c_str());
    }

    void whatLiesGivesAPodAllTheSame()
    {
        const Generated out =
            podOf({inspected("{Name: [1], Config: 7, HostConfig: {PortBindings: [a], CapAdd: 3, ExtraHosts: x, "
                             "Tmpfs: text, Dns: {a: 1}, DnsOptions: [1, '']}, Mounts: {a: b}}",
                             "[]")});
        QCOMPARE(out.objects.back()["metadata"]["name"].dump(), std::string("\"container\""));
    }
};

QTEST_GUILESS_MAIN(TestKubeGenerated)
#include "tst_kubegenerated.moc"
