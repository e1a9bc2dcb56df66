// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/kind.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace darse::backend {

/// In cells, at least 1 by 1.
struct TerminalSize {
    int columns = 80;
    int rows = 24;

    friend bool operator==(const TerminalSize&, const TerminalSize&) = default;
};

struct ExecOptions {
    QStringList command = {};   ///< empty: shellCommand()
    bool hasTerminal = true;    ///< false: output and errors come mixed through pipes, and resize() does nothing
    TerminalSize size = {};     ///< the terminal's first size
    QString user = {};          ///< "name", "uid" or "uid:gid"; empty: the container's own
    QString workingFolder = {}; ///< empty: the container's own
    std::vector<std::pair<QString, QString>> environment = {}; ///< added to the container's own
};

/// The nicest shell that a container has: bash, zsh, fish or ash where there is one, else plain sh.
[[nodiscard]] QStringList shellCommand();

/// How a process in a container came to its end.
struct ExecEnd {
    enum class Cause {
        Exited,         ///< by itself, see exitCode (128 + N for signal N)
        CommandMissing, ///< there is no such program in the container; for shellCommand(): it has no shell
        ContainerEnded, ///< the container is not running (any more); opening again after its next start may work
        Failed,         ///< see error: connection lost, no permission …
    };
    Cause cause = Cause::Exited;
    int exitCode = 0;
    std::optional<Error> error = {}; ///< set unless Exited
};

/// One process in a container and the terminal that it sits on. All calls return at once; signals arrive on the thread
/// that owns the stream, never from within open(), write() or any other call. Destroying it closes the terminal, which
/// hangs the process up.
class ExecStream : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Keystrokes, in the order of the calls. What is written before the process runs is kept for it; after the end it
    /// is dropped.
    virtual void write(const QByteArray& bytes) = 0;
    /// The terminal has this size from now on. May be called before the process runs; only the last size counts.
    virtual void resize(TerminalSize size) = 0;
    /// Stops reading from the process, so that it waits once the pipes on the way are full. Up to 1 MiB that was
    /// already read may still be told. Calling it twice is harmless; the end is told only after release().
    virtual void hold() = 0;
    virtual void release() = 0;

Q_SIGNALS:
    /// The process runs.
    void started();
    /// What it wrote, in pieces of at most 64 KiB. Not text: a character may be split between pieces.
    void output(const QByteArray& bytes);
    /// Exactly once; nothing is told afterwards.
    void ended(const darse::backend::ExecEnd& end);
};

/// Runs programs in running containers.
class Execs {
public:
    virtual ~Execs() = default;

    /// Never null: what cannot be opened ends with the reason.
    virtual std::unique_ptr<ExecStream> open(const QString& containerKey, const ExecOptions& options) = 0;
};

} // namespace darse::backend
