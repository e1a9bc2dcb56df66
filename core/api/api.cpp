// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/api.h"

#include "core/api/containers.h"
#include "core/api/docker.h"
#include "core/api/doctor.h"
#include "core/api/families.h"
#include "core/api/images.h"
#include "core/api/kube.h"
#include "core/api/metrics.h"
#include "core/api/system.h"
#include "core/net/router.h"

#include <algorithm>
#include <iterator>
#include <memory>

namespace darse::api {
namespace {

void refuse(std::string_view path, net::Responder& responder)
{
    const auto dialect = dialectOf(path);
    const std::string message =
        dialect ? "this engine does not offer " + std::string(path) + " of the " + std::string(*dialect) + " API"
                : "there is nothing at " + std::string(path);
    static_cast<void>(responder.sendError(dialect ? 501 : 404, message));
}

std::vector<net::Route> allRoutes(const ApiParts& parts)
{
    const Machine& machine = parts.machine;
    const engine::Verbs& verbs = parts.verbs;
    std::vector<net::Route> routes = dockerRoutes(machine);
    for (auto family : {imageRoutes(verbs.images),
                        transferRoutes(verbs.images),
                        archiveRoutes(verbs.images),
                        loginRoutes(verbs.images),
                        eventRoutes(verbs.events),
                        imageExtraRoutes(verbs.images),
                        imageElsewhereRoutes(verbs.images),
                        registryRoutes(verbs.images),
                        containerRoutes(verbs),
                        containerLifeRoutes(verbs),
                        containerFileRoutes(verbs),
                        containerStreamRoutes(verbs),
                        execRoutes(verbs),
                        statsRoutes(verbs),
                        systemRoutes(machine, verbs),
                        networkRoutes(verbs),
                        volumeRoutes(verbs),
                        volumeFileRoutes(verbs),
                        doctorRoutes(parts.doctor),
                        metricsRoutes(verbs),
                        metricsPastRoutes(verbs),
                        prometheusRoutes(verbs),
                        kubeRoutes(verbs, parts.objects),
                        kubeGateRoutes(parts.gate)})
        std::ranges::move(family, std::back_inserter(routes));
    routes.push_back({"GET", "/darse/v1/machine", [json = toJson(machine)](net::Incoming&, net::Responder& responder) {
                          static_cast<void>(responder.sendJson(200, json));
                      }});
    return routes;
}

} // namespace

net::Handler makeApi(const ApiParts& parts)
{
    const auto router =
        std::make_shared<const net::Router>(allRoutes(parts), [](net::Incoming& request, net::Responder& responder) {
            refuse(splitVersion(request.path()).path, responder);
        });
    return [router](net::Incoming& request, net::Responder& responder) {
        const VersionedPath target = splitVersion(request.path());
        if (auto fits = checkVersion(target.version); !fits) {
            static_cast<void>(responder.sendError(400, fits.error().message()));
            return;
        }
        router->route(target.path, request, responder);
    };
}

} // namespace darse::api
