// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/containerhandler.h"
#include "core/api/metrics.h"
#include "core/api/metricsjson.h"
#include "core/engine/metrics.h"

namespace darse::api {

using engine::Verbs;
using metrics::AlertRule;
using metrics::Crossing;
using metrics::Metric;
using metrics::RangeAsked;
using nlohmann::json;

namespace {

constexpr std::int64_t kMilli = 1000;
constexpr std::uint64_t kLastMoment = std::uint64_t{253402300800} * kMilli;

std::int64_t nowSeconds()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// A container that is known, the machine, or a whole id of one that was.
std::string subjectOf(const Verbs& verbs, const std::string& text)
{
    if (text == metrics::kHost || text == metrics::kEngine)
        return text;
    const auto container = verbs.containers.find(text);
    return container ? (*container)->id.value() : text;
}

Result<RangeAsked> rangeAsked(const Parameters& parameters, std::int64_t now)
{
    constexpr std::int64_t kUsual = 600;
    RangeAsked out;
    TRY_DECLARE(const std::uint64_t to,
                parameters.number("to", static_cast<std::uint64_t>(now + 1) * kMilli, kLastMoment));
    out.to = static_cast<std::int64_t>(to + kMilli - 1) / kMilli;
    const auto usual = static_cast<std::uint64_t>(std::max<std::int64_t>(out.to - kUsual, 0)) * kMilli;
    TRY_DECLARE(const std::uint64_t from, parameters.number("from", usual, kLastMoment));
    out.from = static_cast<std::int64_t>(from) / kMilli;
    TRY_DECLARE(const std::uint64_t step, parameters.number("step", 0, kLastMoment));
    out.step = static_cast<std::int64_t>(step + kMilli - 1) / kMilli;
    for (const std::string& name : parameters.all("metric")) {
        const auto metric = metrics::metricNamed(name);
        if (!metric)
            return Error(ErrorKind::InvalidInput, "there is no metric \"" + name + "\"");
        out.metrics.push_back(*metric);
    }
    if (out.metrics.empty())
        out.metrics.assign(metrics::kRemembered.begin(), metrics::kRemembered.end());
    return out;
}

void appendPoints(std::string& out, const std::vector<metrics::RangePoint>& points)
{
    out += '[';
    for (const metrics::RangePoint& point : points) {
        out += out.back() == '[' ? "[" : ",[";
        out += std::to_string(point.second * kMilli);
        for (const double number : {point.extent.least, point.extent.mean, point.extent.most}) {
            out += ',';
            appendNumber(out, number);
        }
        out += ']';
    }
    out += ']';
}

/// Written by hand: fourteen days are sixty thousand numbers.
std::string rangeText(const std::string& subject, const RangeAsked& asked, const metrics::RangeTold& told)
{
    std::string out = R"({"id":")" + subject + R"(","from":)" + std::to_string(asked.from * kMilli) + R"(,"to":)" +
                      std::to_string(asked.to * kMilli) + R"(,"step":)" + std::to_string(told.step * kMilli) +
                      R"(,"kept":)" + std::to_string(told.kept * kMilli) + R"(,"metrics":{)";
    for (std::size_t i = 0; i < asked.metrics.size(); ++i) {
        const metrics::MetricRow& row = metrics::rowOf(asked.metrics[i]);
        out.append(i == 0 ? "\"" : ",\"").append(row.name).append(R"(":{"unit":")").append(toString(row.unit));
        out.append(R"(","points":)");
        appendPoints(out, told.points[i]);
        out += '}';
    }
    return out += "}}\n";
}

Result<void> query(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    const std::string subject = subjectOf(verbs, parameters.text("id"));
    const std::int64_t now = nowSeconds();
    TRY_DECLARE(const RangeAsked asked, rangeAsked(parameters, now));
    TRY_DECLARE(const metrics::RangeTold told, verbs.metrics.history().query(subject, asked, now));
    return responder.sendJson(200, rangeText(subject, asked, told));
}

json toJson(const AlertRule& rule)
{
    return {{"id", rule.id},
            {"name", rule.name},
            {"metric", metrics::rowOf(rule.metric).name},
            {"crossing", toString(rule.crossing)},
            {"threshold", rule.threshold},
            {"seconds", rule.seconds},
            {"subject", rule.subject},
            {"sentence", sentenceOf(rule)}};
}

Result<json> rules(const Verbs& verbs, const net::Incoming&, const Parameters&)
{
    const engine::Metrics::Rules all = verbs.metrics.rules();
    json out = json::array();
    for (const AlertRule& rule : all.rules) {
        json one = toJson(rule);
        one["firing"] = json::array();
        for (const metrics::Alerts::Firing& firing : all.firing) {
            if (firing.rule == rule.id)
                one["firing"].push_back(
                    {{"id", firing.subject}, {"since", firing.since * kMilli}, {"value", firing.value}});
        }
        out.push_back(std::move(one));
    }
    return json{{"rules", std::move(out)}};
}

Result<AlertRule> ruleFrom(const json& body)
{
    const auto text = [&body](const char* name) {
        return body.contains(name) && body[name].is_string() ? body[name].get<std::string>() : std::string();
    };
    AlertRule out{.name = text("name"), .subject = text("subject")};
    const auto metric = metrics::metricNamed(text("metric"));
    if (!metric)
        return Error(ErrorKind::InvalidInput, "there is no metric \"" + text("metric") + "\"");
    out.metric = *metric;
    const std::string crossing = text("crossing").empty() ? "above" : text("crossing");
    if (crossing != "above" && crossing != "below")
        return Error(ErrorKind::InvalidInput,
                     "a rule is broken above or below its threshold, not \"" + crossing + "\"");
    out.crossing = crossing == "above" ? Crossing::Above : Crossing::Below;
    if (!body.contains("threshold") || !body["threshold"].is_number())
        return Error(ErrorKind::InvalidInput, "a threshold is a number");
    out.threshold = body["threshold"].get<double>();
    const json seconds = body.value("seconds", json(0));
    if (!seconds.is_number_integer())
        return Error(ErrorKind::InvalidInput, "seconds are a whole number");
    out.seconds = seconds.get<std::int64_t>();
    return out;
}

Result<void> addRule(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const json body, jsonBody(request));
    if (!body.is_object())
        return Error(ErrorKind::InvalidInput, "a rule is a JSON object");
    TRY_DECLARE(AlertRule asked, ruleFrom(body));
    TRY_DECLARE(const AlertRule rule, verbs.metrics.addRule(std::move(asked)));
    return sendJson(responder, 201, toJson(rule));
}

Result<int> removeRule(const Verbs& verbs, const net::Incoming& request, const Parameters&)
{
    TRY(verbs.metrics.removeRule(idIn(request)));
    return 204;
}

} // namespace

std::vector<net::Route> metricsPastRoutes(const Verbs& verbs)
{
    return {
        {"GET", "/darse/v1/metrics/query", acts(verbs, query)},
        {"GET", "/darse/v1/alerts", asks(verbs, rules)},
        {"POST", "/darse/v1/alerts", acts(verbs, addRule)},
        {"DELETE", "/darse/v1/alerts/{id}", does(verbs, removeRule)},
    };
}

} // namespace darse::api
