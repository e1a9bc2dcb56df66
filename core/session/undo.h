// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/operation.h"

#include <functional>
#include <vector>

namespace darse::session {

class Session;

/// What can be taken back in this session, newest last. A companion of the session.
class UndoStack final : public QObject {
    Q_OBJECT
public:
    struct Step {
        QString done;                       ///< translated: "web is in the trash"
        Operation::Description description; ///< of taking it back
        std::function<backend::Pending<void>()> takeBack;
        QDateTime until; ///< later it cannot be taken back
        quint64 id = 0;  ///< given by push()
    };
    static constexpr std::size_t kKept = 50;

    explicit UndoStack(Session& session) : m_session(session) {}

    void push(Step step);
    [[nodiscard]] bool canUndo();
    /// Takes the newest step back, as a visible operation. Nothing happens unless canUndo().
    void undo();
    /// The same with this step, unless it has gone.
    void undo(quint64 id);

Q_SIGNALS:
    void pushed(const darse::session::UndoStack::Step& step);
    void tookBack(quint64 id);

private:
    void forgetOld();

    Session& m_session;
    std::vector<Step> m_steps;
    quint64 m_last = 0;
};

} // namespace darse::session
