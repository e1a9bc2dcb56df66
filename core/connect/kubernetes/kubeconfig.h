// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/kubernetes/kubewire.h"

namespace darse::connect::kubernetes {

/// A cluster as a configuration of kubectl names it.
struct ClusterPlace {
    std::string file;
    std::string context{}; ///< empty: the current one

    /// "kube:///home/ann/.kube/config#test"; parseClusterPlace() takes it.
    [[nodiscard]] std::string text() const;
};

[[nodiscard]] bool isClusterPlace(const std::string& text);
[[nodiscard]] Result<ClusterPlace> parseClusterPlace(const std::string& text);

/// What a configuration said when it was read.
struct ConfiguredServer {
    KubeServer server{};
    std::string context{};            ///< the current one, if none was asked for
    std::vector<std::string> files{}; ///< all that were read
};

/// Reads the configuration now, with the files that it names. Programs that it names are not run: that, and whatever
/// else is not implemented, is Unsupported with a sentence.
[[nodiscard]] Result<ConfiguredServer> serverOf(const ClusterPlace& place);
/// Reads it when somebody asks, and again whenever one of its files has changed: logins are renewed there. It never
/// leads to another server than the first time, nor to another context.
[[nodiscard]] FindServer findServerOf(ClusterPlace place);

} // namespace darse::connect::kubernetes
