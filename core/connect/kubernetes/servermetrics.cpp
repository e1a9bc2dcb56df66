// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/servermetrics.h"

#include "core/connect/docker/lenient.h"
#include "core/connect/kubernetes/objectfeed.h"
#include "core/connect/kubernetes/podcontainers.h"
#include "core/kube/quantity.h"
#include "core/net/url.h"

#include <QDateTime>

#include <condition_variable>
#include <mutex>

namespace darse::connect::kubernetes {

using namespace docker;

using backend::Frame;
using backend::Kind;

namespace {

using namespace std::chrono_literals;

/// The usual server of these numbers measures every fifteen seconds.
constexpr std::chrono::seconds kShortest = 5s;
const std::string kGroup = "/apis/metrics.k8s.io/v1beta1/";

backend::Sample sampleOf(const backend::ObjectRef& ref, const json& usage)
{
    backend::Sample sample;
    sample.ref = ref;
    if (!member(usage, "cpu").is_null())
        sample.cpuCores = static_cast<double>(kube::amountOf(member(usage, "cpu")));
    if (!member(usage, "memory").is_null())
        sample.memoryBytes = static_cast<double>(kube::amountOf(member(usage, "memory")));
    return sample;
}

/// One who may see pods need not be allowed to see machines.
Result<Frame> frameOf(KubeWire& wire, const std::stop_token& stop)
{
    Frame frame;
    auto pods = wire.get(kGroup + "pods", stop);
    if (const std::string space = wire.ownSpace();
        !pods && pods.error().kind() == ErrorKind::PermissionDenied && !space.empty())
        pods = wire.get(kGroup + "namespaces/" + net::percentEncode(space) + "/pods", stop);
    if (!pods && pods.error().kind() == ErrorKind::NotFound)
        return Error(ErrorKind::Unsupported,
                     "this cluster does not measure: it has no metrics server (metrics.k8s.io is not served)");
    if (!pods)
        return pods.error();
    addPodUsage(*pods, frame);
    if (const auto nodes = wire.get(kGroup + "nodes", stop))
        addNodeUsage(*nodes, frame);
    frame.atMilliseconds = QDateTime::currentMSecsSinceEpoch();
    return frame;
}

class Stream final : public backend::MetricsStream {
public:
    void begin(Hands& hands, std::shared_ptr<KubeWire> wire, std::chrono::seconds interval)
    {
        m_errand.begin(hands, this, [this, wire = std::move(wire), interval](Errand& errand) {
            run(this, *wire, interval, errand);
        });
    }

private:
    /// On a worker, when `self` may be gone.
    static void run(Stream* self, KubeWire& wire, std::chrono::seconds interval, Errand& errand)
    {
        std::mutex mutex;
        std::condition_variable_any never;
        while (!errand.token().stop_requested()) {
            const auto next = std::chrono::steady_clock::now() + std::max(interval, kShortest);
            const auto frame = frameOf(wire, errand.token());
            if (!frame) {
                errand.tell([self, error = frame.error()] { Q_EMIT self->ended(error); });
                return;
            }
            if (!errand.tell([self, told = *frame] { Q_EMIT self->frame(told); }))
                return;
            std::unique_lock lock(mutex);
            never.wait_until(lock, errand.token(), next, [] { return false; });
        }
    }

    ErrandHolder m_errand;
};

} // namespace

void addPodUsage(const json& list, Frame& frame)
{
    for (const json& pod : member(list, "items")) {
        for (const json& container : member(pod, "containers")) {
            const ContainerPlace place{.pod = keyOf(pod), .name = textOf(container, "name")};
            frame.samples.push_back(sampleOf({Kind::Container, place.key()}, member(container, "usage")));
        }
    }
}

void addNodeUsage(const json& list, Frame& frame)
{
    for (const json& node : member(list, "items"))
        frame.samples.push_back(sampleOf({Kind::Node, keyOf(node)}, member(node, "usage")));
}

std::unique_ptr<backend::MetricsStream> ServerMetrics::stream(std::chrono::seconds interval)
{
    auto stream = std::make_unique<Stream>();
    stream->begin(m_hands, m_wire, interval);
    return stream;
}

backend::Pending<std::vector<Frame>> ServerMetrics::history(const backend::ObjectRef&, std::chrono::seconds, int)
{
    return backend::ready<std::vector<Frame>>(std::vector<Frame>());
}

} // namespace darse::connect::kubernetes
