// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytestream.h"
#include "core/connect/kubernetes/kubewire.h"

#include <QString>

namespace darse::connect::kubernetes {

/// A program that is to run in a container of a cluster, and whom it speaks to.
struct RunAsked {
    QString container; ///< key
    std::vector<std::string> command;
    ByteSource input = {}; ///< null: nothing
    ByteSink output;
    bool endsByItself = false; ///< once it has the input: older clusters cannot tell it that there is no more
};

/// Until it has ended. Unsupported when the container does not have the program, or none at all; Io with the last
/// words of the program when it did not succeed. Blocking.
[[nodiscard]] Result<void> runIn(KubeWire& wire, const RunAsked& asked, const std::stop_token& stop);
/// What it says, not more than `most` bytes.
[[nodiscard]] Result<std::string> saidBy(KubeWire& wire, const QString& container,
                                         const std::vector<std::string>& command, std::size_t most,
                                         const std::stop_token& stop);

} // namespace darse::connect::kubernetes
