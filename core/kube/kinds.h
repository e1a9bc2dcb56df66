// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace darse::kube {

/// A kind of object that is served. The table is all that there is to be said about one.
struct Kind {
    std::string_view group; ///< empty: the core
    std::string_view version;
    std::string_view name;       ///< "Pod"
    std::string_view plural;     ///< "pods"
    std::string_view singular;   ///< "pod"
    std::string_view shortNames; ///< "po", separated by spaces
    bool isNamespaced = true;
    bool hasStatus = false;       ///< its status is changed apart from the rest
    bool isGraceful = false;      ///< somebody has to end what it stands for before it goes
    std::string_view fields = {}; ///< that a selector may name beside name and namespace, separated by spaces
    std::string_view verbs = "create delete deletecollection get list patch update watch";

    /// "v1", "apps/v1"
    [[nodiscard]] std::string apiVersion() const;
};

[[nodiscard]] std::span<const Kind> kinds();
/// Null: there is none.
[[nodiscard]] const Kind* findKind(std::string_view group, std::string_view version, std::string_view plural);
[[nodiscard]] const Kind* findKindNamed(std::string_view apiVersion, std::string_view name);
/// By plural, singular, short name or name, whatever the group.
[[nodiscard]] const Kind* findKindCalled(std::string_view word);

namespace kind {
extern const Kind& pod;
extern const Kind& configMap;
extern const Kind& secret;
extern const Kind& event;
extern const Kind& node;
extern const Kind& space; ///< Namespace
extern const Kind& claim; ///< PersistentVolumeClaim
} // namespace kind

} // namespace darse::kube
