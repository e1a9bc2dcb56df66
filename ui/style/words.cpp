// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace darse::ui {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("words", text);
}

/// Three significant digits, at most three decimals, without needless zeros: 0.012, 0.25, 4.8, 48.2, 482.
QString threeDigits(double value)
{
    const double size = std::abs(value);
    const int decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.0995 ? 2 : 3;
    const QLocale locale;
    QString text = locale.toString(value, 'f', decimals);
    if (decimals == 0)
        return text;
    while (text.endsWith(locale.zeroDigit()))
        text.chop(1);
    if (text.endsWith(locale.decimalPoint()))
        text.chop(locale.decimalPoint().size());
    return text;
}

constexpr std::array kByteUnits = {
    QT_TRANSLATE_NOOP("words", "%1 B"),   QT_TRANSLATE_NOOP("words", "%1 KiB"), QT_TRANSLATE_NOOP("words", "%1 MiB"),
    QT_TRANSLATE_NOOP("words", "%1 GiB"), QT_TRANSLATE_NOOP("words", "%1 TiB"), QT_TRANSLATE_NOOP("words", "%1 PiB"),
};

struct TimeUnit {
    const char* text;
    qint64 seconds;
    qint64 from = seconds; ///< so long a time is told in this unit
};

constexpr qint64 kMinute = 60;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;
constexpr qint64 kYear = 365 * kDay;

/// Largest first.
constexpr std::array kTimeUnits = {
    TimeUnit{QT_TRANSLATE_NOOP("words", "%1 y"), kYear, 2 * kYear}, // never one, which many languages write apart
    TimeUnit{QT_TRANSLATE_NOOP("words", "%1 d"), kDay},
    TimeUnit{QT_TRANSLATE_NOOP("words", "%1 h"), kHour},
    TimeUnit{QT_TRANSLATE_NOOP("words", "%1 min"), kMinute},
    TimeUnit{QT_TRANSLATE_NOOP("words", "%1 s"), qint64(1)},
};

QString oneUnit(const TimeUnit& unit, qint64 seconds)
{
    return say(unit.text).arg(QLocale().toString(seconds / unit.seconds));
}

std::size_t largestUnit(qint64 seconds)
{
    std::size_t at = 0;
    while (at + 1 < kTimeUnits.size() && seconds < kTimeUnits[at].from)
        ++at;
    return at;
}

struct ByteSize {
    const char* text;
    double bytes = 1;
};

ByteSize byteSize(double largest)
{
    ByteSize size{kByteUnits.front()};
    // A rounded 1024 belongs to the next unit: 1023.9 KiB is read as 1 MiB.
    for (std::size_t at = 1; at < kByteUnits.size() && std::abs(largest) / size.bytes >= 1023.5; ++at)
        size = {kByteUnits.at(at), size.bytes * 1024};
    return size;
}

QString perSecond(const QString& amount)
{
    return say(QT_TRANSLATE_NOOP("words", "%1/s")).arg(amount);
}

} // namespace

QString missingValue()
{
    return QStringLiteral("–");
}

QString formatBytes(double bytes)
{
    const ByteSize size = byteSize(bytes);
    // There is no half byte.
    const double shown = size.bytes == 1 ? std::round(bytes) : bytes / size.bytes;
    return say(size.text).arg(size.bytes == 1 ? QLocale().toString(shown, 'f', 0) : threeDigits(shown));
}

QString formatBytes(std::optional<qint64> bytes)
{
    return bytes ? formatBytes(double(*bytes)) : missingValue();
}

QString formatRate(double bytesPerSecond)
{
    return perSecond(formatBytes(bytesPerSecond));
}

UnitScale byteScale(double largest)
{
    const ByteSize size = byteSize(largest);
    return {.factor = size.bytes, .symbol = say(size.text).arg(QString()).trimmed()};
}

UnitScale rateScale(double largest)
{
    const UnitScale amount = byteScale(largest);
    return {.factor = amount.factor, .symbol = perSecond(amount.symbol)};
}

QString formatCores(double cores)
{
    return threeDigits(cores);
}

QString formatCoresWithUnit(double cores)
{
    return cores == 1 ? say(QT_TRANSLATE_NOOP("words", "1 core"))
                      : say(QT_TRANSLATE_NOOP("words", "%1 cores")).arg(threeDigits(cores));
}

QString formatShare(double share)
{
    const double percent = share * 100;
    const int decimals = percent != 0 && std::abs(percent) < 0.95 ? 1 : 0;
    return say(QT_TRANSLATE_NOOP("words", "%1 %")).arg(QLocale().toString(percent, 'f', decimals));
}

QString formatAge(const QDateTime& then, const QDateTime& now)
{
    if (!then.isValid())
        return missingValue();
    const qint64 seconds = std::max<qint64>(0, then.secsTo(now));
    return oneUnit(kTimeUnits[largestUnit(seconds)], seconds);
}

QString formatDuration(std::chrono::seconds duration)
{
    const qint64 seconds = std::max<qint64>(0, duration.count());
    const std::size_t at = largestUnit(seconds);
    QString first = oneUnit(kTimeUnits[at], seconds);
    const qint64 rest = seconds % kTimeUnits[at].seconds;
    if (at + 1 >= kTimeUnits.size() || rest < kTimeUnits[at + 1].seconds)
        return first;
    return first + QChar(QChar::Nbsp) + oneUnit(kTimeUnits[at + 1], rest);
}

QString formatMoment(const QDateTime& moment)
{
    return moment.isValid() ? QLocale().toString(moment.toLocalTime(), QLocale::ShortFormat) : missingValue();
}

QString shortId(const QString& id)
{
    constexpr qsizetype kShort = 12;
    const qsizetype colon = id.indexOf(QLatin1Char(':'));
    const QString digits = id.mid(colon + 1);
    const auto isHex = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); };
    if (digits.size() <= kShort || !std::all_of(digits.begin(), digits.end(), isHex))
        return id;
    return digits.left(kShort);
}

QString joinPairs(const QMap<QString, QString>& pairs, const QString& separator)
{
    QStringList texts;
    for (auto it = pairs.begin(); it != pairs.end(); ++it)
        texts.append(it.value().isEmpty() ? it.key() : it.key() + QLatin1Char('=') + it.value());
    return texts.join(separator);
}

} // namespace darse::ui
