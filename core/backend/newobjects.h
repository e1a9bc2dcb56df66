// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

namespace darse::backend {

/// A volume to be made. Empty: as the server usually does it.
struct NewVolume {
    QString name;
    QString driver{};
    QMap<QString, QString> options{}; ///< the driver's
    QMap<QString, QString> labels{};

    friend bool operator==(const NewVolume&, const NewVolume&) = default;
};

/// A network to be made. Empty: as the server usually does it.
struct NewNetwork {
    QString name;
    QString driver{};
    QString subnet{};  ///< "10.20.0.0/16"
    QString gateway{}; ///< an address of the subnet
    QString range{};   ///< the part of the subnet that addresses are given out of
    bool isInternal = false;
    bool hasIpv6 = false;
    QMap<QString, QString> options{}; ///< the driver's
    QMap<QString, QString> labels{};

    friend bool operator==(const NewNetwork&, const NewNetwork&) = default;
};

} // namespace darse::backend
