// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/execs.h"

#include "core/connect/docker/execsession.h"

namespace darse::connect::docker {

std::unique_ptr<backend::ExecStream> ExecVerbs::open(const QString& containerKey, const backend::ExecOptions& options)
{
    return execStream(m_hands, std::make_shared<ExecSession>(m_wire, containerKey, options));
}

} // namespace darse::connect::docker
