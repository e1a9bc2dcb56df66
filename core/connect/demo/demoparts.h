// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/demo/applying.h"
#include "core/connect/demo/demobackend.h"
#include "core/connect/demo/doctorsource.h"
#include "core/connect/demo/execsource.h"
#include "core/connect/demo/filesource.h"
#include "core/connect/demo/forwarding.h"
#include "core/connect/demo/imagedesk.h"
#include "core/connect/demo/insightsource.h"
#include "core/connect/demo/listing.h"
#include "core/connect/demo/logsource.h"
#include "core/connect/demo/metricssource.h"
#include "core/connect/demo/pull.h"
#include "core/connect/demo/registrydesk.h"
#include "core/connect/demo/tidying.h"
#include "core/connect/demo/verbs.h"

#include <QTimer>

#include <map>

namespace darse::connect::demo {

/// What the demonstration is made of, for its own sources.
struct DemoBackend::Parts {
    Parts(quint64 seed, qint64 start) : stage(seed, start) {}

    Stage stage;
    std::map<backend::Kind, Listing> listings;
    ContainerVerbs containers{stage};
    DeploymentVerbs deployments{stage};
    DoctorSource doctor{stage};
    ImageVerbs images{stage};
    ImageDesk imageDesk{stage};
    RegistryDesk registryDesk{stage};
    SecretVerbs secrets{stage};
    MetricsSource metrics{stage};
    LogSource logs{stage};
    ExecSource execs{stage};
    FileSource files{stage, backend::Kind::Container};
    FileSource volumeFiles{stage, backend::Kind::Volume};
    InsightSource insight{stage};
    JoinSource joining{stage};
    TrashSource trash{stage};
    ManifestDesk manifests{stage};
    ForwardDesk forwards{stage};
    Tidying tidying{stage};
    QTimer timer;
};

} // namespace darse::connect::demo
