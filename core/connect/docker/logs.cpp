// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/logs.h"

namespace darse::connect::docker {
namespace {

Result<void> follow(backend::LogStream* self, Wire& wire, const std::string& id, const backend::LogOptions& options,
                    Errand& errand)
{
    TRY_DECLARE(const json inspect, wire.ask({.target = "/containers/" + id + "/json"}, errand.token()));
    const bool isRaw = flagOf(member(inspect, "Config"), "Tty");
    const std::string target = "/containers/" + id +
                               "/logs?stdout=1&stderr=1&timestamps=1&tail=" + std::to_string(options.tail) +
                               (options.follow ? "&follow=1" : "");
    TRY_DECLARE(const auto exchange, wire.open({.target = target, .patience = Patience::Long}, errand.token()));
    return tellLog(self, *exchange, isRaw ? LogFraming::Raw : LogFraming::Multiplexed, errand);
}

class Stream final : public backend::LogStream {
public:
    void begin(Hands& hands, std::shared_ptr<Wire> wire, const QString& key, const backend::LogOptions& options)
    {
        m_errand.begin(hands, this, [this, wire = std::move(wire), id = queryText(key), options](Errand& errand) {
            const Result<void> result = follow(this, *wire, id, options, errand);
            const auto error = result ? std::nullopt : std::optional(result.error());
            errand.tell([this, error] { Q_EMIT ended(error); });
        });
    }

private:
    ErrandHolder m_errand;
};

} // namespace

Result<void> tellLog(backend::LogStream* self, net::Exchange& exchange, LogFraming framing, Errand& errand)
{
    constexpr std::size_t kPiece = std::size_t{128} * 1024;
    LogReader reader(framing);
    std::vector<char> piece(kPiece);
    for (;;) {
        TRY_DECLARE(const std::size_t got, exchange.readPatiently(piece, errand.token()));
        auto lines = got == 0 ? Result(reader.rest()) : reader.take({piece.data(), got});
        if (!lines)
            return lines.error();
        if (!lines->empty() && !errand.tell([self, lines = std::move(*lines)] { Q_EMIT self->lines(lines); }))
            return ok();
        if (got == 0)
            return ok();
    }
}

std::unique_ptr<backend::LogStream> LogVerbs::open(const QString& containerKey, const backend::LogOptions& options)
{
    auto stream = std::make_unique<Stream>();
    stream->begin(m_hands, m_wire, containerKey, options);
    return stream;
}

} // namespace darse::connect::docker
