// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/textchange.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace darse::ui {

/// A list of a pod that is written as lines in a form.
enum class PodList {
    Words,       ///< of a command: one a line
    Labels,      ///< "tier=front"
    Environment, ///< "NAME=value"; what comes from elsewhere is shown and stays
    Ports,       ///< "web=8080:80/tcp": name and port of the machine may be missing
    Mounts,      ///< "volume:/path:ro"
};

/// The lines that show a list; nothing for a list that lines cannot show.
[[nodiscard]] std::optional<QStringList> linesOf(PodList kind, const nlohmann::json& list);

struct ListChanges {
    std::vector<kube::ChangeAsked> changes{};
    int wrongLine = 0; ///< from 1; then there are no changes
};
/// What makes the list at `pointer`, which is `now`, be as the lines say. What a line does not show of an element
/// stays.
[[nodiscard]] ListChanges changesFor(PodList kind, const std::string& pointer, const nlohmann::json& now,
                                     const QStringList& lines);

/// A probe or nothing, as a word and what belongs to it: "http" and "8080/ready".
struct ProbeWords {
    QString kind; ///< "", "http", "tcp", "grpc", "exec"; "?" for one that a form cannot show
    QString text{};

    friend bool operator==(const ProbeWords&, const ProbeWords&) = default;
};
[[nodiscard]] ProbeWords probeWords(const nlohmann::json& probe);
/// The part of a probe that says what is asked; nothing when the words are not understood.
[[nodiscard]] std::optional<nlohmann::json> probeHandler(const ProbeWords& words);
/// The member of a probe that has it: "httpGet".
[[nodiscard]] std::string probeMember(const QString& kind);

} // namespace darse::ui
