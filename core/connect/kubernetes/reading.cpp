// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/reading.h"

#include "core/backend/config.h"
#include "core/backend/event.h"
#include "core/connect/docker/lenient.h"
#include "core/connect/kubernetes/objectfeed.h"

#include <algorithm>
#include <array>
#include <limits>

namespace darse::connect::kubernetes {

using namespace docker;

using backend::Kind;

namespace {

QDateTime firstOf(const std::array<QDateTime, 3>& moments)
{
    const auto* const known = std::ranges::find_if(moments, &QDateTime::isValid);
    return known == moments.end() ? QDateTime() : *known;
}

} // namespace

void readHead(const json& from, backend::Object& object)
{
    const json& metadata = member(from, "metadata");
    object.key = keyOf(from);
    object.name = textOf(metadata, "name");
    object.project = textOf(metadata, "namespace");
    object.created = momentOf(metadata, "creationTimestamp");
    object.labels = mapOf(metadata, "labels");
    object.status = backend::Status::Active;
}

backend::ObjectPtr readConfigMap(const json& from)
{
    auto out = std::make_shared<backend::ConfigMap>();
    readHead(from, *out);
    out->entries = mapOf(from, "data");
    const json& binary = member(from, "binaryData");
    for (const auto& [name, value] : binary.items())
        out->binary.insert(QString::fromStdString(name), QByteArray::fromBase64(textOf(value).toLatin1()));
    return out;
}

backend::ObjectPtr readSecret(const json& from)
{
    auto out = std::make_shared<backend::Secret>();
    readHead(from, *out);
    out->type = textOf(from, "type");
    out->keys = mapOf(from, "data").keys();
    return out;
}

backend::ObjectPtr readEvent(const json& from)
{
    auto out = std::make_shared<backend::Event>();
    readHead(from, *out);
    const json& about = member(from, "involvedObject");
    const auto kind = backend::kindFromName(QString(textOf(about, "kind").toLower() + QLatin1Char('s')));
    out->about = {kind.value_or(Kind::Pod), keyOf({{"metadata", about}})};
    out->aboutName = textOf(about, "name");
    out->type = textOf(from, "reason");
    out->name = out->type;
    out->message = textOf(from, "message");
    out->isWarning = textOf(from, "type") == QLatin1StringView("Warning");
    out->status = out->isWarning ? backend::Status::Warning : backend::Status::Normal;
    // Newer programs tell the moment, and a series where it was more than one.
    const json& series = member(from, "series");
    const qint64 count = std::max(numberOf(from, "count"), numberOf(series, "count"));
    out->count = static_cast<int>(std::clamp<qint64>(count, 1, std::numeric_limits<int>::max()));
    out->created = firstOf({momentOf(from, "firstTimestamp"), momentOf(from, "eventTime"), out->created});
    out->lastSeen = firstOf({momentOf(series, "lastObservedTime"), momentOf(from, "lastTimestamp"), out->created});
    // The key sorts by time.
    out->key = QStringLiteral("%1-%2").arg(out->created.toMSecsSinceEpoch(), 13, 10, QLatin1Char('0')).arg(out->key);
    return out;
}

QMap<QString, QByteArray> secretValues(const json& from)
{
    QMap<QString, QByteArray> out;
    const auto encoded = mapOf(from, "data");
    for (const auto& [name, value] : encoded.asKeyValueRange())
        out.insert(name, QByteArray::fromBase64(value.toLatin1()));
    return out;
}

} // namespace darse::connect::kubernetes
