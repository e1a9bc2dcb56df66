// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace darse::backend {

/// A container's place in a network.
struct Attachment {
    QString network; ///< name
    QString key;     ///< of the network
    QString address{};
    QString gateway{};
    QString mac{};
    QStringList names{}; ///< by which others find it

    friend bool operator==(const Attachment&, const Attachment&) = default;
};

} // namespace darse::backend
