// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/system/containerscene.h"

#include <QProcess>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <sstream>

using namespace darse;
using namespace darse::test;
using nlohmann::json;

namespace {

constexpr int kPatience = 60'000; ///< milliseconds

} // namespace

/// What a real engine tells of what real containers use.
class TestEngineMetrics : public QObject, protected ContainerScene {
    Q_OBJECT

private:
    /// One frame, with a tick beyond the last one asked for.
    json frame(const std::string& parameters = {})
    {
        const Told told = ask("GET", "/darse/v1/metrics?stream=0&after=" + std::to_string(m_tick) + parameters);
        m_tick = told.body.value("tick", std::uint64_t{0});
        return told.body;
    }
    std::string begun(const char* name, const char* script, const json& more = {})
    {
        const std::string id = make(name, script, more);
        return ask("POST", "/containers/" + id + "/start").status == 204 ? id : "?" + id;
    }
    /// Of the one container that a frame has; null when it has none or more.
    static json valuesIn(const json& told)
    {
        const json all = told.value("containers", json::array());
        return all.size() == 1 ? all[0]["values"] : json();
    }
    json events(const std::string& filter)
    {
        json out = json::array();
        const std::string until = std::to_string(std::time(nullptr) + 1);
        std::istringstream lines(ask("GET", "/events?since=1&until=" + until + "&filters=" + filter).text);
        for (std::string line; std::getline(lines, line);) {
            if (!line.empty())
                out.push_back(json::parse(line, nullptr, false));
        }
        return out;
    }

    std::uint64_t m_tick = 0;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(begin(), problem().constData()); }
    void cleanup() { removeAll(); }
    void cleanupTestCase() { end(); }

    void aFrameHasEveryContainerAndTheMachine()
    {
        const std::string busy = begun("busy", "while :; do :; done", {{"HostConfig", {{"NanoCpus", 300000000}}}});
        const std::string idle = begun("idle", "sleep 1000", {{"Labels", {{"tier", "back"}}}});
        const auto hasRates = [&] {
            const json values = valuesIn(frame("&id=busy"));
            return values.is_object() && values.value("cpu", 0.0) > 0 && values.value("pids", 0) >= 1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasRates(), kPatience);
        const json all = frame();
        QCOMPARE(all["containers"].size(), std::size_t{2});
        QVERIFY(all["host"].value("memory.limit", 0.0) > 0);
        QVERIFY(all.value("at", std::int64_t{0}) > 1'600'000'000'000);
        const json labelled = frame("&label=tier%3Dback&metric=memory");
        QVERIFY(labelled["containers"].size() == 1 && labelled["containers"][0]["id"] == idle);
        QVERIFY(valuesIn(labelled).size() == 1 && valuesIn(labelled).contains("memory"));
        QCOMPARE(ask("GET", "/darse/v1/metrics?id=nobody").status, 404);
        QCOMPARE(ask("GET", "/darse/v1/metrics?metric=nothing").status, 400);
        const json limited = valuesIn(frame("&id=busy"));
        QCOMPARE(limited.value("cpu.limit", 0.0), 0.3);
    }
    void dockerShowsTheSame()
    {
        const std::string id = begun("web", "sleep 1000", {{"HostConfig", {{"Memory", 64 << 20}}}});
        const Ended once = docker("stats --no-stream --format {{.Name}},{{.MemUsage}},{{.PIDs}} web");
        QVERIFY2(once.code == 0 && once.out.startsWith("web,") && once.out.contains("/ 64MiB,"),
                 (once.out + once.err).constData());
        const Told told = ask("GET", "/containers/web/stats?stream=0");
        QCOMPARE(told.status, 200);
        QVERIFY(told.body["precpu_stats"]["system_cpu_usage"].get<std::uint64_t>() > 0);
        QVERIFY(told.body["cpu_stats"]["cpu_usage"]["total_usage"].get<std::uint64_t>() > 0);
        const Told text = ask("GET", "/metrics");
        QVERIFY(text.text.find("darse_container_cpu_seconds_total{id=\"" + id + "\",name=\"web\"} ") !=
                std::string::npos);
        QCOMPARE(ask("POST", "/containers/web/kill").status, 204);
        QTRY_VERIFY_WITH_TIMEOUT(ask("GET", "/containers/web/json").body["State"]["Running"] == false, kPatience);
        const Told ended = ask("GET", "/containers/web/stats?stream=0");
        QVERIFY(ended.status == 200 && ended.body["memory_stats"].empty());
    }
    void thePastIsRememberedAcrossEngines()
    {
        const std::string id = begun("web", "while :; do :; done", {{"HostConfig", {{"NanoCpus", 200000000}}}});
        const auto points = [&] {
            const Told told = ask("GET", "/darse/v1/metrics/query?id=web&metric=cpu");
            return told.status == 200 ? told.body["metrics"]["cpu"]["points"] : json::array();
        };
        QTRY_VERIFY_WITH_TIMEOUT(points().size() >= 3, kPatience);
        const json before = points();
        engine().end(SIGKILL);
        QVERIFY(engine().start());
        const json after = points();
        QVERIFY(after.size() >= before.size() && after[0][0] == before[0][0] && after[0][2] == before[0][2]);
        QTRY_VERIFY_WITH_TIMEOUT(points().size() > before.size() + 2, kPatience);
        QCOMPARE(ask("GET", "/darse/v1/metrics/query?id=host&metric=memory").status, 200);
        QCOMPARE(ask("GET", "/darse/v1/metrics/query?id=web&metric=memory.swap").status, 400);
        QCOMPARE(ask("GET", "/darse/v1/metrics/query?id=nobody").status, 404);
    }
    void oneThatRestedIsSeenAsSoonAsItWorks()
    {
        const std::string id = begun("quiet", "sleep 1000");
        const auto points = [&] {
            const Told told = ask("GET", "/darse/v1/metrics/query?id=quiet&metric=cpu&step=1");
            return told.status == 200 ? told.body["metrics"]["cpu"]["points"] : json::array();
        };
        QTRY_VERIFY_WITH_TIMEOUT(points().size() >= 6, kPatience);
        QCOMPARE(docker("exec --detach quiet dd if=/dev/zero of=/dev/null").code, 0);
        const auto worked = [](const json& point) { return point[2].is_number() && point[2].get<double>() > 0.1; };
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::count_if(points(), worked) >= 2, kPatience);
        // Its rest is in the past, too; on a busy machine a tick may have been late.
        const json all = points();
        for (std::size_t i = 1; i < 6; ++i)
            QVERIFY(all[i][0].get<std::int64_t>() - all[i - 1][0].get<std::int64_t>() <= 3000);
    }
    void framesComeAsOftenAsAskedFor()
    {
        static_cast<void>(begun("web", "sleep 1000"));
        QProcess curl;
        curl.start(QStringLiteral("curl"), {QStringLiteral("-sN"), QStringLiteral("--max-time"), QStringLiteral("30"),
                                            QStringLiteral("--unix-socket"), engine().socket(),
                                            QStringLiteral("http://engine/darse/v1/metrics?every=2")});
        QVERIFY(curl.waitForStarted());
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += curl.readAll()).count('\n') >= 3, kPatience);
        curl.kill();
        curl.waitForFinished();
        const QList<QByteArray> lines = said.split('\n');
        const auto tickOf = [&](int line) {
            return json::parse(lines[line].toStdString())["tick"].get<std::int64_t>();
        };
        QCOMPARE(tickOf(2), tickOf(1) + 2);
    }
    void rulesBecomeEvents()
    {
        const json rule{{"name", "any"}, {"metric", "memory"}, {"threshold", 1}, {"subject", "web"}};
        const Told made = ask("POST", "/darse/v1/alerts", rule);
        QCOMPARE(made.status, 201);
        QCOMPARE(ask("POST", "/darse/v1/alerts", rule).status, 409);
        QCOMPARE(ask("POST", "/darse/v1/alerts", {{"name", "b"}, {"metric", "none"}, {"threshold", 1}}).status, 400);
        static_cast<void>(begun("web", "sleep 1000"));
        const std::string filter = "%7B%22type%22%3A%5B%22alert%22%5D%7D";
        QTRY_VERIFY_WITH_TIMEOUT(events(filter).size() == 1, kPatience);
        QCOMPARE(events(filter)[0]["Action"].get<std::string>(), std::string("firing"));
        QCOMPARE(ask("GET", "/darse/v1/alerts").body["rules"][0]["firing"].size(), std::size_t{1});
        removeAll();
        QTRY_VERIFY_WITH_TIMEOUT(events(filter).size() == 2, kPatience);
        engine().end(SIGKILL);
        QVERIFY(engine().start());
        QCOMPARE(ask("GET", "/darse/v1/alerts").body["rules"].size(), std::size_t{1});
        QCOMPARE(ask("DELETE", "/darse/v1/alerts/any").status, 204);
        QCOMPARE(ask("DELETE", "/darse/v1/alerts/any").status, 404);
    }
};

QTEST_GUILESS_MAIN(TestEngineMetrics)
#include "tst_engine_metrics.moc"
