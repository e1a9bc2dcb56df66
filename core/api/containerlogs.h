// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/logquery.h"
#include "core/api/streamframes.h"
#include "core/engine/container.h"
#include "core/engine/verbs.h"
#include "core/net/incoming.h"
#include "core/net/responder.h"

namespace darse::api {

/// How a container's output travels.
[[nodiscard]] StreamForm formOf(const engine::Container& container);

/// Writes the lines of a log, many at once when there are many.
class LogWriter {
public:
    LogWriter(ByteSink sink, StreamForm form, const LogsAsked& asked);

    [[nodiscard]] Result<void> write(const runtime::LogLine& line);
    [[nodiscard]] Result<void> flush();

private:
    ByteSink m_sink;
    const LogsAsked& m_asked;
    std::string m_waiting;
    std::string m_line;
    FrameWriter m_writer;
};

/// GET /containers/{id}/logs
[[nodiscard]] Result<void> sendLogs(const engine::Verbs& verbs, net::Incoming& request, net::Responder& responder);

} // namespace darse::api
