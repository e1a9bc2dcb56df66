// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/containerreading.h"
#include "core/connect/docker/creating.h"
#include "core/connect/docker/framemetrics.h"
#include "core/connect/docker/linereader.h"
#include "core/connect/docker/listening.h"
#include "core/connect/docker/logreading.h"
#include "core/connect/docker/otherreading.h"
#include "core/connect/docker/remakebody.h"
#include "core/connect/docker/remaking.h"
#include "core/connect/docker/stats.h"
#include "core/connect/docker/transfers.h"
#include "core/connect/docker/yamltext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace darse;
using namespace darse::connect::docker;
using backend::Status;

/// What servers say, and what they should not say.
class TestDockerReading : public QObject {
    Q_OBJECT

private:
    static std::string frame(char stream, const std::string& text)
    {
        std::string head{stream, 0, 0, 0, 0, 0, 0, static_cast<char>(text.size())};
        return head + text;
    }

private Q_SLOTS:
    void whoListensIsReadFromTheKernel()
    {
        const QByteArray tcp =
            "  sl  local_address rem_address   st tx_queue rx_queue\n"
            "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  0 0 1 1 0 100 0 0 10 0\n"
            "   1: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000  0 0 1 1 0 100 0 0 10 0\n"
            "   2: 0100007F:9C40 0100007F:0016 01 00000000:00000000 00:00000000 00000000  0 0 1 1 0 100 0 0 10 0\n"
            "cut\n";
        const auto ports = listeningIn(tcp, u"tcp"_s);
        QCOMPARE(ports.size(), std::size_t{2});
        QCOMPARE(ports[0], (backend::PublishedPort{u"127.0.0.1"_s, 8080, 0, u"tcp"_s}));
        QCOMPARE(ports[1], (backend::PublishedPort{{}, 22, 0, u"tcp"_s}));
        const QByteArray udp6 =
            " 7: 00000000000000000000000000000000:14E9 00000000000000000000000000000000:0000 07 0\n"
            " 8: 00000000000000000000000001000000:0035 00000000000000000000000000000000:0000 07 0\n";
        const auto six = listeningIn(udp6, u"udp"_s);
        QCOMPARE(six.size(), std::size_t{2});
        QCOMPARE(six[0], (backend::PublishedPort{{}, 5353, 0, u"udp"_s}));
        QCOMPARE(six[1], (backend::PublishedPort{u"::1"_s, 53, 0, u"udp"_s}));
        QVERIFY(listeningIn("", u"tcp"_s).empty());
    }

    void healthAndCapabilitiesGoThereAndBack()
    {
        backend::ContainerPlan plan;
        plan.image = u"x"_s;
        plan.addedCapabilities = {u"NET_ADMIN"_s};
        plan.droppedCapabilities = {u"ALL"_s};
        plan.health = {u"true"_s, 90, 5, 0, 4};
        json inspect{{"Id", "abc"}, {"Name", "/x"}, {"Config", createBody(plan)}};
        inspect["HostConfig"] = inspect["Config"]["HostConfig"];
        inspect["HostConfig"]["CapAdd"] = {"CAP_NET_ADMIN"}; // as some tell it
        const auto again = planOfInspect(inspect, json::object());
        QCOMPARE(again.addedCapabilities, plan.addedCapabilities);
        QCOMPARE(again.droppedCapabilities, plan.droppedCapabilities);
        QCOMPARE(again.health, plan.health);
        // What a plan cannot say stays as it was.
        inspect["Config"]["Healthcheck"] = {{"Test", {"CMD", "a", "b"}}};
        const auto other = planOfInspect(inspect, json::object());
        QCOMPARE(other.health, backend::HealthCheck());
        QCOMPARE(remakeBody({inspect, json()}, other)["Healthcheck"]["Test"].size(), std::size_t{3});
    }

    void containerIsReadWhole()
    {
        const auto container = containerOfInspect(json::parse(R"({
            "Id": "abc", "Name": "/web", "Created": "2024-05-06T07:08:09.123456789Z", "Path": "nginx", "Args": ["-g"],
            "Image": "sha256:1", "RestartCount": 2,
            "State": {"Status": "running", "Pid": 42, "StartedAt": "2024-05-06T07:08:10Z",
                      "FinishedAt": "0001-01-01T00:00:00Z", "Health": {"Status": "unhealthy"}},
            "Config": {"Image": "nginx", "Env": ["A=b=c"], "Labels": {"com.docker.compose.project": "shop"}},
            "HostConfig": {"NanoCpus": 1500000000, "Memory": 1048576, "RestartPolicy": {"Name": "always"}},
            "Mounts": [{"Type": "volume", "Name": "v", "Destination": "/d", "RW": false}],
            "NetworkSettings": {"Ports": {"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8080"},
                                                     {"HostIp": "::", "HostPort": "8080"}], "90/udp": null},
                                "Networks": {"back": {"IPAddress": "10.0.0.2"}}}})"));
        QVERIFY(container != nullptr);
        QCOMPARE(container->name, u"web"_s);
        QCOMPARE(container->status, Status::Warning);
        QCOMPARE(container->ports.size(), std::size_t{2});
        QCOMPARE(container->ports[0], (backend::PublishedPort{{}, 8080, 80, u"tcp"_s}));
        QCOMPARE(container->limits.cpuCores, std::optional(1.5));
        QCOMPARE(container->environment[0], (std::pair{u"A"_s, u"b=c"_s}));
        QCOMPARE(container->created.toString(Qt::ISODateWithMs), u"2024-05-06T07:08:09.123Z"_s);
        QVERIFY(!container->finished.isValid() && !container->exitCode);
        QCOMPARE(container->project, u"shop"_s);
        QCOMPARE(container->address, u"10.0.0.2"_s);
    }

    void endsAreToldApart()
    {
        QCOMPARE(statusOf(u"exited"_s, 0, {}), Status::Succeeded);
        QCOMPARE(statusOf(u"exited"_s, 143, {}), Status::Stopped);
        QCOMPARE(statusOf(u"exited"_s, 1, {}), Status::Failed);
        QCOMPARE(statusOf(u"running"_s, {}, {}), Status::Running);
        QCOMPARE(statusOf(u"dancing"_s, {}, {}), Status::Unknown);
        const auto row = containerOfList(json::parse(R"({"Id": "a", "State": "exited", "Status": "Exited (3) ago"})"));
        QCOMPARE(row->exitCode, std::optional(3));
        QCOMPARE(row->status, Status::Failed);
    }

    void troubleSaysWhatItIs()
    {
        const auto eater = containerOfInspect(
            json::parse(R"({"Id": "a", "State": {"Status": "exited", "ExitCode": 137, "OOMKilled": true}})"));
        QCOMPARE(eater->status, Status::Failed);
        QCOMPARE(eater->reason, u"Out of memory: exited (137)"_s);
        const auto sick = containerOfInspect(json::parse(
            R"({"Id": "a", "Config": {"Healthcheck": {"Test": ["CMD-SHELL", "wget -q localhost"]}},
                "HostConfig": {"AutoRemove": true},
                "State": {"Status": "running", "Health": {"Status": "unhealthy", "FailingStreak": 4,
                          "Log": [{"Output": "fine"}, {"ExitCode": 1, "Output": "connection\n refused\n"}]}}})"));
        QCOMPARE(sick->status, Status::Warning);
        QCOMPARE(sick->reason, u"unhealthy: health check answered connection refused"_s);
        QCOMPARE(sick->healthCommand, u"wget -q localhost"_s);
        QCOMPARE(sick->healthFailures, 4);
        QVERIFY(sick->goesWhenEnded && !eater->goesWhenEnded);
    }

    void nonsenseGivesNoObject()
    {
        for (const char* text : {"null", "[]", "{}", "3", R"({"Id": 7})", R"({"Id": ["a"]})"}) {
            const json value = json::parse(text);
            QVERIFY(containerOfList(value) == nullptr && containerOfInspect(value) == nullptr);
            QVERIFY(imageOfList(value) == nullptr && volumeOf(value) == nullptr && networkOf(value) == nullptr);
            QVERIFY(!happeningOf(value));
        }
        const auto odd = containerOfInspect(json::parse(
            R"({"Id": "a", "Name": 5, "State": [], "Config": "x", "HostConfig": {"Memory": "many"}, "Mounts": {"a": 1},
                "RestartCount": 1e300, "NetworkSettings": {"Ports": {"99999/tcp": [1, null, {}]}, "Networks": [1]}})"));
        QVERIFY(odd != nullptr);
        QCOMPARE(odd->status, Status::Unknown);
    }

    void layersAreMatchedWithTheirSteps()
    {
        backend::Image image;
        addImageParts(image,
                      json::parse(R"({"Os": "linux", "Architecture": "amd64", "RootFS": {"Layers": ["l1", "l2"]}})"),
                      {{{"CreatedBy", "/bin/sh -c #(nop)  CMD sh"}, {"Size", 0}},
                       {{"CreatedBy", "/bin/sh -c apk add vim"}, {"Size", 20}},
                       {{"CreatedBy", "/bin/sh -c #(nop) ADD file:1 in / "}, {"Size", 10}}});
        QCOMPARE(image.platform, u"linux/amd64"_s);
        QCOMPARE(image.layers.size(), std::size_t{2});
        QCOMPARE(image.layers[0].digest, u"l1"_s);
        QCOMPARE(image.layers[1].createdBy, u"RUN apk add vim"_s);
    }

    void eventsBecomeSentences()
    {
        const auto died = happeningOf(json::parse(
            R"({"Type": "container", "Action": "die", "Actor": {"ID": "c1", "Attributes": {"name": "web", "exitCode": "2"}},
                "timeNano": 1700000000123456789})"));
        QVERIFY(died && died->event);
        QCOMPARE(died->event->message, u"Container web ended with code 2"_s);
        QVERIFY(died->event->isWarning);
        QCOMPARE(died->event->about.key, u"c1"_s);
        const auto health = happeningOf(json::parse(
            R"({"Type": "container", "Action": "health_status: healthy", "Actor": {"ID": "c1"}, "time": 1})"));
        QCOMPARE(health->action, u"health_status"_s);
        const auto joined = happeningOf(json::parse(
            R"({"Type": "network", "Action": "connect", "Actor": {"ID": "n", "Attributes": {"container": "c2"}}})"));
        QCOMPARE(joined->id, u"c2"_s);
        const json labels{{"io.kubernetes.pod.name", "shop"}, {"io.kubernetes.container.name", "web"}};
        const auto web = happeningOf({{"Type", "container"}, {"Action", "start"}, {"Actor", {{"Attributes", labels}}}});
        QCOMPARE(web->event->message, u"Started container shop/web"_s); // as its list calls it
    }

    void framesBecomeLinesWhereverTheyAreCut()
    {
        const std::string wire = frame(1, "2024-01-01T00:00:01.500Z one\r\n2024-01-01T00:00:02Z tw") +
                                 frame(2, "2024-01-01T00:00:03+01:00 bad\n") + frame(1, "o\n") + frame(1, "rest");
        for (std::size_t cut = 1; cut < wire.size(); ++cut) {
            LogReader reader(LogFraming::Multiplexed);
            std::vector<backend::LogLine> lines;
            for (std::size_t at = 0; at < wire.size(); at += cut) {
                const auto more = reader.take(std::string_view(wire).substr(at, cut));
                QVERIFY(more.isOk());
                lines.insert(lines.end(), more->begin(), more->end());
            }
            QCOMPARE(lines.size(), std::size_t{3});
            QCOMPARE(lines[0].text, u"one"_s);
            QCOMPARE(lines[0].atMilliseconds, qint64{1704067201500});
            QVERIFY(lines[1].isError);
            QCOMPARE(lines[1].atMilliseconds, qint64{1704063603000});
            QCOMPARE(lines[2].text, u"two"_s);
            QCOMPARE(reader.rest().size(), std::size_t{1});
        }
        LogReader broken(LogFraming::Multiplexed);
        QVERIFY(!broken.take("HTTP is no frame"));
        QCOMPARE(millisecondsOf("2024-13-01T00:00:00Z"), qint64{-1});
        QCOMPARE(millisecondsOf("soon"), qint64{-1});
    }

    void linesThatNeverEndAreDropped()
    {
        LineReader reader;
        QCOMPARE(reader.take("a\n\nb"), (std::vector<std::string>{"a"}));
        const std::string much(1 << 20, 'x');
        for (int at = 0; at < 6; ++at)
            QVERIFY(reader.take(much).empty());
        QCOMPARE(reader.take("y\nz\r\n"), (std::vector<std::string>{"z"}));
    }

    void pullsAreAddedUp()
    {
        ProgressSum sum;
        QVERIFY(sum.take(json::parse(R"({"status": "Pulling from library/a", "id": "latest"})")).isOk());
        QVERIFY(sum.take(json::parse(
                             R"({"status": "Downloading", "id": "1", "progressDetail": {"current": 5, "total": 10}})"))
                    .isOk());
        QVERIFY(sum.take(json::parse(R"({"status": "Already exists", "id": "2"})")).isOk());
        QCOMPARE(sum.progress().done, qint64{5});
        QCOMPARE(sum.progress().total, qint64{10});
        QVERIFY(sum.take(json::parse(R"({"status": "Pull complete", "id": "1"})")).isOk());
        QCOMPARE(sum.progress().done, qint64{10});
        const auto failed = sum.take(json::parse(R"({"errorDetail": {"message": "no"}, "error": "no"})"));
        QVERIFY(!failed);
        QCOMPARE(failed.error().message(), std::string("no"));
    }

    void ratesNeedTwoMoments()
    {
        const auto stats = [](const char* read, qint64 cpu) {
            json value = json::parse(R"({"memory_stats": {"usage": 100, "stats": {"inactive_file": 30}}})");
            value["read"] = read;
            value["cpu_stats"]["cpu_usage"]["total_usage"] = cpu;
            return value;
        };
        const auto first = countersOf(stats("2024-01-01T00:00:00Z", 1'000'000'000));
        const auto second = countersOf(stats("2024-01-01T00:00:02Z", 2'000'000'000));
        QVERIFY(first && second);
        QVERIFY(!sampleOf(u"a"_s, {}, *first).cpuCores);
        const backend::Sample sample = sampleOf(u"a"_s, first, *second);
        QCOMPARE(sample.cpuCores, std::optional(0.5));
        QCOMPARE(sample.memoryBytes, std::optional(70.0));
        QVERIFY(!countersOf(json::parse(R"({"read": "0001-01-01T00:00:00Z", "cpu_stats": {}})")));
    }

    void framesAndThePastAreRead()
    {
        const backend::Frame frame = frameOfLine(
            json::parse(
                R"({"at": 5, "host": {"cpu": 0.5}, "containers": [{"id": "a", "values": {"memory.workingSet": 7}},
                            {"name": "nobody"}, 3]})"),
            u"box"_s);
        QCOMPARE(frame.atMilliseconds, qint64{5});
        QCOMPARE(frame.samples.size(), std::size_t{2});
        QCOMPARE(frame.samples[0].cpuCores, std::optional(0.5));
        QCOMPARE(frame.samples[1].memoryBytes, std::optional(7.0));
        QVERIFY(!frame.samples[1].cpuCores);
        QCOMPARE(frameOfLine(json::parse("[1]"), u"box"_s).atMilliseconds, qint64{0});
        const auto past = framesOfQuery(
            json::parse(R"({"metrics": {"cpu": {"points": [[2, 0, 0.25, 1], [1, 0, 0.5, 1], ["x"], []]}}})"), {});
        QCOMPARE(past.size(), std::size_t{2});
        QCOMPARE(past[0].samples[0].cpuCores, std::optional(0.5));
    }

    void planBecomesABody()
    {
        backend::ContainerPlan plan;
        plan.image = u"a"_s;
        plan.ports = {{{}, 8080, 80, {}}};
        plan.mounts = {{u"v"_s, u"/d"_s, true, true}, {{}, u"/anon"_s, true, false}};
        plan.restartPolicy = u"on-failure:3"_s;
        const json body = createBody(plan);
        QVERIFY(body["HostConfig"]["PortBindings"]["80/tcp"][0]["HostPort"] == "8080");
        QVERIFY(body["HostConfig"]["Binds"][0] == "v:/d:ro");
        QVERIFY(body["Volumes"].contains("/anon"));
        QVERIFY(body["HostConfig"]["RestartPolicy"]["MaximumRetryCount"] == 3);
        QVERIFY(!body.contains("Cmd"));
    }

    void yamlSaysTheSame()
    {
        QCOMPARE(yamlText(json::parse(R"({"a": [{"b": "no", "c": [1, []]}, "x y"], "d": {}, "e": "plain"})")),
                 u"a:\n  - b: \"no\"\n    c:\n      - 1\n      - []\n  - \"x y\"\nd: {}\ne: plain\n"_s);
        json deep = 1;
        for (int at = 0; at < 200; ++at)
            deep = json::array({deep});
        QVERIFY(yamlText(deep).size() > 200);
    }
};

QTEST_GUILESS_MAIN(TestDockerReading)
#include "tst_dockerreading.moc"
