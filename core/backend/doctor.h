// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/future.h"

#include <QString>

#include <vector>

namespace darse::backend {

/// What one look at the server's machine has shown, in the words of the server.
struct Finding {
    QString name; ///< stable: "userNamespace", "crun"
    bool isOk = false;
    bool isEssential = false; ///< without it no container runs, or none as people expect
    QString reason{};         ///< what is there, or why it is not
    QString consequence{};    ///< what comes of it; empty when all is well
    QString remedy{};         ///< what to do, mostly a command; empty when nothing helps
};

/// What a machine can do for containers, and what it lacks.
class Doctor {
public:
    enum class Look {
        Recent, ///< of the last minute will do
        Anew,
    };

    virtual ~Doctor() = default;

    virtual Pending<std::vector<Finding>> examine(Look look) = 0;
};

} // namespace darse::backend
