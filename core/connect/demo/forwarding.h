// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/pod.h"
#include "core/connect/demo/stage.h"

namespace darse::connect::demo {

/// Ports that lead into pods of the demonstration. None of them is real: nothing listens.
class ForwardDesk final : public backend::PortForwards {
public:
    explicit ForwardDesk(Stage& stage) : m_stage(stage) {}

    Result<std::unique_ptr<backend::PortForward>> open(const backend::PortForwardAsked& asked) override;

private:
    Stage& m_stage;
};

} // namespace darse::connect::demo
