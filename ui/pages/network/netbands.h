// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/container.h"
#include "core/backend/object.h"

#include <vector>

namespace darse::ui {

/// A container as it stands in one network.
struct NetMember {
    QString key;
    QString name;
    backend::Status status = backend::Status::Unknown;
    QString address{};       ///< empty while it does not run
    QStringList names{};     ///< by which others find it there, besides its own
    QStringList ports{};     ///< of this machine: "8080 → 80/tcp"
    QStringList elsewhere{}; ///< its other networks, by name
};

/// A network with everybody who is in it.
struct NetBand {
    QString key;
    QString name;
    QString about;                  ///< "bridge · 10.89.0.0/24 · internal"
    std::vector<NetMember> members; ///< those that run first, then by name
};

/// One band per network: those with members first, those without at the end.
[[nodiscard]] std::vector<NetBand> bandsOf(const backend::ObjectList& networks, const backend::ObjectList& containers);

} // namespace darse::ui
