// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/framemetrics.h"

#include "core/connect/docker/answerjson.h"
#include "core/connect/docker/linereader.h"

#include <algorithm>
#include <array>
#include <map>

namespace darse::connect::docker {
namespace {

using backend::Frame;
using backend::Kind;
using backend::Sample;

/// What the console draws, under the engine's names.
struct Field {
    const char* name;
    std::optional<double> Sample::*value;
};

constexpr std::array kFields{
    Field{"cpu", &Sample::cpuCores},
    Field{"memory.workingSet", &Sample::memoryBytes},
    Field{"network.received", &Sample::networkReceivedPerSecond},
    Field{"network.sent", &Sample::networkSentPerSecond},
    Field{"io.read", &Sample::diskReadPerSecond},
    Field{"io.written", &Sample::diskWrittenPerSecond},
    Field{"cpu.pressure", &Sample::pressure},
};

std::string metricsQuery(std::chrono::seconds interval)
{
    std::string query = "?every=" + std::to_string(interval.count());
    for (const Field& field : kFields)
        query += "&metric=" + std::string(field.name);
    return query;
}

std::optional<double> numberIn(const json& value)
{
    return value.is_number() ? std::optional(value.get<double>()) : std::nullopt;
}

Sample sampleOf(const backend::ObjectRef& ref, const json& values)
{
    Sample sample;
    sample.ref = ref;
    for (const Field& field : kFields)
        sample.*field.value = numberIn(member(values, field.name));
    return sample;
}

class Stream final : public backend::MetricsStream {
public:
    struct From {
        std::shared_ptr<Wire> wire;
        QString host;
        std::string query;
    };

    void begin(Hands& hands, From from)
    {
        m_errand.begin(hands, this, [this, from = std::move(from)](Errand& errand) {
            // Only what is told at home may touch this: it may be gone.
            Error why = read(this, from, errand);
            errand.tell([this, why = std::move(why)] { Q_EMIT ended(why); });
        });
    }

private:
    static Error read(Stream* self, const From& from, Errand& errand)
    {
        constexpr std::size_t kPiece = std::size_t{64} * 1024;
        const auto exchange = from.wire->open({.target = "/darse/v1/metrics" + from.query}, errand.token());
        if (!exchange)
            return exchange.error();
        LineReader lines;
        std::vector<char> piece(kPiece);
        for (;;) {
            const auto got = (*exchange)->read(piece, errand.token());
            if (!got)
                return got.error();
            if (*got == 0)
                return Error(ErrorKind::Unreachable, "the engine tells no more numbers");
            for (const std::string& line : lines.take({piece.data(), *got})) {
                const Frame frame = frameOfLine(answerJson(line), from.host);
                if (frame.atMilliseconds > 0)
                    errand.tell([self, frame] { Q_EMIT self->frame(frame); });
            }
        }
    }

    ErrandHolder m_errand;
};

} // namespace

Frame frameOfLine(const json& line, const QString& host)
{
    Frame frame{.atMilliseconds = numberOf(line, "at"), .samples = {}};
    frame.samples.push_back(sampleOf({Kind::Node, host}, member(line, "host")));
    const json& containers = member(line, "containers");
    if (!containers.is_array())
        return frame;
    for (const json& each : containers) {
        if (const QString id = textOf(each, "id"); !id.isEmpty())
            frame.samples.push_back(sampleOf({Kind::Container, id}, member(each, "values")));
    }
    return frame;
}

std::vector<Frame> framesOfQuery(const json& answer, const backend::ObjectRef& ref)
{
    std::map<qint64, Sample> moments;
    for (const Field& field : kFields) {
        const json& points = member(member(member(answer, "metrics"), field.name), "points");
        if (!points.is_array())
            continue;
        for (const json& point : points) {
            constexpr std::size_t kMean = 2;
            if (!point.is_array() || point.size() <= kMean || !point.front().is_number_integer())
                continue;
            Sample& sample = moments[point.front().get<qint64>()];
            sample.ref = ref;
            sample.*field.value = numberIn(point[kMean]);
        }
    }
    std::vector<Frame> frames;
    for (const auto& [at, sample] : moments)
        frames.push_back({.atMilliseconds = at, .samples = {sample}});
    return frames;
}

std::unique_ptr<backend::MetricsStream> FrameMetrics::stream(std::chrono::seconds interval)
{
    auto stream = std::make_unique<Stream>();
    stream->begin(m_hands, {.wire = m_wire, .host = m_host, .query = metricsQuery(interval)});
    return stream;
}

backend::Pending<std::vector<Frame>> FrameMetrics::history(const backend::ObjectRef& ref, std::chrono::seconds span,
                                                           int points)
{
    using Milliseconds = std::chrono::milliseconds;
    const qint64 to = QDateTime::currentMSecsSinceEpoch();
    const qint64 length = Milliseconds(span).count();
    const qint64 step = std::max<qint64>(1000, length / std::max(1, points));
    const std::string id = ref.kind == Kind::Node ? "host" : queryText(ref.key);
    const std::string target = "/darse/v1/metrics/query?id=" + id + "&from=" + std::to_string(to - length) +
                               "&to=" + std::to_string(to) + "&step=" + std::to_string(step);
    return m_hands.ask<std::vector<Frame>>(
        [target, ref, wire = m_wire](const std::stop_token& stop) -> Result<std::vector<Frame>> {
            TRY_DECLARE(const json answer, wire->ask({.target = target}, stop));
            return framesOfQuery(answer, ref);
        });
}

} // namespace darse::connect::docker
