// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/terminal/terminalsession.h"

#include <memory>
#include <vector>

namespace darse::ui {

/// The terminals that are open on a connection, whether some page shows them or not: session::Session::companion().
class TerminalShelf final : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kMost = 64;

    explicit TerminalShelf(session::Session& session) : m_session(session) {}

    /// In the order of their opening.
    [[nodiscard]] std::vector<TerminalSession*> of(const QString& containerKey) const;
    /// Null when there are kMost already.
    TerminalSession* open(const TerminalSession::Options& options);
    /// Ends it and forgets it.
    void close(TerminalSession& terminal);

private:
    session::Session& m_session;
    std::vector<std::unique_ptr<TerminalSession>> m_terminals;
};

} // namespace darse::ui
