// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/backoff.h"

#include <QDateTime>
#include <QLocale>
#include <QRandomGenerator>

#include <algorithm>

namespace darse::registry {
namespace {

using std::chrono::milliseconds;

/// A date of HTTP: "Sun, 06 Nov 1994 08:49:37 GMT".
std::optional<std::chrono::system_clock::time_point> parseDate(std::string_view text)
{
    const QString date = QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
    QDateTime parsed = QLocale::c().toDateTime(date, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!parsed.isValid())
        return std::nullopt;
    parsed.setTimeSpec(Qt::UTC);
    return std::chrono::system_clock::time_point(milliseconds(parsed.toMSecsSinceEpoch()));
}

} // namespace

Result<void> pauseFor(milliseconds time, const std::stop_token& stop)
{
    return waitUntil(Deadline::after(time), stop);
}

bool isBusy(int status)
{
    return status == 429 || status == 502 || status == 503 || status == 504;
}

bool isPassing(const Error& error)
{
    return !error.isLasting() && (error.kind() == ErrorKind::Unreachable || error.kind() == ErrorKind::Timeout ||
                                  error.kind() == ErrorKind::Io);
}

std::optional<milliseconds> retryAfter(const net::Headers& headers, const Clock& clock)
{
    const auto value = headers.find("Retry-After");
    if (!value || value->empty())
        return std::nullopt;
    if (value->size() <= 9 && value->find_first_not_of("0123456789") == std::string_view::npos)
        return std::chrono::seconds(std::stol(std::string(*value)));
    const auto date = parseDate(*value);
    if (!date)
        return std::nullopt;
    return std::max(milliseconds(0), std::chrono::ceil<milliseconds>(*date - clock.wallNow()));
}

std::string inWords(milliseconds time)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(time).count();
    if (seconds < 120)
        return std::to_string(seconds) + (seconds == 1 ? " second" : " seconds");
    if (seconds < 7200)
        return std::to_string((seconds + 59) / 60) + " minutes";
    return std::to_string((seconds + 3599) / 3600) + " hours";
}

Result<void> Backoff::wait(const Error& because, std::optional<milliseconds> asked, const std::stop_token& stop)
{
    const RetryPolicy& policy = m_options.retry;
    if (++m_failures >= policy.attempts)
        return because;
    if (asked && *asked > policy.longestAsked)
        return Error(because.kind(), because.message() + "; it asks to come back in " + inWords(*asked))
            .withDetail(because.detail());
    const auto doubled = policy.first * (std::int64_t{1} << std::min(m_failures - 1, 16));
    const auto usual = std::min(doubled, policy.longest);
    const auto chance = milliseconds(QRandomGenerator::global()->bounded(static_cast<int>(usual.count() / 2 + 1)));
    const milliseconds time = std::max(asked.value_or(milliseconds(0)), usual - usual / 4 + chance);
    if (m_told)
        m_told(time, because);
    return m_options.pause(time, stop);
}

} // namespace darse::registry
