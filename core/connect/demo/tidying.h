// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/housekeeping.h"
#include "core/connect/demo/stage.h"

namespace darse::connect::demo {

/// What takes room, what nothing needs any more, and new volumes and networks.
class Tidying final : public backend::Housekeeping {
public:
    explicit Tidying(Stage& stage) : m_stage(stage) {}

    backend::Pending<backend::DiskUse> diskUse() override;
    backend::Pending<backend::PrunePreview> preview(backend::Kind kind) override;
    backend::Pending<void> prune(backend::Kind kind, const QStringList& keys) override;
    backend::Pending<void> makeVolume(const backend::NewVolume& asked) override;
    backend::Pending<void> makeNetwork(const backend::NewNetwork& asked) override;

private:
    Stage& m_stage;
};

} // namespace darse::connect::demo
