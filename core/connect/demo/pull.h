// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/storage.h"
#include "core/connect/demo/stage.h"

namespace darse::connect::demo {

/// Pulls from a registry that has everything but names with "missing" in them.
class ImageVerbs final : public backend::Images {
public:
    explicit ImageVerbs(Stage& stage) : m_stage(stage) {}

    std::unique_ptr<backend::Transfer> pull(const QString& reference) override;

private:
    Stage& m_stage;
};

/// The full reference: "nginx" is "docker.io/library/nginx:latest". Empty when it is none.
[[nodiscard]] QString fullReference(const QString& reference);

} // namespace darse::connect::demo
