// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/containerplan.h"

#include <optional>

namespace darse::session {

/// "backend", "backend,alias=db,ip=10.0.0.2", "name=backend,alias=db".
[[nodiscard]] std::optional<backend::NetworkJoin> parseJoin(const QString& text);
[[nodiscard]] QString joinText(const backend::NetworkJoin& join);

/// "--shm-size 1g", "--tmpfs=/run", "--init": one option and its value, as a shell reads them; absent when no plan
/// carries it or its value is not of its shape.
[[nodiscard]] std::optional<backend::RunOption> parseOption(const QString& text);
[[nodiscard]] QString optionText(const backend::RunOption& option);

/// The name by which a plan knows the option: "-P" is "--publish-all".
[[nodiscard]] QString fullName(const QString& option);
/// Whether the option is about something else than the container, or about this machine's files, so that a plan leaves
/// it out; the value says whether the next word belongs to it. Absent when it is not known.
[[nodiscard]] std::optional<bool> takesValueButIsLeftOut(const QString& option);

// Options of a line, each with its value; false when it cannot have it.
[[nodiscard]] bool takeNetwork(backend::ContainerPlan& plan, const QString& value);
[[nodiscard]] bool takeMount(backend::ContainerPlan& plan, const QString& value);
[[nodiscard]] bool takePort(backend::ContainerPlan& plan, const QString& value);
[[nodiscard]] bool takeMemory(backend::ContainerPlan& plan, const QString& value);
[[nodiscard]] bool takeCpus(backend::ContainerPlan& plan, const QString& value);

/// The words of a line that ask for the plan's further networks and options.
[[nodiscard]] QStringList moreWords(const backend::ContainerPlan& plan);

} // namespace darse::session
