// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace darse::connect::demo {

/// A number that looks random and is the same everywhere for the same input.
[[nodiscard]] constexpr quint64 mixed(quint64 value)
{
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

[[nodiscard]] constexpr quint64 mixed(quint64 seed, quint64 value)
{
    return mixed(seed ^ mixed(value));
}

/// From 0 up to, not including, 1.
[[nodiscard]] constexpr double unit(quint64 bits)
{
    return static_cast<double>(bits >> 11) * 0x1.0p-53;
}

/// The same on every run, unlike qHash.
[[nodiscard]] inline quint64 seedOf(QStringView text, quint64 seed = 0)
{
    quint64 hash = 0xcbf29ce484222325ULL ^ mixed(seed);
    for (const QChar c : text)
        hash = (hash ^ c.unicode()) * 0x100000001b3ULL;
    return mixed(hash);
}

/// Letters as clusters use them for generated names: no vowels, nothing that looks alike.
[[nodiscard]] inline QString randomName(quint64 seed, int length)
{
    static constexpr char16_t kLetters[] = u"bcdfghjklmnpqrstvwxz2456789";
    QString name;
    for (int i = 0; i < length; ++i)
        name += QChar(kLetters[mixed(seed, static_cast<quint64>(i)) % 27]);
    return name;
}

[[nodiscard]] inline QString randomHex(quint64 seed, int length)
{
    QString text;
    for (quint64 i = 0; text.size() < length; ++i)
        text += QStringLiteral("%1").arg(mixed(seed, i), 16, 16, QLatin1Char('0'));
    return text.left(length);
}

[[nodiscard]] inline QString digestOf(QStringView text)
{
    return QStringLiteral("sha256:") + randomHex(seedOf(text), 64);
}

} // namespace darse::connect::demo
