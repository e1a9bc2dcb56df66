// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/cluster.h"

#include "core/connect/kubernetes/nodereading.h"

namespace darse::connect::kubernetes {

Cluster::Cluster(docker::Hands& hands, const std::shared_ptr<KubeWire>& wire, ObjectFeed& pods) :
    containers(pods),
    nodes(hands, wire, {backend::Kind::Node, &kube::kind::node, readNode}),
    logs(hands, wire),
    execs(hands, wire),
    files(hands, wire),
    insight(hands, wire),
    metrics(hands, wire)
{
}

} // namespace darse::connect::kubernetes
