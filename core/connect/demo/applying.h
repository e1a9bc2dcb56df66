// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/manifests.h"
#include "core/connect/demo/stage.h"

namespace darse::connect::demo {

/// YAML for the demonstration: pods begin to live, settings and labels change. Rules are the real ones.
class ManifestDesk final : public backend::Manifests {
public:
    explicit ManifestDesk(Stage& stage) : m_stage(stage) {}

    backend::Pending<std::vector<backend::ManifestOutcome>> apply(const QString& text,
                                                                  const backend::ManifestOptions& options) override;
    backend::Pending<void> replace(const QString& text, const backend::ManifestOptions& options) override;
    backend::Pending<QString> generate(const backend::ObjectRef& ref) override;

private:
    Stage& m_stage;
};

} // namespace darse::connect::demo
