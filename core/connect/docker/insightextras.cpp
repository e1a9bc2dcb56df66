// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/insight.h"
#include "core/connect/docker/layerscan.h"

#include <algorithm>

namespace darse::connect::docker {
namespace {

using backend::Counted;
using backend::Kind;
using backend::Numbers;
using backend::NumbersAsked;

std::string subjectOf(const backend::ObjectRef& ref)
{
    return ref.kind == Kind::Node ? "host" : queryText(ref.key);
}

std::string targetOf(const NumbersAsked& asked)
{
    std::string target;
    if (asked.from < asked.to) {
        const qint64 step = std::max<qint64>(1000, (asked.to - asked.from) / std::max(1, asked.points));
        target = "/darse/v1/metrics/query?id=" + subjectOf(asked.ref) + "&from=" + std::to_string(asked.from) +
                 "&to=" + std::to_string(asked.to) + "&step=" + std::to_string(step);
    } else {
        target = "/darse/v1/metrics?stream=0";
        if (asked.ref.kind != Kind::Node)
            target += "&id=" + subjectOf(asked.ref);
    }
    for (const QString& name : asked.names)
        target += "&metric=" + queryText(name);
    return target;
}

} // namespace

Numbers numbersOfLine(const json& line, const NumbersAsked& asked)
{
    Numbers numbers;
    static const json none;
    const json& containers = member(line, "containers");
    const bool isThere = containers.is_array() && !containers.empty();
    const json& values = asked.ref.kind == Kind::Node ? member(line, "host")
                         : isThere                    ? member(containers.front(), "values")
                                                      : none;
    for (const QString& name : asked.names) {
        const json& value = member(values, name.toUtf8().constData());
        if (value.is_number())
            numbers[name].push_back({numberOf(line, "at"), value.get<double>()});
    }
    return numbers;
}

Numbers numbersOfQuery(const json& answer, const NumbersAsked& asked)
{
    constexpr std::size_t kMean = 2;
    Numbers numbers;
    for (const QString& name : asked.names) {
        const json& points = member(member(member(answer, "metrics"), name.toUtf8().constData()), "points");
        if (!points.is_array())
            continue;
        std::vector<Counted>& counted = numbers[name];
        for (const json& point : points) {
            if (point.is_array() && point.size() > kMean && point.front().is_number_integer() &&
                point[kMean].is_number())
                counted.push_back({point.front().get<qint64>(), point[kMean].get<double>()});
        }
    }
    return numbers;
}

backend::Pending<Numbers> InsightVerbs::numbers(const NumbersAsked& asked)
{
    return m_hands.ask<Numbers>([wire = m_wire, asked](const std::stop_token& stop) -> Result<Numbers> {
        TRY_DECLARE(const docker::json answer, wire->ask({.target = targetOf(asked)}, stop));
        return asked.from < asked.to ? numbersOfQuery(answer, asked) : numbersOfLine(answer, asked);
    });
}

backend::Pending<std::vector<backend::LayerContent>> InsightVerbs::layers(const QString& image)
{
    using Contents = std::vector<backend::LayerContent>;
    const std::string target = "/images/" + pathText(image) + "/get";
    return m_hands.ask<Contents>([wire = m_wire, target](const std::stop_token& stop) -> Result<Contents> {
        constexpr std::size_t kPiece = std::size_t{256} * 1024;
        TRY_DECLARE(const auto exchange, wire->open({.target = target, .patience = Patience::Long}, stop));
        LayerScan scan;
        std::vector<char> piece(kPiece);
        for (;;) {
            TRY_DECLARE(const std::size_t got, exchange->readPatiently(piece, stop));
            if (got == 0)
                return scan.finish();
            TRY(scan.take({piece.data(), got}));
        }
    });
}

} // namespace darse::connect::docker
