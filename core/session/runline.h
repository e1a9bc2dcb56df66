// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/containerplan.h"

#include <QString>

#include <optional>
#include <variant>

namespace darse::session {

/// Why a line is not understood. What a person reads is the window's business.
struct RunLineProblem {
    enum class Kind {
        NotARun,       ///< it does not begin with docker run, podman run …
        OpenQuote,     ///< a quote is not closed
        UnknownOption, ///< `word` is an option that nobody knows, nor whether it has a value
        MissingValue,  ///< `word` is an option without its value
        BadValue,      ///< `word` is an option and the value that it cannot have
        NoImage,
    };

    Kind kind = Kind::NotARun;
    QString word;
};

/// What a "docker run …" or "docker create …" line asks for. Strict: nothing is passed over in silence; what a plan
/// cannot carry is put into `leftOut`.
[[nodiscard]] std::variant<backend::ContainerPlan, RunLineProblem> parseRunLine(const QString& line,
                                                                                QStringList& leftOut);
/// The line that asks for the plan.
[[nodiscard]] QString runLine(const backend::ContainerPlan& plan);

// The pieces, for fields of one line each.

/// "8080:80", "127.0.0.1:53:53/udp", "80".
[[nodiscard]] std::optional<backend::PublishedPort> parsePort(const QString& text);
[[nodiscard]] QString portText(const backend::PublishedPort& port);
/// "files:/data", "/srv:/data:ro", "/data".
[[nodiscard]] std::optional<backend::Mount> parseMount(const QString& text);
[[nodiscard]] QString mountText(const backend::Mount& mount);
/// "512m", "1.5g", "1048576".
[[nodiscard]] std::optional<qint64> parseMemory(const QString& text);
[[nodiscard]] QString memoryText(qint64 bytes);
[[nodiscard]] bool isRestartPolicy(const QString& text);
/// The words of a line as a shell takes them apart; absent when a quote is open.
[[nodiscard]] std::optional<QStringList> shellWords(const QString& line);
/// The word as a shell reads it back.
[[nodiscard]] QString shellWord(const QString& word);

} // namespace darse::session
