// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/config.h"
#include "core/backend/container.h"
#include "core/backend/workload.h"
#include "core/connect/demo/stage.h"

namespace darse::connect::demo {

/// The verbs of containers. A future ends when the container has come to rest, which takes some of the world's time.
class ContainerVerbs final : public backend::Containers {
public:
    explicit ContainerVerbs(Stage& stage) : m_stage(stage) {}

    backend::Pending<void> start(const QString& key) override;
    backend::Pending<void> stop(const QString& key) override;
    backend::Pending<void> restart(const QString& key) override;
    backend::Pending<void> pause(const QString& key) override;
    backend::Pending<void> resume(const QString& key) override;
    backend::Pending<void> kill(const QString& key) override;

private:
    Stage& m_stage;
};

/// Scaling and restarting are accepted at once; the pods follow.
class DeploymentVerbs final : public backend::Deployments {
public:
    explicit DeploymentVerbs(Stage& stage) : m_stage(stage) {}

    backend::Pending<void> scale(const QString& key, int replicas) override;
    backend::Pending<void> restart(const QString& key) override;

private:
    Stage& m_stage;
};

class SecretVerbs final : public backend::Secrets {
public:
    explicit SecretVerbs(Stage& stage) : m_stage(stage) {}

    backend::Pending<QMap<QString, QByteArray>> reveal(const QString& key) override;

private:
    Stage& m_stage;
};

} // namespace darse::connect::demo
