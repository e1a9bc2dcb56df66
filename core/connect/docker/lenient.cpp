// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/lenient.h"

#include "core/net/url.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace darse::connect::docker {
namespace {

const json kNothing;

qint64 integerOf(const json& value)
{
    if (value.is_number_unsigned()) {
        const auto number = value.get<quint64>();
        constexpr auto kMost = static_cast<quint64>(std::numeric_limits<qint64>::max());
        return static_cast<qint64>(std::min(number, kMost));
    }
    if (value.is_number_integer())
        return value.get<qint64>();
    if (value.is_number_float()) {
        const double number = value.get<double>();
        constexpr double kMost = 9.2e18;
        return std::isfinite(number) ? static_cast<qint64>(std::clamp(number, -kMost, kMost)) : 0;
    }
    return value.is_string() ? textOf(value).toLongLong() : 0;
}

} // namespace

const json& member(const json& object, const char* name)
{
    if (!object.is_object())
        return kNothing;
    const auto found = object.find(name);
    return found == object.end() ? kNothing : *found;
}

const json& member(const json& object, const char* outer, const char* inner)
{
    return member(member(object, outer), inner);
}

QString textOf(const json& value)
{
    return value.is_string() ? QString::fromStdString(value.get_ref<const std::string&>()) : QString();
}

QString textOf(const json& object, const char* name)
{
    return textOf(member(object, name));
}

qint64 numberOf(const json& object, const char* name)
{
    return integerOf(member(object, name));
}

double realOf(const json& object, const char* name)
{
    const json& value = member(object, name);
    const double number = value.is_number() ? value.get<double>() : 0;
    return std::isfinite(number) ? number : 0;
}

bool flagOf(const json& object, const char* name)
{
    const json& value = member(object, name);
    return value.is_boolean() && value.get<bool>();
}

QStringList textsOf(const json& object, const char* name)
{
    const json& value = member(object, name);
    QStringList out;
    if (value.is_string())
        out.append(textOf(value));
    if (value.is_array()) {
        for (const json& each : value) {
            if (each.is_string())
                out.append(textOf(each));
        }
    }
    return out;
}

QMap<QString, QString> mapOf(const json& object, const char* name)
{
    QMap<QString, QString> out;
    const json& value = member(object, name);
    if (!value.is_object())
        return out;
    for (const auto& [key, each] : value.items()) {
        if (each.is_string())
            out.insert(QString::fromStdString(key), textOf(each));
    }
    return out;
}

QDateTime momentOf(const json& object, const char* name)
{
    const json& value = member(object, name);
    if (value.is_number()) {
        const qint64 seconds = integerOf(value);
        return seconds > 0 ? QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC) : QDateTime();
    }
    QString text = textOf(value);
    if (text.startsWith(QLatin1String("0001-")))
        return {};
    // Qt reads milliseconds, servers write nanoseconds.
    constexpr qsizetype kDot = 19;
    constexpr qsizetype kDigits = 4;
    if (text.size() > kDot && text.at(kDot) == QLatin1Char('.')) {
        qsizetype end = kDot + 1;
        while (end < text.size() && text.at(end).isDigit())
            ++end;
        if (end - kDot > kDigits)
            text.remove(kDot + kDigits, end - kDot - kDigits);
    }
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

std::string queryText(const std::string& text)
{
    return net::percentEncode(text);
}

std::string queryText(const QString& text)
{
    return net::percentEncode(text.toStdString());
}

std::string pathText(const QString& text)
{
    std::string out;
    for (const char letter : text.toStdString())
        out += letter == '/' || letter == ':' ? std::string(1, letter) : net::percentEncode({&letter, 1});
    return out;
}

} // namespace darse::connect::docker
