// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/containers.h"
#include "core/engine/execs.h"
#include "core/engine/images.h"
#include "core/engine/networks.h"
#include "core/engine/volumes.h"

namespace darse::engine {

class Metrics;

/// All that can be asked of an engine, by family.
struct Verbs {
    Images& images;
    Containers& containers;
    Execs& execs;
    Volumes& volumes;
    Networks& networks;
    Metrics& metrics;
    EventLog& events;
    const runtime::RuntimePrograms& programs;
};

} // namespace darse::engine
