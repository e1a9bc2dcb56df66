// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/container.h"
#include "core/backend/exec.h"

#include <QByteArray>
#include <QMap>

#include <optional>

namespace darse::connect::demo {

/// A shell that only looks like one: a line editor and a handful of commands on made-up files, enough to show and to
/// test a terminal.
class Shell {
public:
    Shell(const backend::Container& container, const backend::ExecOptions& options);

    /// What it writes before anything is typed.
    [[nodiscard]] QByteArray begin();
    /// What it writes when these bytes come in.
    [[nodiscard]] QByteArray type(const QByteArray& bytes);
    /// The next piece of a command that never ends by itself; empty when none runs.
    [[nodiscard]] QByteArray more();
    void resize(backend::TerminalSize size) { m_size = size; }
    /// Runs one line, as `sh -c` does.
    [[nodiscard]] QByteArray run(const QString& line);
    [[nodiscard]] static bool knows(const QString& program);

    /// Set once it has ended.
    [[nodiscard]] std::optional<int> exitCode() const { return m_exitCode; }

private:
    [[nodiscard]] QByteArray prompt() const;
    void edit(char byte, QByteArray& out);
    void enter(QByteArray& out);
    [[nodiscard]] QString absolute(const QString& path) const;
    [[nodiscard]] bool isFolder(const QString& path) const;

    struct Commands; ///< one function each

    QString m_name;
    QStringList m_command;
    std::vector<std::pair<QString, QString>> m_environment;
    QMap<QString, QByteArray> m_files;
    backend::TerminalSize m_size;
    QString m_folder = QStringLiteral("/");
    QByteArray m_line;
    QList<QByteArray> m_past;
    qsizetype m_pastAt = 0;
    QByteArray m_escape; ///< of a key that is arriving
    bool m_isFlooding = false;
    qint64 m_flooded = 0;
    int m_lastCode = 0;
    std::optional<int> m_exitCode;
};

} // namespace darse::connect::demo
