// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/registries.h"
#include "core/connect/demo/stage.h"

#include <QSet>

namespace darse::connect::demo {

/// The registries of the demonstration: they have what its images came from, one whose name begins with "private" has a
/// certificate that nobody vouches for, and docker.io does not tell what it has.
class RegistryDesk final : public backend::Registries {
public:
    explicit RegistryDesk(Stage& stage) : m_stage(stage) {}

    backend::Pending<backend::RegistryPeer> peer(const QString& registry) override;
    backend::Pending<void> trust(const QString& registry, const QString& pem) override;
    backend::Pending<backend::Catalog> catalog(const QString& registry) override;

private:
    Stage& m_stage;
    QSet<QString> m_trusted;
};

} // namespace darse::connect::demo
