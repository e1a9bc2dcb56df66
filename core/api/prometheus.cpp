// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/answer.h"
#include "core/api/clientwatch.h"
#include "core/api/containerhandler.h"
#include "core/api/metrics.h"
#include "core/api/metricsjson.h"
#include "core/api/prometheustable.h"
#include "core/engine/metrics.h"

namespace darse::api {

using engine::Verbs;
using metrics::Frame;
using metrics::Metric;

namespace {

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

/// `more` is a label more, if there is one: its name and what it says. Names of interfaces are anybody's choice.
std::string labelsOf(const metrics::Subject& subject, const char* more = nullptr, std::string_view value = {})
{
    std::string out = R"({id=")" + subject.id + R"(",name=")" + subject.name + '"';
    if (more != nullptr) {
        out.append(",").append(more).append("=\"");
        for (const char c : value)
            out.append(c == '"' || c == '\\' ? "\\" : "").append(1, c);
        out += '"';
    }
    return out + '}';
}

void appendCounters(std::string& out, const Frame& frame)
{
    for (const CounterRow& row : prometheusCounters()) {
        Family family(out, std::string("darse_container_") + row.name, "counter", row.help);
        for (const Frame::Row& one : frame.rows)
            family.add(labelsOf(one.subject), row.of(one.reading));
    }
    for (const DiskRow& row : prometheusDisks()) {
        Family family(out, std::string("darse_container_") + row.name, "counter", row.help);
        for (const Frame::Row& one : frame.rows) {
            for (const cgroup::IoDevice& disk :
                 one.reading.sample.io.devices.value_or(std::vector<cgroup::IoDevice>())) {
                const std::string name = std::to_string(disk.major) + ":" + std::to_string(disk.minor);
                family.add(labelsOf(one.subject, "device", name), static_cast<double>(disk.*row.field));
            }
        }
    }
    for (const InterfaceRow& row : prometheusInterfaces()) {
        Family family(out, std::string("darse_container_") + row.name, "counter", row.help);
        for (const Frame::Row& one : frame.rows) {
            for (const cgroup::NetworkCounters& each : one.reading.networks)
                family.add(labelsOf(one.subject, "interface", each.name),
                           static_cast<double>((each.*row.way).*row.field));
        }
    }
}

std::string textOf(const Frame& frame)
{
    std::string out;
    appendCounters(out, frame);
    for (const GaugeRow& row : prometheusGauges()) {
        const std::string_view help = metrics::rowOf(row.metric).help;
        Family family(out, std::string("darse_container_") + row.name, "gauge", help);
        for (const Frame::Row& one : frame.rows)
            family.add(labelsOf(one.subject), one.values.get(row.metric));
        Family pods(out, std::string("darse_pod_") + row.name, "gauge", help);
        for (const Frame::Row& one : frame.pods)
            pods.add(labelsOf(one.subject), one.values.get(row.metric));
        Family(out, std::string("darse_host_") + row.name, "gauge", help).add({}, frame.host.get(row.metric));
        Family(out, std::string("darse_engine_") + row.name, "gauge", help).add({}, frame.engine.get(row.metric));
    }
    Family(out, "darse_host_cpu_cores", "gauge", "Processors in use").add({}, frame.host.get(Metric::Cpu));
    Family(out, "darse_engine_cpu_cores", "gauge", "Processors in use").add({}, frame.engine.get(Metric::Cpu));
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
