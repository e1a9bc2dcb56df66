// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/doctor.h"
#include "tests/support/manualclock.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>

using namespace darse;
using namespace darse::engine;
using namespace std::chrono_literals;

namespace {

/// Says the same for whatever is run.
class FixedRunner final : public sys::ProcessRunner {
public:
    [[nodiscard]] Result<sys::Outcome> run(const sys::Command& command, std::stop_token stop) override
    {
        static_cast<void>(stop);
        ++m_runs;
        m_isImpatient = m_isImpatient && command.deadline <= Deadline::after(2s);
        sys::Outcome out{};
        out.output = "version 99.0\n";
        return out;
    }

    [[nodiscard]] int runs() const { return m_runs; }
    [[nodiscard]] bool isImpatient() const { return m_isImpatient; }

private:
    std::atomic<int> m_runs = 0;
    std::atomic<bool> m_isImpatient = true;
};

const sys::Finding* find(const std::vector<sys::Finding>& findings, std::string_view name)
{
    const auto found = std::ranges::find(findings, name, &sys::Finding::name);
    return found == findings.end() ? nullptr : &*found;
}

} // namespace

class TestDoctor : public QObject {
    Q_OBJECT

private:
    test::TempDir m_state;
    test::ManualClock m_clock;
    FixedRunner m_runner;

    sys::HostPlace place() const { return {.state = m_state.path()}; }

private Q_SLOTS:
    void everythingIsToldOnce()
    {
        Doctor doctor(place(), {{.name = "overlay", .isOk = true, .reason = "works"}}, m_runner, m_clock);
        const auto findings = doctor.examine(Doctor::Look::Recent, {});
        VERIFY_OK(findings);
        QCOMPARE(findings->front().name, std::string("overlay"));
        std::vector<std::string> names;
        for (const sys::Finding& finding : *findings) {
            names.push_back(finding.name);
            QVERIFY2(!finding.reason.empty(), finding.name.c_str());
            QVERIFY2(finding.isOk || !finding.consequence.empty(), finding.name.c_str());
        }
        std::ranges::sort(names);
        QVERIFY(std::ranges::adjacent_find(names) == names.end());
        for (const char* name :
             {"crun", "conmon", "netavark", "cgroupLayout", "cgroupControllers", "diskSpace", "openat2"})
            QVERIFY2(std::ranges::find(names, name) != names.end(), name);
        QVERIFY2(find(*findings, "newuidmap") == nullptr, "root needs none");
        QVERIFY(m_runner.isImpatient());
    }

    void answersAreFreshForAMinute()
    {
        Doctor doctor(place(), {}, m_runner, m_clock);
        const int before = m_runner.runs();
        VERIFY_OK(doctor.examine(Doctor::Look::Recent, {}));
        const int once = m_runner.runs();
        QVERIFY(once > before);
        m_clock.advance(59s);
        VERIFY_OK(doctor.examine(Doctor::Look::Recent, {}));
        QCOMPARE(m_runner.runs(), once);
        m_clock.advance(2s);
        VERIFY_OK(doctor.examine(Doctor::Look::Recent, {}));
        QVERIFY(m_runner.runs() > once);
        const int twice = m_runner.runs();
        VERIFY_OK(doctor.examine(Doctor::Look::Anew, {})); // who has mended something wants to see it at once
        QVERIFY(m_runner.runs() > twice);
    }

    void whoeverIsStoppedKeepsNothing()
    {
        Doctor doctor(place(), {}, m_runner, m_clock);
        std::stop_source stop;
        stop.request_stop();
        VERIFY_FAILS(doctor.examine(Doctor::Look::Recent, stop.get_token()), ErrorKind::Canceled);
        VERIFY_OK(doctor.examine(Doctor::Look::Recent, {}));
    }

    void whatWasFoundAtStartIsExplained()
    {
        std::vector<sys::Finding> findings{{.name = "userNamespace", .reason = "no"},
                                           {.name = "overlay", .isOk = true}};
        explain(findings, true);
        QVERIFY(findings[0].isEssential && !findings[0].consequence.empty());
        QVERIFY(!findings[1].isEssential && findings[1].consequence.empty());
        explain(findings, false);
        QVERIFY(!findings[0].isEssential);
    }

    void findingsTravelAsJson()
    {
        const auto json = api::toJson(
            {{.name = "a", .isOk = false, .reason = "b", .remedy = "c", .consequence = "d", .isEssential = true}});
        QCOMPARE(json.dump(), std::string(R"([{"consequence":"d","essential":true,"name":"a","ok":false,)"
                                          R"("reason":"b","remedy":"c"}])"));
    }
};

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_doctor.moc"
