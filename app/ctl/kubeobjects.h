// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/commands.h"
#include "core/kube/document.h"
#include "core/kube/kinds.h"

namespace darse::ctl {

/// An object of a file or of the command line.
struct Named {
    const kube::Kind* kind = nullptr;
    std::string space; ///< empty: the kind has none
    std::string name;

    /// "pod/web"
    [[nodiscard]] std::string text() const;
};

/// The objects of a YAML or JSON file; "-" is the standard input. InvalidInput tells file, line and column.
struct Read { // NOLINT(bugprone-exception-escape): moving JSON does not throw
    Named named;
    nlohmann::json object;
};
[[nodiscard]] Result<std::vector<Read>> readObjects(const std::string& file, const std::string& space);

/// The namespace that is asked for.
[[nodiscard]] std::string spaceOf(const Context& context);
/// What "KIND NAME" or "KIND/NAME" means; the name may be missing.
[[nodiscard]] Result<Named> namedIn(const Context& context);

/// "/api/v1/namespaces/default/pods/web"
[[nodiscard]] std::string kubePath(const Named& named);

/// A request of the Kubernetes dialect.
struct KubeRequest { // NOLINT(bugprone-exception-escape): moving JSON does not throw
    std::string method = "GET";
    std::string target;
    std::string accept = "application/json";
    std::string type{}; ///< of the body
    nlohmann::json body{};
};
[[nodiscard]] Result<nlohmann::json> ask(const Context& context, const KubeRequest& request);
/// Made, changed, or left as it is: a line that says so.
[[nodiscard]] Result<std::string> applyOne(const Context& context, const Read& read);

} // namespace darse::ctl
