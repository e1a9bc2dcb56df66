// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/objects.h"
#include "core/connect/demo/stage.h"

namespace darse::connect::demo {

/// One kind of the world, as the border wants it.
class Listing final : public backend::Objects {
public:
    Listing(Stage& stage, backend::Kind kind) : m_stage(stage), m_kind(kind) {}

    backend::Pending<backend::ObjectList> list() override;
    std::unique_ptr<backend::Watch> watch() override;
    [[nodiscard]] bool hasYaml() const override;
    backend::Pending<QString> yaml(const QString& key) override;
    [[nodiscard]] bool canRemove() const override;
    backend::Pending<void> remove(const QString& key) override;

private:
    Stage& m_stage;
    backend::Kind m_kind;
};

} // namespace darse::connect::demo
