// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/podlogs.h"

#include "core/connect/docker/logreading.h"
#include "core/connect/kubernetes/objectfeed.h"
#include "core/connect/kubernetes/podcontainers.h"

namespace darse::connect::kubernetes {

using docker::Errand;

namespace {

constexpr std::size_t kPiece = std::size_t{128} * 1024;

/// On a worker, when `self` may be gone: only what is told at home may touch it.
Result<void> follow(backend::LogStream* self, KubeWire& wire, const ContainerPlace& place,
                    const backend::LogOptions& options, Errand& errand)
{
    TRY_DECLARE(const auto exchange,
                wire.log(namedBy(kube::kind::pod, place.pod),
                         {.container = place.name.toStdString(), .tail = options.tail, .follows = options.follow},
                         errand.token()));
    docker::LogReader reader(docker::LogFraming::Raw);
    std::vector<char> piece(kPiece);
    for (;;) {
        TRY_DECLARE(const std::size_t got, exchange->readPatiently(piece, errand.token()));
        auto lines = got == 0 ? Result(reader.rest()) : reader.take({piece.data(), got});
        if (!lines)
            return lines.error();
        if (!lines->empty() && !errand.tell([self, lines = std::move(*lines)] { Q_EMIT self->lines(lines); }))
            return ok();
        if (got == 0)
            return ok();
    }
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
