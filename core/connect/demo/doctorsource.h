// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/doctor.h"
#include "core/connect/demo/stage.h"

namespace darse::connect::demo {

/// A machine that works, and could work better.
class DoctorSource final : public backend::Doctor {
public:
    explicit DoctorSource(Stage& stage) : m_stage(stage) {}

    backend::Pending<std::vector<backend::Finding>> examine(Look look) override;

private:
    Stage& m_stage;
};

} // namespace darse::connect::demo
