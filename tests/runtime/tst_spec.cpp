// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/spec.h"
#include "tests/support/verify.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>

using namespace darse;
using namespace darse::runtime;
using container::Config;
using nlohmann::json;

namespace {

Config shell()
{
    Config config;
    config.command = std::vector<std::string>{"sh"};
    return config;
}

SpecPlace boat()
{
    return {.id = "boat", .root = "/srv/root", .hostname = "boat"};
}

Result<json> made(const Config& config, const SpecPlace& place = boat(), const SpecMachine& machine = {})
{
    TRY_DECLARE(const Spec spec, makeSpec(config, place, machine));
    return json::parse(spec.json);
}

json mountAt(const json& spec, std::string_view target)
{
    for (const json& mount : spec.at("mounts"))
        if (mount.at("destination") == target)
            return mount;
    return nullptr;
}

bool has(const json& list, std::string_view word)
{
    return std::ranges::find(list, json(word)) != list.end();
}

std::vector<std::string> namespaces(const json& spec)
{
    std::vector<std::string> types;
    for (const json& entry : spec.at("linux").at("namespaces"))
        types.push_back(entry.at("type"));
    return types;
}

} // namespace

class TestSpec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theProcessIsWhatWasAsked()
    {
        Config config = shell();
        config.entrypoint = std::vector<std::string>{"/bin/tini", "--"};
        config.workingDirectory = "/srv//./app/";
        const auto spec = made(config);
        VERIFY_OK(spec);
        const json& process = spec->at("process");
        QVERIFY(process.at("args") == json({"/bin/tini", "--", "sh"}));
        QCOMPARE(process.at("cwd").get<std::string>(), std::string("/srv/app/"));
        QVERIFY(process.at("user") == json::parse(R"({"uid": 0, "gid": 0, "additionalGids": [], "umask": 18})"));
        QVERIFY(process.at("capabilities").at("inheritable").empty());
        QVERIFY(process.at("capabilities").at("ambient").empty());
        QVERIFY(process.at("capabilities").at("effective") == process.at("capabilities").at("bounding"));
        QVERIFY(spec->at("root") == json::parse(R"({"path": "/srv/root", "readonly": false})"));
        QCOMPARE(spec->at("hostname").get<std::string>(), std::string("boat"));
    }

    void nothingToRunIsRefused() { VERIFY_FAILS(made(Config{}), ErrorKind::InvalidInput); }

    void workingDirectoriesDoNotLeadOut_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char* path : {"/proc", "/proc/self/fd/7", "/srv/../proc/self/fd/8", "relative", "//proc/1"})
            QTest::newRow(path) << QByteArray(path);
    }

    void workingDirectoriesDoNotLeadOut()
    {
        QFETCH(const QByteArray, path);
        Config config = shell();
        config.workingDirectory = path.toStdString();
        VERIFY_FAILS(made(config), ErrorKind::InvalidInput);
    }

    void theLastWordOnAVariableCounts()
    {
        Config config = shell();
        config.hasTerminal = true;
        config.console = {.rows = 24, .columns = 80};
        config.environment = {"A=1", "PATH=/x", "A=2", "HOSTNAME=mine", "NOTHING", "=bad"};
        SpecPlace place = boat();
        place.identity.home = "/home/web";
        const auto spec = made(config, place);
        VERIFY_OK(spec);
        QVERIFY(spec->at("process").at("env") ==
                json({"PATH=/x", "container=oci", "HOME=/home/web", "HOSTNAME=mine", "TERM=xterm", "A=2"}));
        QVERIFY(spec->at("process").at("consoleSize") == json::parse(R"({"height": 24, "width": 80})"));
    }

    void namespacesAreNewUnlessSaid()
    {
        const auto usual = made(shell());
        VERIFY_OK(usual);
        QVERIFY((namespaces(*usual) == std::vector<std::string>{"mount", "pid", "network", "ipc", "uts"}));
        SpecPlace place = boat();
        place.network = {.isHost = true};
        place.pid = {.isHost = true};
        place.uts = {.isHost = true};
        place.ipc = {.path = "/proc/7/ns/ipc"};
        place.userIds = {{.inside = 0, .outside = 100000, .count = 65536}};
        place.groupIds = {{.inside = 0, .outside = 200000, .count = 5}};
        const auto spec = made(shell(), place, {.isCgroupV2 = true});
        VERIFY_OK(spec);
        QVERIFY((namespaces(*spec) == std::vector<std::string>{"mount", "ipc", "user", "cgroup"}));
        QCOMPARE(spec->at("linux").at("namespaces").at(1).at("path").get<std::string>(), std::string("/proc/7/ns/ipc"));
        QVERIFY(spec->at("linux").at("gidMappings") ==
                json::parse(R"([{"containerID": 0, "hostID": 200000, "size": 5}])"));
        QVERIFY(!spec->contains("hostname"));
        QCOMPARE(mountAt(*spec, "/proc").at("type").get<std::string>(), std::string("bind"));
        QCOMPARE(mountAt(*spec, "/sys").at("type").get<std::string>(), std::string("bind"));
        QVERIFY(mountAt(*spec, "/dev/mqueue").is_null());
        QVERIFY(!has(mountAt(*spec, "/dev/pts").at("options"), "gid=5"));
        QVERIFY(has(spec->at("linux").at("maskedPaths"), "/sys/kernel"));
    }

    void whatAPersonMountsTakesThePlaceOfOurs()
    {
        Config config = shell();
        SpecPlace place = boat();
        place.mounts = {{.target = "/dev/shm", .type = "bind", .source = "/srv/shm", .options = {"rw", "rslave"}},
                        {.target = "/sys", .type = "tmpfs", .source = "tmpfs"}};
        place.initProgram = "/usr/bin/catatonit";
        const auto spec = made(config, place);
        VERIFY_OK(spec);
        QCOMPARE(mountAt(*spec, "/dev/shm").at("source").get<std::string>(), std::string("/srv/shm"));
        QVERIFY(has(mountAt(*spec, "/dev/shm").at("options"), "rbind"));
        QVERIFY(mountAt(*spec, "/sys/fs/cgroup").is_null());
        QCOMPARE(spec->at("mounts").back().at("destination").get<std::string>(), std::string("/dev/init"));
        QVERIFY(spec->at("process").at("args") == json({"/dev/init", "--", "sh"}));
        QCOMPARE(spec->at("linux").at("rootfsPropagation").get<std::string>(), std::string("rslave"));
    }

    void metadataNeverSteers()
    {
        Config config = shell();
        config.labels = {{"run.oci.handler", "krun"}};
        config.annotations = {{"run.oci.hooks.stdout", "/x"},     {"run.oci.seccomp_bpf_data", "AAAA"},
                              {"io.podman.annotations.x", "1"},   {"org.criu.config", "/x"},
                              {"io.kubernetes.cri-o.y", "2"},     {"org.systemd.property.Z", "3"},
                              {"module.wasm.image/variant", "4"}, {"com.example.team", "harbour"}};
        const auto spec = made(config, boat(), {.usesBpfAnnotation = false});
        VERIFY_OK(spec);
        QVERIFY(spec->at("annotations") == json::parse(R"({"com.example.team": "harbour"})"));
        const auto compiled = made(config);
        VERIFY_OK(compiled);
        QVERIFY(compiled->at("annotations").at("run.oci.seccomp_bpf_data").get<std::string>().size() > 1000);
    }

    void sysctlsOfTheMachineAreRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("isAllowed");
        QTest::addColumn<bool>("isAllowedWithHost");
        QTest::newRow("net.core.somaxconn") << QByteArray("net.core.somaxconn") << true << false;
        QTest::newRow("net/core/somaxconn") << QByteArray("net/core/somaxconn") << true << false;
        QTest::newRow("kernel.shmmax") << QByteArray("kernel.shmmax") << true << false;
        QTest::newRow("kernel.sem") << QByteArray("kernel.sem") << true << false;
        QTest::newRow("fs.mqueue.msg_max") << QByteArray("fs.mqueue.msg_max") << true << false;
        QTest::newRow("kernel.domainname") << QByteArray("kernel.domainname") << true << false;
        QTest::newRow("kernel.pid_max") << QByteArray("kernel.pid_max") << false << false;
        QTest::newRow("kernel.core_pattern") << QByteArray("kernel.core_pattern") << false << false;
        QTest::newRow("up") << QByteArray("net./../../kernel/core_pattern") << false << false;
    }

    void sysctlsOfTheMachineAreRefused()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const bool, isAllowed);
        QFETCH(const bool, isAllowedWithHost);
        Config config = shell();
        config.sysctls = {{name.toStdString(), "1"}};
        QCOMPARE(made(config).isOk(), isAllowed);
        SpecPlace place = boat();
        place.network.isHost = place.ipc.isHost = place.uts.isHost = true;
        QCOMPARE(made(config, place).isOk(), isAllowedWithHost);
    }

    void pingIsForEverybodyInANetworkOfItsOwn()
    {
        const std::string key = "net.ipv4.ping_group_range";
        QCOMPARE(made(shell()).value().at("linux").at("sysctl").at(key).get<std::string>(), std::string("0 0"));
        SpecPlace place = boat();
        place.network.isHost = true;
        QVERIFY(!made(shell(), place).value().at("linux").contains("sysctl"));
    }

    void numbersThatDoNotExistInsideAreRefused()
    {
        SpecPlace place = boat();
        place.userIds = place.groupIds = {{.inside = 0, .outside = 100000, .count = 1000}};
        place.identity = {.user = 5, .group = 5, .groups = {7, 4000}};
        const auto spec = makeSpec(shell(), place, {});
        VERIFY_OK(spec);
        QVERIFY(json::parse(spec->json).at("process").at("user").at("additionalGids") == json({7}));
        QCOMPARE(spec->warnings.size(), 1U);
        place.identity = {.user = 1000};
        VERIFY_FAILS(makeSpec(shell(), place, {}), ErrorKind::InvalidInput);
    }

    void devicesAreWhatTheHostHas()
    {
        Config config = shell();
        config.devices = {{.host = "/dev/full", .inside = "/dev/brim", .permissions = "rw"}};
        config.deviceCgroupRules = {"c 13:* rwm"};
        const auto spec = made(config);
        VERIFY_OK(spec);
        const json& node = spec->at("linux").at("devices").at(0);
        QCOMPARE(node.at("path").get<std::string>(), std::string("/dev/brim"));
        QCOMPARE(node.at("minor").get<int>(), 7);
        const json& rules = spec->at("linux").at("resources").at("devices");
        QVERIFY(rules.front() == json::parse(R"({"allow": false, "access": "rwm"})"));
        QVERIFY(rules.back() == json::parse(R"({"allow": true, "type": "c", "major": 13, "access": "rwm"})"));
        const auto rootless = made(config, boat(), {.isRootless = true});
        VERIFY_OK(rootless);
        QVERIFY(rootless->at("linux").at("devices").empty());
        QCOMPARE(mountAt(*rootless, "/dev/brim").at("source").get<std::string>(), std::string("/dev/full"));
    }

    void devicesThatAreNoneAreRefused()
    {
        for (const char* path : {"/dev/nothing", "/etc/passwd", "dev/null", "/etc"}) {
            Config config = shell();
            config.devices = {{.host = path, .inside = path}};
            VERIFY_FAILS(made(config), ErrorKind::InvalidInput);
        }
        for (const char* rule : {"c 13:* rwx", "x 1:1 r", "c 1 rwm", "c -1:2 rwm", "c 1:2 ", ""}) {
            Config config = shell();
            config.deviceCgroupRules = {rule};
            VERIFY_FAILS(made(config), ErrorKind::InvalidInput);
        }
    }

    void labelsAreForMachinesThatHaveThem()
    {
        Config config = shell();
        config.security.options = {"label=type:web_t", "apparmor=mine"};
        const auto plain = made(config);
        VERIFY_OK(plain);
        QVERIFY(!plain->at("process").contains("selinuxLabel") && !plain->at("process").contains("apparmorProfile"));
        const auto labelled = made(config, boat(), {.hasApparmor = true, .hasSelinux = true});
        VERIFY_OK(labelled);
        QCOMPARE(labelled->at("process").at("apparmorProfile").get<std::string>(), std::string("mine"));
        QCOMPARE(labelled->at("process").at("selinuxLabel").get<std::string>(),
                 std::string("system_u:system_r:web_t:s0"));
    }

    void textThatIsNotUtf8IsRefused()
    {
        Config config = shell();
        config.environment = {"A=\xff"};
        VERIFY_FAILS(made(config), ErrorKind::InvalidInput);
    }

    void anExecIsAProcessOfTheContainer()
    {
        Config config = shell();
        config.environment = {"A=1"};
        config.workingDirectory = "/srv";
        const ExecConfig exec{.arguments = {"ls"}, .environment = {"A=2"}, .hasTerminal = true, .isPrivileged = true};
        const auto text = makeProcess(config, exec, {.user = 0, .group = 9, .home = "/root"}, {});
        VERIFY_OK(text);
        const json process = json::parse(*text);
        QVERIFY(process.at("args") == json({"ls"}));
        QVERIFY(has(process.at("env"), "A=2") && has(process.at("env"), "TERM=xterm"));
        QCOMPARE(process.at("cwd").get<std::string>(), std::string("/srv"));
        QVERIFY(has(process.at("capabilities").at("effective"), "CAP_SYS_ADMIN"));
        QVERIFY(process.at("terminal").get<bool>());
        const auto plain = makeProcess(config, {.arguments = {"ls"}}, {.user = 8}, {});
        VERIFY_OK(plain);
        QVERIFY(json::parse(*plain).at("capabilities").at("effective").empty());
        VERIFY_FAILS(makeProcess(config, {}, {}, {}), ErrorKind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestSpec)
#include "tst_spec.moc"
