// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/answer.h"
#include "core/api/clientwatch.h"
#include "core/api/containerhandler.h"
#include "core/api/metrics.h"
#include "core/api/metricsjson.h"
#include "core/engine/metrics.h"

namespace darse::api {

using cgroup::kUnlimited;
using engine::Verbs;
using metrics::Frame;
using metrics::Metric;
using metrics::Reading;

namespace {

using Number = std::optional<double>;

Number seconds(const std::optional<std::chrono::nanoseconds>& time)
{
    return time ? Number(std::chrono::duration<double>(*time).count()) : std::nullopt;
}

Number count(const std::optional<std::uint64_t>& value)
{
    return value && *value != kUnlimited ? Number(static_cast<double>(*value)) : std::nullopt;
}

Number io(const Reading& reading, std::uint64_t cgroup::IoDevice::*field)
{
    if (!reading.sample.io.devices)
        return std::nullopt;
    double sum = 0;
    for (const cgroup::IoDevice& device : *reading.sample.io.devices)
        sum += static_cast<double>(device.*field);
    return sum;
}

Number network(const Reading& reading, cgroup::Counters cgroup::NetworkCounters::*way,
               std::uint64_t cgroup::Counters::*field)
{
    if (reading.networks.empty())
        return std::nullopt;
    return static_cast<double>(sumOf(reading.networks).*way.*field);
}

/// A counter, as Prometheus wants it: it makes rates by itself.
struct CounterRow {
    const char* name;
    const char* help;
    Number (*of)(const Reading& reading);
};

constexpr std::array kCounters = {
    CounterRow{"cpu_seconds_total", "Processor time used", [](const Reading& r) { return seconds(r.sample.cpu.used); }},
    CounterRow{"cpu_user_seconds_total", "Processor time of programs",
               [](const Reading& r) { return seconds(r.sample.cpu.user); }},
    CounterRow{"cpu_system_seconds_total", "Processor time of the kernel",
               [](const Reading& r) { return seconds(r.sample.cpu.system); }},
    CounterRow{"cpu_periods_total", "Periods with a limit",
               [](const Reading& r) { return count(r.sample.cpu.periods); }},
    CounterRow{"cpu_throttled_periods_total", "Periods in which the limit held it up",
               [](const Reading& r) { return count(r.sample.cpu.throttledPeriods); }},
    CounterRow{"memory_oom_kills_total", "Processes killed for want of memory",
               [](const Reading& r) { return count(r.sample.memory.oomKills); }},
    CounterRow{"io_read_bytes_total", "Read from disks",
               [](const Reading& r) { return io(r, &cgroup::IoDevice::readBytes); }},
    CounterRow{"io_written_bytes_total", "Written to disks",
               [](const Reading& r) { return io(r, &cgroup::IoDevice::writtenBytes); }},
    CounterRow{"io_reads_total", "Reads from disks", [](const Reading& r) { return io(r, &cgroup::IoDevice::reads); }},
    CounterRow{"io_writes_total", "Writes to disks", [](const Reading& r) { return io(r, &cgroup::IoDevice::writes); }},
    CounterRow{
        "network_received_bytes_total", "Received over its network",
        [](const Reading& r) { return network(r, &cgroup::NetworkCounters::received, &cgroup::Counters::bytes); }},
    CounterRow{"network_sent_bytes_total", "Sent over its network",
               [](const Reading& r) { return network(r, &cgroup::NetworkCounters::sent, &cgroup::Counters::bytes); }},
};

struct GaugeRow {
    Metric metric;
    const char* name;
};

constexpr std::array kGauges = {
    GaugeRow{Metric::CpuLimit, "cpu_limit_cores"},
    GaugeRow{Metric::CpuPressure, "cpu_pressure_ratio"},
    GaugeRow{Metric::Memory, "memory_bytes"},
    GaugeRow{Metric::MemoryWorkingSet, "memory_working_set_bytes"},
    GaugeRow{Metric::MemoryAnonymous, "memory_anonymous_bytes"},
    GaugeRow{Metric::MemoryFile, "memory_file_bytes"},
    GaugeRow{Metric::MemoryKernel, "memory_kernel_bytes"},
    GaugeRow{Metric::MemorySwap, "memory_swap_bytes"},
    GaugeRow{Metric::MemoryLimit, "memory_limit_bytes"},
    GaugeRow{Metric::MemoryPressure, "memory_pressure_ratio"},
    GaugeRow{Metric::IoPressure, "io_pressure_ratio"},
    GaugeRow{Metric::Pids, "pids"},
    GaugeRow{Metric::PidsLimit, "pids_limit"},
    GaugeRow{Metric::DiskUsed, "disk_used_bytes"},
    GaugeRow{Metric::DiskSize, "disk_size_bytes"},
};

/// One family of the text format: its head when the first number comes, a line each.
class Family {
public:
    Family(std::string& out, std::string name, const char* type, std::string_view help) :
        m_out(out),
        m_name(std::move(name)),
        m_type(type),
        m_help(help)
    {
    }

    void add(const std::string& labels, Number number)
    {
        if (!number)
            return;
        if (m_isFresh) {
            m_out.append("# HELP ").append(m_name).append(" ").append(m_help).append("\n# TYPE ");
            m_out.append(m_name).append(" ").append(m_type).append("\n");
            m_isFresh = false;
        }
        m_out.append(m_name).append(labels).append(" ");
        appendNumber(m_out, *number);
        m_out += '\n';
    }

private:
    std::string& m_out;
    std::string m_name;
    const char* m_type;
    std::string_view m_help;
    bool m_isFresh = true;
};

std::string labelsOf(const metrics::Subject& subject)
{
    return R"({id=")" + subject.id + R"(",name=")" + subject.name + R"("})";
}

std::string textOf(const Frame& frame)
{
    std::string out;
    for (const CounterRow& row : kCounters) {
        Family family(out, std::string("darse_container_") + row.name, "counter", row.help);
        for (const Frame::Row& one : frame.rows)
            family.add(labelsOf(one.subject), row.of(one.reading));
    }
    for (const GaugeRow& row : kGauges) {
        const std::string_view help = metrics::rowOf(row.metric).help;
        Family family(out, std::string("darse_container_") + row.name, "gauge", help);
        for (const Frame::Row& one : frame.rows)
            family.add(labelsOf(one.subject), one.values.get(row.metric));
        Family(out, std::string("darse_host_") + row.name, "gauge", help).add({}, frame.host.get(row.metric));
    }
    Family(out, "darse_host_cpu_cores", "gauge", "Processors in use").add({}, frame.host.get(Metric::Cpu));
    return out;
}

Result<void> scrape(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    const ClientWatch client(request.nativeHandle(), Leaving::EndsSending, request.stop());
    metrics::Sampler::Watch watch(verbs.metrics.sampler());
    TRY_DECLARE(const metrics::FramePtr frame, watch.next(0, {Deadline::never(), client.token()}));
    return responder.send(
        {.status = 200, .reason = {}, .headers = {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}}},
        textOf(*frame));
}

} // namespace

std::vector<net::Route> prometheusRoutes(const Verbs& verbs)
{
    return {{"GET", "/metrics", acts(verbs, scrape)}};
}

} // namespace darse::api
