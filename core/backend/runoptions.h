// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/containerplan.h"

#include <optional>
#include <span>

namespace darse::backend {

/// What the value of an option looks like.
enum class OptionShape {
    Flag,   ///< it has none
    Text,   ///< anything
    List,   ///< anything, may be said again
    Pair,   ///< "name=value", may be said again
    Number, ///< a whole number
    Size,   ///< "64m", or -1
    Mount,  ///< "type=tmpfs,target=/scratch"
    Device, ///< "/dev/fuse", "/dev/sda:/dev/xvda:r"
    Ulimit, ///< "nofile=1024:2048"
    Gpus,   ///< "all", or a number
};

struct OptionKnown {
    const char* name; ///< "--shm-size"
    OptionShape shape;
};

/// The options of a "docker run" line that a plan carries without a field.
[[nodiscard]] std::span<const OptionKnown> optionsKnown();
/// Null when a plan does not carry it.
[[nodiscard]] const OptionKnown* optionNamed(const QString& name);
/// Whether its value has the shape that it must have.
[[nodiscard]] bool isRight(const RunOption& option);
/// "64m", "1.5g", "1048576", "-1".
[[nodiscard]] std::optional<qint64> sizeIn(const QString& text);

} // namespace darse::backend
