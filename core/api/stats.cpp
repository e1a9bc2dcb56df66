// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/clientwatch.h"
#include "core/api/containerhandler.h"
#include "core/api/containers.h"
#include "core/api/statsjson.h"
#include "core/cgroup/hierarchy.h"
#include "core/cgroup/reader.h"

namespace darse::api {

using cgroup::CgroupReader;
using cgroup::What;
using engine::Container;
using engine::ContainerPtr;
using engine::Verbs;

namespace {

constexpr std::chrono::seconds kPace{1};

/// Reads what one container uses, also when it ends and is started again meanwhile.
class Meter {
public:
    explicit Meter(cgroup::Hierarchy hierarchy) : m_hierarchy(std::move(hierarchy)) {}

    /// Nothing while it does not live.
    [[nodiscard]] std::optional<Use> read(const Container& container)
    {
        if (!container.state.isAlive() || container.state.pid <= 0)
            return std::nullopt;
        if (container.state.pid != m_pid)
            m_reader.reset();
        if (!m_reader && !open(container.state.pid))
            return std::nullopt;
        const auto sample = m_reader->read(What::Use | What::Details | What::Limits | What::Events);
        const auto host = cgroup::hostCpu();
        const auto memory = cgroup::hostMemory();
        if (!sample || !host || !memory) {
            m_reader.reset();
            return std::nullopt;
        }
        Use out{.at = std::chrono::system_clock::now(), .sample = *sample, .host = *host, .hostMemory = memory->total};
        const cgroup::Tree* tree = m_hierarchy.treeOf("memory");
        out.isV1 = tree != nullptr && tree->version == cgroup::Version::V1;
        // One on the machine's own network has no numbers of its own.
        if (container.config->modes.network != "host")
            out.networks = cgroup::networkCounters(m_pid).valueOr({});
        return out;
    }

private:
    [[nodiscard]] bool open(int pid)
    {
        const auto paths = m_hierarchy.pathsOf(pid);
        // In the cgroup of the engine are others, too.
        if (!paths || *paths == m_hierarchy.own())
            return false;
        auto reader = CgroupReader::open(m_hierarchy, *paths);
        if (!reader)
            return false;
        m_reader.emplace(std::move(reader).value());
        m_pid = pid;
        return true;
    }

    cgroup::Hierarchy m_hierarchy;
    std::optional<CgroupReader> m_reader;
    int m_pid = 0;
};

/// A line a second as long as there are a client and a container; empty ones while it does not live.
Result<void> follow(const Verbs& verbs, Meter& meter, ContainerPtr container, net::Responder& responder,
                    const std::stop_token& stop)
{
    TRY(responder.begin({.status = 200, .reason = {}, .headers = {{"Content-Type", "application/json"}}}));
    const std::string id = container->id.value();
    std::optional<Use> before;
    for (;;) {
        std::optional<Use> use = meter.read(*container);
        TRY(responder.write(dumped(statsJson(*container, use, before))));
        before = std::move(use);
        if (!waitUntil(Deadline::after(kPace), stop))
            return ok();
        auto found = verbs.containers.find(id);
        if (!found)
            return responder.end();
        container = std::move(found).value();
    }
}

Result<void> stats(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    TRY_DECLARE(const ContainerPtr container, verbs.containers.find(idIn(request)));
    const bool isStream = parameters.text("stream").empty() || parameters.flag("stream");
    const bool isOneShot = parameters.flag("one-shot");
    if (isStream && isOneShot)
        return Error(ErrorKind::InvalidInput, "cannot have stream=true and one-shot=true");
    TRY_DECLARE(cgroup::Hierarchy hierarchy, cgroup::Hierarchy::find());
    Meter meter(std::move(hierarchy));
    const ClientWatch watch(request.nativeHandle(), Leaving::EndsSending, request.stop());
    if (isStream)
        return follow(verbs, meter, container, responder, watch.token());
    std::optional<Use> before;
    std::optional<Use> use = meter.read(*container);
    if (use && !isOneShot) {
        before = std::move(use);
        TRY(waitUntil(Deadline::after(kPace), watch.token()));
        use = meter.read(*container);
    }
    return sendJson(responder, 200, statsJson(*container, use, use ? before : std::nullopt));
}

} // namespace

std::vector<net::Route> statsRoutes(const Verbs& verbs)
{
    return {{"GET", "/containers/{id}/stats", acts(verbs, stats)}};
}

} // namespace darse::api
