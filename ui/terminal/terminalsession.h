// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/exec.h"
#include "core/backend/status.h"
#include "ui/terminal/surface.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <optional>

namespace darse::session {
class Session;
}

namespace darse::ui {

/// Whether a container in this state has processes that another one can join.
[[nodiscard]] bool canRunPrograms(backend::Status status);

/// One process in a container and the terminal that shows it. It lives on when nobody looks; what the process writes
/// faster than can be shown makes it wait.
class TerminalSession final : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 kHoldBytes = 1 << 20;    ///< unread: the process is told to wait
    static constexpr qint64 kReleaseBytes = 1 << 18; ///< unread: it may go on

    enum class State {
        Starting,
        Running,
        Ended,   ///< see end()
        Waiting, ///< for the container to run again; then it begins anew
    };

    struct Options {
        QString containerKey;
        QString name;             ///< of the container
        QStringList command = {}; ///< empty: a shell
    };

    /// Begins at once. The session outlives it.
    TerminalSession(session::Session& session, Options options);
    ~TerminalSession() override;

    [[nodiscard]] terminal::Surface& surface() { return m_surface; }
    [[nodiscard]] const Options& options() const { return m_options; }
    [[nodiscard]] State state() const { return m_state; }
    /// How it ended last.
    [[nodiscard]] const backend::ExecEnd& end() const { return m_end; }
    /// More is waiting than can be shown at once.
    [[nodiscard]] bool isFlooded() const { return m_unread > 0; }

    /// Begins again below what is shown; with another command when one is given.
    void startAgain(const QStringList& command = {});
    void resize(int rows, int columns);
    /// Sends what the surface has to say. To be called after each of its inputs.
    void send();

Q_SIGNALS:
    /// The surface shows something else.
    void shown();
    void stateChanged();
    void titleChanged();
    void rang();

private:
    void open();
    void receive(const QByteArray& bytes);
    void drain();
    void finish(const backend::ExecEnd& end);
    void followContainer();
    [[nodiscard]] bool isContainerRunning() const;
    void setState(State state);
    /// Modes that a program left behind do not belong to the next one.
    void leaveModes();
    void say(const QString& words);

    session::Session& m_session;
    Options m_options;
    terminal::Surface m_surface;
    State m_state = State::Starting;
    backend::ExecEnd m_end;
    std::optional<backend::ExecEnd> m_pendingEnd; ///< told once all output has been shown
    std::deque<QByteArray> m_queue;
    qint64 m_unread = 0;
    bool m_isHeld = false;
    bool m_hasContainerStopped = false; ///< seen since the process began
    QTimer m_drainTimer;
    std::unique_ptr<backend::ExecStream> m_stream;
};

} // namespace darse::ui
