// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/pod.h"

#include <memory>
#include <vector>

namespace darse::session {

class Session;

/// The ports of this machine that lead into pods of a connection, whether some page shows them or not. A companion of
/// the session.
class Forwards final : public QObject {
    Q_OBJECT
public:
    using Port = std::unique_ptr<backend::PortForward>;

    explicit Forwards(Session& session) : m_session(session) {}

    /// In the order of their opening.
    [[nodiscard]] const std::vector<Port>& all() const { return m_all; }
    /// Null: that port of that pod is not reached.
    [[nodiscard]] const backend::PortForward* find(const QString& pod, quint16 port) const;
    /// One that is there already, when any local port will do.
    [[nodiscard]] Result<void> open(const backend::PortForwardAsked& asked);
    void close(const QString& pod, quint16 port);

Q_SIGNALS:
    /// Something was opened or closed, or a connection came or went.
    void changed();
    /// One whose pod is gone was closed.
    void ended(const darse::backend::PortForwardAsked& asked, quint16 localPort);

private:
    void follow();
    void dropOrphans();

    Session& m_session;
    bool m_isFollowing = false;
    std::vector<Port> m_all;
};

} // namespace darse::session
