// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/kubernetes/containershelf.h"
#include "core/connect/kubernetes/podexecs.h"
#include "core/connect/kubernetes/podfiles.h"
#include "core/connect/kubernetes/podinsight.h"
#include "core/connect/kubernetes/podlogs.h"
#include "core/connect/kubernetes/servermetrics.h"

namespace darse::connect::kubernetes {

/// What a server has that speaks no other language: its containers are what its pods tell of them.
struct Cluster {
    Cluster(docker::Hands& hands, const std::shared_ptr<KubeWire>& wire, ObjectFeed& pods);

    ContainerShelf containers;
    ObjectFeed nodes;
    PodLogs logs;
    PodExecs execs;
    PodFiles files;
    PodInsight insight;
    ServerMetrics metrics;
};

} // namespace darse::connect::kubernetes
