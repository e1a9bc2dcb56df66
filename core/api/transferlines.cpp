// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/transferlines.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace darse::api {

using engine::LayerTransfer;
using engine::TransferStep;
using nlohmann::json;

namespace {

constexpr std::chrono::milliseconds kPause{100};

bool isMoving(TransferStep step)
{
    return step == TransferStep::Receiving || step == TransferStep::Sending || step == TransferStep::Unpacking;
}

/// "[=====>     ]  1.5MiB/3MiB": what a client of Docker prints as it comes.
std::string bar(Bytes done, Bytes total)
{
    constexpr std::size_t kWidth = 50;
    const std::size_t filled =
        total.count() == 0 ? kWidth
                           : static_cast<std::size_t>(static_cast<double>(std::min(done, total).count()) /
                                                      static_cast<double>(total.count()) * static_cast<double>(kWidth));
    std::string out = "[" + std::string(filled, '=') + (filled < kWidth ? ">" : "");
    out.resize(kWidth + 1, ' ');
    return out + "]  " + formatBytes(done) + "/" + formatBytes(total);
}

} // namespace

engine::TransferSink TransferLines::sink()
{
    engine::TransferSink out;
    out.say = [this](const std::string& id, const std::string& sentence) {
        json line{{"status", sentence}};
        if (!id.empty())
            line["id"] = id;
        m_lines.send(line);
    };
    out.layer = [this](const LayerTransfer& transfer) { layer(transfer); };
    return out;
}

void TransferLines::layer(const LayerTransfer& transfer)
{
    const auto now = std::chrono::steady_clock::now();
    json line;
    {
        const std::scoped_lock lock(m_mutex);
        const auto [found, isNew] = m_told.try_emplace(transfer.layer);
        Told& told = found->second;
        const bool isChange = isNew || told.step != transfer.step;
        if (!isChange && now - told.at < kPause)
            return;
        if (isChange)
            told = {transfer.step, now, now, transfer.done};
        told.at = now;
        line = lineOf(transfer, told, now);
    }
    m_lines.send(line);
}

json TransferLines::lineOf(const LayerTransfer& transfer, const Told& told, Time now) const
{
    json out{{"status", wordOf(transfer.step)},
             {"progressDetail", json::object()},
             {"id", std::string(transfer.layer.shortHex())}};
    if (!isMoving(transfer.step))
        return out;
    out["progressDetail"] = {{"current", transfer.done.count()}, {"total", transfer.total.count()}};
    out["progress"] = bar(transfer.done, transfer.total);
    const double seconds = std::chrono::duration<double>(now - told.since).count();
    if (seconds > 0)
        out["progressDetail"]["rate"] =
            static_cast<std::uint64_t>(static_cast<double>((transfer.done - told.before).count()) / seconds);
    return out;
}

std::string_view TransferLines::wordOf(TransferStep step) const
{
    switch (step) {
    case TransferStep::Waiting:
        return m_words.waiting;
    case TransferStep::Exists:
    case TransferStep::Mounted:
        return m_words.exists;
    case TransferStep::Receiving:
    case TransferStep::Sending:
        return m_words.moving;
    case TransferStep::Unpacking:
        return m_words.unpacking;
    case TransferStep::Done:
        break;
    }
    return m_words.done;
}

} // namespace darse::api
