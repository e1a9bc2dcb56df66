// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/verbs.h"
#include "core/net/router.h"

#include <vector>

namespace darse::api {

/// What only this engine has about what containers use. A metric has a name, a unit and at most one number a
/// moment; what is not known is left out, never zero. Times are milliseconds since 1970 in UTC.
///
/// GET /darse/v1/metrics: a line of JSON a second with everything that lives, until the client leaves:
///   {"tick": 17, "at": 1764355000512,
///    "host": {"cpu": 0.42, "cpu.limit": 2, "memory": 812345344, …},
///    "containers": [{"id": "<64 digits>", "name": "web", "values": {"cpu": 0.51, "memory": 7340032, "pids": 3, …}},
///    …],
///    "pods": [{"id": "pod-<uid>", "name": "default/web", "values": {…}}, …]}
///   sorted by id; a pod is its cgroup, with all that its containers and volumes in memory use, where pods have one.
///   Parameters, all optional, those marked * any number of times: id* (an id, its beginning, or a name), label* ("key"
///   or "key=value", all must fit), metric* (only these), stream=0 (one line, as soon as there is one), after (only
///   ticks beyond that), every (a line for every so many ticks, at most 3600). The first line comes at once where the
///   engine samples already, else within a second. Rates of disks and networks and what memory is made of are new every
///   other line, and stand in between. A container's rates begin with its second line.
/// With details=1 every container has "disks" and "interfaces" with the counters of each. "engine" beside "host" has
/// the engine's own numbers, without its children. GET /darse/v1/metrics/names: [{"name": "cpu", "unit": "cores",
/// "help": "…"}, …]; units are "cores", "bytes",
///   "bytes per second", "per second", "share" (0 to 1) and "count".
[[nodiscard]] std::vector<net::Route> metricsRoutes(const engine::Verbs& verbs);

/// The past, and who wants to be told of what.
///
/// GET /darse/v1/metrics/query: {"id": "<64 digits>", "from": …, "to": …, "step": 10000, "kept": 10000,
///    "metrics": {"cpu": {"unit": "cores", "points": [[at, least, mean, most], …]}, …}}
///   Parameters: id (or name; "host" is the machine; of a removed container its whole id, for an hour), and optionally
///   from and to (else the last ten minutes), step (else some three hundred points), metric* (else all nine that are
///   remembered). All times and steps in milliseconds, `at` is the beginning of a step. Remembered are seconds for ten
///   minutes, ten seconds for six hours and minutes for fourteen days: "kept" tells what the answer was made from, and
///   a step that is finer than that becomes it. Where nothing is known is no point.
/// GET /darse/v1/alerts: {"rules": [{"id": "…", "name": "busy", "metric": "cpu", "crossing": "above", "threshold": 0.9,
///    "seconds": 60, "subject": "", "sentence": "cpu above 0.9 cores for 60 s",
///    "firing": [{"id": "<64 digits>", "since": …, "value": 0.97}]}]}
///   `subject` is a container's id or name, or "host"; empty: every container. A rule that begins to be broken, and one
///   that ceases to be, is an event of type "alert" with the action "firing" or "resolved" and a reason.
/// POST /darse/v1/alerts with the first seven fields but the id: the same with it, 201. DELETE /darse/v1/alerts/{id}.
[[nodiscard]] std::vector<net::Route> metricsPastRoutes(const engine::Verbs& verbs);

/// GET /metrics, for Prometheus.
[[nodiscard]] std::vector<net::Route> prometheusRoutes(const engine::Verbs& verbs);

} // namespace darse::api
