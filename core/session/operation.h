// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/future.h"
#include "core/backend/stream.h"

#include <QDateTime>
#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace darse::session {

/// One visible piece of work: what, on which object, how far, how it ended. Lives in the operations drawer.
class Operation : public QObject {
    Q_OBJECT
public:
    static constexpr int kKeptLines = 50;

    enum class State { Running, Succeeded, Failed, Canceled };

    struct Description {
        QString title;       ///< already translated: "Pull alpine:3.20"
        QString commandLine; ///< the equivalent for a terminal, empty when there is none
        std::optional<backend::ObjectRef> target;
        /// Whether its end is seen where it was begun, so that nobody else needs to tell it; empty: it is not.
        std::function<bool()> isSeen = {};
    };

    /// Work without progress.
    Operation(Description description, const backend::Pending<void>& work, QObject* parent = nullptr);
    /// Work with progress that can be cancelled.
    Operation(Description description, std::unique_ptr<backend::Transfer> transfer, QObject* parent = nullptr);
    ~Operation() override;

    [[nodiscard]] const Description& description() const { return m_description; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const backend::Progress& progress() const { return m_progress; }
    [[nodiscard]] const QStringList& lastLines() const { return m_lastLines; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] const QDateTime& started() const { return m_started; }
    [[nodiscard]] bool canCancel() const { return m_transfer != nullptr && m_state == State::Running; }
    /// Asks; finished() tells when it has ended. Nothing happens unless canCancel().
    void cancel();

Q_SIGNALS:
    void changed();
    /// Once, and never before the event loop has run once after construction: there is time to connect.
    void finished();

private:
    void takeProgress(const backend::Progress& progress);
    void end(const Result<void>& result);

    Description m_description;
    State m_state = State::Running;
    backend::Progress m_progress;
    QStringList m_lastLines; ///< at most kKeptLines
    std::optional<Error> m_error;
    QDateTime m_started;
    std::unique_ptr<backend::Transfer> m_transfer;
};

/// The operations of this window, newest first; the ended ones stay until cleared, at most 100 (of more, the oldest
/// ended ones go; running ones never do).
class Operations : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kKept = 100;

    using QObject::QObject;

    /// Takes ownership.
    Operation& add(std::unique_ptr<Operation> operation);
    [[nodiscard]] const std::vector<Operation*>& all() const { return m_operations; }
    [[nodiscard]] int runningCount() const;
    void clearEnded();

Q_SIGNALS:
    /// Something was added, ended, made progress or was cleared.
    void changed();
    void ended(darse::session::Operation* operation);

private:
    void drop(std::vector<Operation*>::iterator place);

    std::vector<Operation*> m_operations; ///< owned as QObject children
};

} // namespace darse::session
