// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/system/containerscene.h"

#include <QTest>

#include <fstream>
#include <functional>
#include <sstream>
#include <tuple>

using namespace darse;
using namespace darse::test;
using nlohmann::json;

namespace {

constexpr int kPatience = 120'000; ///< milliseconds
constexpr double kApart = 0.03;
constexpr std::uint64_t kMebi = std::uint64_t{1} << 20U;

std::string textOf(const std::string& path)
{
    std::ifstream file(path);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

/// The number behind `key` in a text of pairs; the whole text when there is no key.
double numberIn(const std::string& text, const std::string& key = {})
{
    const auto at = key.empty() ? 0 : ("\n" + text).find("\n" + key + " ");
    return at == std::string::npos ? -1 : std::strtod(text.c_str() + at + (key.empty() ? 0 : key.size()), nullptr);
}

/// A file of the cgroup that a process is in, found without anything of the engine's.
std::string inCgroup(int pid, const std::string& controller, const std::string& nameV1, const std::string& nameV2)
{
    std::istringstream lines(textOf("/proc/" + std::to_string(pid) + "/cgroup"));
    std::string unified;
    for (std::string line; std::getline(lines, line);) {
        const auto first = line.find(':');
        const auto second = line.find(':', first + 1);
        const std::string names = "," + line.substr(first + 1, second - first - 1) + ",";
        if (names == ",,")
            unified = line.substr(second + 1);
        if (names.find("," + controller + ",") == std::string::npos)
            continue;
        std::istringstream mounts(textOf("/proc/mounts"));
        for (std::string device, folder, kind, options, rest; mounts >> device >> folder >> kind >> options;) {
            std::getline(mounts, rest);
            if (kind == "cgroup" && ("," + options + ",").find("," + controller + ",") != std::string::npos)
                return folder + line.substr(second + 1) + "/" + nameV1;
        }
    }
    return "/sys/fs/cgroup" + unified + "/" + nameV2;
}

double processorSeconds(int pid)
{
    const std::string path = inCgroup(pid, "cpuacct", "cpuacct.usage", "cpu.stat");
    return path.ends_with("cpu.stat") ? numberIn(textOf(path), "usage_usec") / 1e6 : numberIn(textOf(path)) / 1e9;
}

/// All disks together; 0 where nothing is counted.
double writtenBytes(int pid)
{
    const std::string path = inCgroup(pid, "blkio", "blkio.throttle.io_service_bytes_recursive", "io.stat");
    std::istringstream words(textOf(path));
    double out = 0;
    for (std::string word; words >> word;) {
        if (word.starts_with("wbytes="))
            out += std::stod(word.substr(7));
        else if (word == "Write" && words >> word)
            out += std::stod(word);
    }
    return out;
}

bool isNear(double one, double other)
{
    return std::abs(one - other) <= kApart * std::abs(other);
}

} // namespace

/// Numbers agree with the kernel's own files under known loads, within 3 % over ten seconds. A busy machine may disturb
/// a measurement of ten seconds; it does not disturb five in a row.
class TestEngineAgreement : public QObject, protected ContainerScene {
    Q_OBJECT

private:
    json next(const std::string& name)
    {
        const Told told = ask("GET", "/darse/v1/metrics?stream=0&id=" + name + "&after=" + std::to_string(m_tick));
        m_tick = told.body.value("tick", std::uint64_t{0});
        m_frame = told.body;
        const json all = told.body.value("containers", json::array());
        return all.size() == 1 ? all[0]["values"] : json::object();
    }
    int begun(const char* name, const char* script, const json& host = json::object())
    {
        const std::string id = make(name, script, {{"HostConfig", host}});
        const Told told = ask("POST", "/containers/" + id + "/start");
        if (told.status != 204) {
            qWarning("%s: %s", name, told.text.c_str());
            return -1;
        }
        return ask("GET", "/containers/" + id + "/json").body["State"]["Pid"].get<int>();
    }
    /// A frame in which the rate was made anew, and when that was; not every tick reads everything.
    std::pair<double, double> fresh(const std::string& name, const char* metric, double before)
    {
        constexpr int kMostFrames = 15;
        double rate = before;
        for (int i = 0; i < kMostFrames && rate == before; ++i)
            rate = next(name).value(metric, 0.0);
        return {rate, m_frame.value("at", 0.0) / 1000};
    }
    /// What a rate makes of ten seconds beside the growth of the kernel's counter in the same time.
    bool agrees(const std::string& name, const char* metric, const std::function<double()>& counter)
    {
        for (int attempt = 0; attempt < 5; ++attempt) {
            auto [rate, at] = fresh(name, metric, next(name).value(metric, 0.0));
            const double begin = at;
            const double before = counter();
            double sum = 0;
            while (at - begin < 9.5) {
                const double former = at;
                std::tie(rate, at) = fresh(name, metric, rate);
                sum += rate * (at - former);
            }
            const double grown = counter() - before;
            qInfo("%s of %s in %.1f s: engine %.5g, kernel %.5g", metric, name.c_str(), at - begin, sum, grown);
            if (grown > 0 && isNear(sum, grown))
                return true;
        }
        return false;
    }
    json events(const std::string& action)
    {
        json out = json::array();
        const std::string until = std::to_string(std::time(nullptr) + 1);
        std::istringstream lines(ask("GET", "/events?since=1&until=" + until).text);
        for (std::string line; std::getline(lines, line);) {
            const json event = json::parse(line, nullptr, false);
            if (event.is_object() && event.value("Action", std::string()) == action)
                out.push_back(event);
        }
        return out;
    }

    std::uint64_t m_tick = 0;
    json m_frame;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(begin(), problem().constData()); }
    void cleanup() { removeAll(); }
    void cleanupTestCase() { end(); }

    void aLoopAtHalfAProcessor()
    {
        const int pid = begun("busy", "while :; do :; done", {{"NanoCpus", 500000000}, {"CpuShares", 512}});
        QVERIFY(pid > 0);
        QTRY_VERIFY_WITH_TIMEOUT(next("busy").value("cpu", 0.0) > 0, kPatience);
        QVERIFY(agrees("busy", "cpu", [&] { return processorSeconds(pid); }));
        // It is held up, has a weight, and none of what was not set.
        const json values = next("busy");
        QVERIFY(values.contains("cpu.throttled") && values.value("cpu.weight", 0.0) > 0);
        QVERIFY(values.value("cpu.limit", 0.0) == 0.5 && !values.contains("memory.limit"));
        // The engine and the machine are told of beside it; what was written is looked at once in a while.
        QVERIFY(m_frame["engine"].value("memory", 0.0) > static_cast<double>(kMebi));
        QVERIFY(m_frame["engine"].value("pids", 0) > 1 && m_frame["host"].value("cpu", 0.0) > 0);
        QTRY_VERIFY_WITH_TIMEOUT(next("busy").contains("disk.layer"), kPatience);
        // Frozen: no time passes for it, and it is read on.
        QCOMPARE(ask("POST", "/containers/busy/pause").status, 204);
        QTRY_COMPARE_WITH_TIMEOUT(next("busy").value("cpu", -1.0), 0.0, kPatience);
        QCOMPARE(ask("POST", "/containers/busy/unpause").status, 204);
        QTRY_VERIFY_WITH_TIMEOUT(next("busy").value("cpu", 0.0) > 0, kPatience);
    }
    void filesBeyondTheLimit()
    {
        const json limits{{"Memory", 200 * kMebi}, {"MemorySwap", 200 * kMebi}};
        const int pid = begun("full", "dd if=/dev/zero of=/big bs=1M count=256 && sleep 100000", limits);
        QVERIFY(pid > 0);
        const std::string current = inCgroup(pid, "memory", "memory.usage_in_bytes", "memory.current");
        const bool isV2 = current.ends_with("memory.current"); // v1 counts only what it had to refuse
        const auto isSame = [&] {
            const json values = next("full");
            return values.value("memory", 0.0) > 50.0 * kMebi && (!isV2 || values.value("memory.limitHits", 0.0) > 0) &&
                   isNear(values.value("memory", 0.0), numberIn(textOf(current)));
        };
        QTRY_VERIFY_WITH_TIMEOUT(isSame(), kPatience);
        const json values = next("full");
        QVERIFY(values.value("memory", 0.0) <= 200.0 * kMebi && values.value("memory.peak", 0.0) <= 201.0 * kMebi);
        QCOMPARE(values.value("memory.limit", 0.0), 200.0 * kMebi);
        QTRY_VERIFY_WITH_TIMEOUT(next("full").value("memory.file", 0.0) > 50.0 * kMebi, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(next("full").contains("memory.reclaimed"), isV2, kPatience);
    }
    void memoryBeyondTheLimit()
    {
        const json limits{{"Memory", 200 * kMebi}, {"MemorySwap", 200 * kMebi}};
        const int pid = begun(
            "greedy", "for i in 1 2 3; do dd if=/dev/zero of=/dev/null bs=256M count=1; done; sleep 100000", limits);
        QVERIFY(pid > 0);
        QTRY_VERIFY_WITH_TIMEOUT(!events("oom-killed").empty(), kPatience);
        const std::string oom = inCgroup(pid, "memory", "memory.oom_control", "memory.events");
        const auto isSame = [&] {
            const double before = numberIn(textOf(oom), "oom_kill");
            const double told = next("greedy").value("memory.oomKills", -1.0);
            return told >= 3 && before == told;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isSame(), kPatience);
        const json all = events("oom-killed");
        const json attributes = all.back()["Actor"]["Attributes"];
        QCOMPARE(attributes["limit"].get<std::string>(), std::to_string(200 * kMebi));
        // Where the kernel's log can be read it has said who it was.
        if (std::ifstream("/dev/kmsg").is_open()) {
            QCOMPARE(attributes.value("process", std::string()), std::string("dd"));
            QVERIFY(attributes["reason"].get<std::string>().starts_with("dd (process "));
            QVERIFY(std::stoll(attributes["at"].get<std::string>()) / 1000 >= std::time(nullptr) - kPatience / 1000);
        }
    }
    void aSteadyWriter()
    {
        const int pid = begun("writer", "while :; do dd if=/dev/zero of=/x bs=64k count=32 oflag=direct conv=notrunc; "
                                        "sleep 0.1; done 2>/dev/null");
        QVERIFY(pid > 0);
        static_cast<void>(next("writer"));
        for (int i = 0; i < 6; ++i)
            static_cast<void>(next("writer"));
        if (writtenBytes(pid) <= 0) { // not every kernel counts for every disk in v1
            QVERIFY(inCgroup(pid, "blkio", "v1", "v2").ends_with("v1"));
            return;
        }
        QVERIFY(agrees("writer", "io.written", [&] { return writtenBytes(pid); }));
    }
};

QTEST_GUILESS_MAIN(TestEngineAgreement)
#include "tst_engine_agreement.moc"
