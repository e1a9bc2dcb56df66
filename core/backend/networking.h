// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/attachment.h"
#include "core/backend/future.h"
#include "core/backend/object.h"

namespace darse::backend {

struct Network final : Object {
    static constexpr Kind kKind = Kind::Network;
    Network() : Object(kKind) {}

    QString driver;
    QString subnet;
    QString gateway;
    bool isInternal = false;
    bool hasNames = false; ///< containers find one another by name
    int members = 0;
};

struct ServicePort {
    QString name;
    quint16 port = 0;
    quint16 targetPort = 0;
    QString protocol;
};

class NetworkJoining {
public:
    virtual ~NetworkJoining() = default;

    virtual Pending<std::vector<Attachment>> attachments(const QString& container) = 0;
    virtual Pending<void> join(const QString& container, const QString& network) = 0;
    virtual Pending<void> leave(const QString& container, const QString& network) = 0;
};

/// One name and address for a changing set of pods.
struct Service final : Object {
    static constexpr Kind kKind = Kind::Service;
    Service() : Object(kKind) {}

    QString type;
    QString address;
    std::vector<ServicePort> ports;
    QMap<QString, QString> selector;
    QStringList endpoints; ///< "address:port" of the pods that answer now
};

/// A host name that leads from outside to a service.
struct Route final : Object {
    static constexpr Kind kKind = Kind::Route;
    Route() : Object(kKind) {}

    QString host;
    QString path;
    QString service; ///< name in the same project
    QString tls;     ///< termination ("edge", "passthrough"), empty without TLS
};

} // namespace darse::backend
