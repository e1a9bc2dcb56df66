// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/podlogs.h"

#include "core/connect/docker/logs.h"
#include "core/connect/kubernetes/objectfeed.h"
#include "core/connect/kubernetes/podcontainers.h"

namespace darse::connect::kubernetes {

using docker::Errand;

namespace {

Result<void> follow(backend::LogStream* self, KubeWire& wire, const ContainerPlace& place,
                    const backend::LogOptions& options, Errand& errand)
{
    // A new run goes on in the same log. Most containers have no run before.
    const auto before =
        wire.log(namedBy(kube::kind::pod, place.pod),
                 {.container = place.name.toStdString(), .tail = options.tail, .isPrevious = true}, errand.token());
    if (before)
        static_cast<void>(docker::tellLog(self, **before, docker::LogFraming::Raw, errand));
    else if (before.error().kind() == ErrorKind::Unreachable)
        return before.error(); // nobody waits for that twice
    TRY_DECLARE(const auto exchange,
                wire.log(namedBy(kube::kind::pod, place.pod),
                         {.container = place.name.toStdString(), .tail = options.tail, .follows = options.follow},
                         errand.token()));
    return docker::tellLog(self, *exchange, docker::LogFraming::Raw, errand);
}

class Stream final : public backend::LogStream {
public:
    void begin(docker::Hands& hands, std::shared_ptr<KubeWire> wire, const QString& key,
               const backend::LogOptions& options)
    {
        m_errand.begin(hands, this,
                       [this, wire = std::move(wire), place = containerPlace(key), options](Errand& errand) {
                           const Result<void> result = follow(this, *wire, place, options, errand);
                           const auto error = result ? std::nullopt : std::optional(result.error());
                           errand.tell([this, error] { Q_EMIT ended(error); });
                       });
    }

private:
    docker::ErrandHolder m_errand;
};

} // namespace

std::unique_ptr<backend::LogStream> PodLogs::open(const QString& containerKey, const backend::LogOptions& options)
{
    auto stream = std::make_unique<Stream>();
    stream->begin(m_hands, m_wire, containerKey, options);
    return stream;
}

} // namespace darse::connect::kubernetes
