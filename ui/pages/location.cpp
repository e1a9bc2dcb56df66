// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/location.h"

#include <QStringDecoder>
#include <QUrl>

namespace darse::ui {
namespace {

constexpr QLatin1StringView kHome("overview");
constexpr qsizetype kMostParts = 3;
constexpr QChar kBetweenKeys = u','; // no key of a container has one

QString encoded(const QString& part)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(part));
}

bool isHex(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

/// Nothing when a percent sign leads nowhere or the bytes are not UTF-8.
std::optional<QString> decoded(const QString& part)
{
    for (qsizetype at = part.indexOf(u'%'); at >= 0; at = part.indexOf(u'%', at + 1)) {
        if (at + 2 >= part.size() || !isHex(part[at + 1]) || !isHex(part[at + 2]))
            return std::nullopt;
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(QByteArray::fromPercentEncoding(part.toUtf8()));
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

} // namespace

QString Location::toText() const
{
    QString text = page.isEmpty() ? QString(kHome) : encoded(page);
    if (!key.isEmpty() || !tab.isEmpty())
        text += u'/' + encoded(key);
    if (!tab.isEmpty())
        text += u'/' + encoded(tab);
    return text;
}

Location Location::fromText(const QString& text)
{
    Location home{kHome, {}, {}};
    const QStringList parts = text.split(u'/');
    if (parts.size() > kMostParts)
        return home;
    QStringList read;
    for (const QString& part : parts) {
        const std::optional<QString> plain = decoded(part);
        if (!plain)
            return home;
        read.append(*plain);
    }
    if (read.first().isEmpty())
        return home;
    return {read.value(0), read.value(1), read.value(2)};
}

Location Location::ofList(backend::Kind kind)
{
    return {backend::kindName(kind), {}, {}};
}

Location Location::ofObject(const backend::ObjectRef& ref, const QString& tab)
{
    return {backend::kindName(ref.kind), ref.key, tab};
}

Location Location::ofLogs(const QStringList& containerKeys)
{
    return {QStringLiteral("logs"), containerKeys.join(kBetweenKeys), {}};
}

QStringList Location::keys() const
{
    return key.split(kBetweenKeys, Qt::SkipEmptyParts);
}

std::optional<backend::Kind> Location::kind() const
{
    return backend::kindFromName(page);
}

} // namespace darse::ui
