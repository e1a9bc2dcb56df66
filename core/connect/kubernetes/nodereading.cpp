// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/nodereading.h"

#include "core/backend/node.h"
#include "core/connect/docker/lenient.h"
#include "core/connect/kubernetes/reading.h"
#include "core/kube/quantity.h"

namespace darse::connect::kubernetes {

using namespace docker;

using namespace Qt::StringLiterals;
using backend::Node;
using backend::Status;

namespace {

/// A server may say any number.
qint64 bytesOf(const json& quantities, const char* name)
{
    constexpr long double kMost = 1e18L;
    const json& quantity = member(quantities, name);
    return quantity.is_null() ? 0 : static_cast<qint64>(std::clamp(kube::amountOf(quantity), 0.0L, kMost));
}

QString addressOf(const json& status)
{
    QString any;
    for (const json& one : member(status, "addresses")) {
        if (textOf(one, "type") == "InternalIP"_L1)
            return textOf(one, "address");
        any = textOf(one, "address");
    }
    return any;
}

/// Ready is wanted, every other condition tells of something that is short.
void readConditions(const json& from, Node& node)
{
    node.status = Status::Unknown;
    for (const json& condition : member(member(from, "status"), "conditions")) {
        const QString type = textOf(condition, "type");
        const QString value = textOf(condition, "status");
        const QString message = textOf(condition, "message");
        if (type == "Ready"_L1 && node.status != Status::Warning) {
            node.status = value == "True"_L1 ? Status::Active : Status::Failed;
            node.reason = value == "True"_L1 ? type : message;
        } else if (type != "Ready"_L1 && value == "True"_L1 && node.status != Status::Failed) {
            node.status = Status::Warning;
            node.reason = message.isEmpty() ? type : type + ": "_L1 + message;
        }
    }
    if (node.status == Status::Active && flagOf(member(from, "spec"), "unschedulable")) {
        node.status = Status::Paused;
        node.reason = u"SchedulingDisabled"_s;
    }
}

} // namespace

backend::ObjectPtr readNode(const json& from)
{
    auto node = std::make_shared<Node>();
    readHead(from, *node);
    const json& status = member(from, "status");
    const json& info = member(status, "nodeInfo");
    const json& capacity = member(status, "capacity");
    node->system = textOf(info, "osImage");
    node->kernel = textOf(info, "kernelVersion");
    node->engine = u"kubelet %1"_s.arg(textOf(info, "kubeletVersion"));
    node->runtime = textOf(info, "containerRuntimeVersion");
    node->address = addressOf(status);
    node->cpus = static_cast<int>(std::min<qint64>(bytesOf(capacity, "cpu"), 1 << 20));
    node->memoryBytes = bytesOf(capacity, "memory");
    node->diskBytes = bytesOf(capacity, "ephemeral-storage");
    readConditions(from, *node);
    return node;
}

} // namespace darse::connect::kubernetes
