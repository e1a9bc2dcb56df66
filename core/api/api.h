// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/kube.h"
#include "core/api/machine.h"
#include "core/engine/doctor.h"
#include "core/engine/verbs.h"
#include "core/kube/objects.h"
#include "core/net/server.h"

namespace darse::api {

/// Everything that the engine answers: the routes of its dialects and /darse/v1. What belongs to a dialect but is not
/// offered is 501, what exists nowhere is 404, both with one sentence under "message".
struct ApiParts {
    const Machine& machine;
    engine::Verbs verbs;
    engine::Doctor& doctor;
    kube::Objects& objects;
    KubeGateVerbs gate;
};
[[nodiscard]] net::Handler makeApi(const ApiParts& parts);

} // namespace darse::api
