// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/jobtransfer.h"

#include "core/connect/docker/answerjson.h"
#include "core/connect/docker/linereader.h"
#include "core/connect/docker/transfers.h"

#include <chrono>
#include <utility>
#include <vector>

namespace darse::connect::docker {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kPiece = std::size_t{16} * 1024;
/// Bars need no more.
constexpr auto kBetween = 100ms;

class JobTransfer final : public backend::Transfer {
public:
    void begin(Hands& hands, Job job)
    {
        m_errand.begin(hands, this, [this, job = std::move(job)](Errand& errand) {
            Report report(errand, this);
            const Result<void> result = job(report);
            errand.tell([this, result] { end(result); });
        });
    }

    void cancel() override
    {
        m_errand.stop();
        // The worker's last word does not come any more.
        end(Error(ErrorKind::Canceled, "it was cancelled"));
    }

private:
    void end(const Result<void>& result)
    {
        if (!std::exchange(m_hasEnded, true))
            Q_EMIT finished(result); // last: whoever listens may delete this
    }

    bool m_hasEnded = false;
    ErrandHolder m_errand;
};

} // namespace

void Report::progress(const backend::Progress& progress)
{
    m_errand.tell([transfer = m_transfer, progress] { Q_EMIT transfer->progressed(progress); });
}

std::unique_ptr<backend::Transfer> beginTransfer(Hands& hands, Job job)
{
    auto transfer = std::make_unique<JobTransfer>();
    transfer->begin(hands, std::move(job));
    return transfer;
}

Result<void> followProgress(Wire& wire, const Ask& ask, Report& report)
{
    TRY_DECLARE(const auto exchange, wire.open(ask, report.stop()));
    ProgressSum sum;
    LineReader lines;
    std::vector<char> piece(kPiece);
    auto told = std::chrono::steady_clock::time_point();
    for (;;) {
        TRY_DECLARE(const std::size_t got, exchange->readPatiently(piece, report.stop()));
        if (got == 0)
            return ok();
        bool isSentence = false; // "trying again": it may be the last for a while
        for (const std::string& text : lines.take({piece.data(), got})) {
            const json line = answerJson(text);
            TRY(sum.take(line));
            isSentence = textOf(line, "id").isEmpty();
        }
        const auto now = std::chrono::steady_clock::now();
        if (!isSentence && now - told < kBetween)
            continue;
        told = now;
        report.progress(sum.progress());
    }
}

} // namespace darse::connect::docker
