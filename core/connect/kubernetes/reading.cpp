// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/reading.h"

#include "core/backend/config.h"
#include "core/backend/event.h"
#include "core/connect/docker/lenient.h"
#include "core/connect/kubernetes/objectfeed.h"

namespace darse::connect::kubernetes {

using namespace docker;

using backend::Kind;

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
    out->count = std::max(1, static_cast<int>(numberOf(from, "count")));
    if (const QDateTime first = momentOf(from, "firstTimestamp"); first.isValid())
        out->created = first;
    out->lastSeen = momentOf(from, "lastTimestamp");
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
