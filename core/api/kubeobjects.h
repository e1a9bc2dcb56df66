// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/kubeanswer.h"
#include "core/api/kubetable.h"
#include "core/engine/podruns.h"
#include "core/engine/verbs.h"
#include "core/kube/objects.h"
#include "core/kube/refusal.h"

#include <optional>
#include <span>

namespace darse::api {

/// What answers are made of.
struct KubeServed {
    engine::Verbs verbs;
    kube::Objects& objects;
};

/// What a path below /api/v1 or /apis/GROUP/VERSION is about.
struct KubeTarget {
    kube::Key key;   ///< without a name: all of them
    std::string sub; ///< "status", "log"; empty: the object itself
};

/// "/api/v1/namespaces/default/pods/web/log". NotFound for what is not served.
[[nodiscard]] Result<KubeTarget> kubeTarget(std::string_view path);

[[nodiscard]] Error kubeNothingAt(std::string_view path);
/// NotFound for what a kind does not have, and what is said of methods and of types of answers that there are not.
[[nodiscard]] Result<void> kubeCheck(const KubeTarget& target, const net::Incoming& request);
/// What is wrong with the options of a request that changes something.
[[nodiscard]] Result<void> kubeCheckOptions(const net::Incoming& request);
inline constexpr std::string_view kKubeDeleteOptions = "DeleteOptions";
[[nodiscard]] Error kubeBadOptions(std::string_view options, kube::Refusals refusals);
void kubeCheckTrial(std::span<const std::string> asked, kube::Refusals& out);
/// As Parameters::number(), but BadRequest for what is none.
[[nodiscard]] Result<std::uint64_t> kubeNumber(const Parameters& parameters, std::string_view name, std::uint64_t most);
/// Whether JSON is among the types that somebody accepts.
[[nodiscard]] bool kubeAccepts(std::string_view accept);
/// What objects are to be told as: whole, as columns and rows, or their heads only.
enum class KubeForm { Whole, Table, Metadata };
[[nodiscard]] KubeForm kubeForm(const net::Incoming& request);

/// What may be asked of a list or a watch.
struct KubeListAsked {
    kube::Selector selector{};
    std::string revision{};
    std::string match{}; ///< how exactly that revision is meant: "Exact"
    std::string continues{};
    std::size_t limit = 0; ///< 0: all at once
    KubeForm form = KubeForm::Whole;
    RowObject rowObject = RowObject::Metadata; ///< of tables
    bool hasBookmarks = false;
    std::optional<bool> sendsInitial{}; ///< whether a watch begins with what is there, and says where that ends
    std::uint64_t seconds = 0;          ///< 0: no limit
};

[[nodiscard]] Result<KubeListAsked> kubeListAsked(const net::Incoming& request, const KubeTarget& target);

/// The name of the container that is meant: the one that is named, or the only one.
[[nodiscard]] Result<std::string> kubeContainerAsked(const nlohmann::json& pod, const std::string& asked);

/// Get, list, create, update, patch, delete and watch of every kind.
[[nodiscard]] Result<void> kubeObjects(const KubeServed& served, net::Incoming& request, net::Responder& responder);
/// The way by which containers are added to a pod that runs.
inline constexpr std::string_view kKubeEphemerals = "ephemeralcontainers";

/// Whether a request is only tried.
[[nodiscard]] kube::Trial kubeTrial(const Parameters& parameters);
/// Create, update, patch and apply.
[[nodiscard]] Result<void> kubeChange(const KubeServed& served, const KubeTarget& target, net::Incoming& request,
                                      net::Responder& responder);
/// What there is of a kind. Expired when the part that is asked for is of a time that is no longer known.
[[nodiscard]] Result<void> kubeList(const kube::Objects& objects, const KubeTarget& target, net::Incoming& request,
                                    net::Responder& responder);
[[nodiscard]] Error kubeTooOld(std::uint64_t revision);
/// One object, or all that a selector finds.
[[nodiscard]] Result<void> kubeRemove(const KubeServed& served, const KubeTarget& target, net::Incoming& request,
                                      net::Responder& responder);
/// The way by which a pod is asked to leave, as who empties a machine does.
inline constexpr std::string_view kKubeEviction = "eviction";
[[nodiscard]] Result<void> kubeEvict(const KubeServed& served, const KubeTarget& target, net::Incoming& request,
                                     net::Responder& responder);
/// What happens to objects from a revision on, a JSON object a line.
[[nodiscard]] Result<void> kubeWatch(const kube::Objects& objects, const KubeTarget& target, const KubeListAsked& asked,
                                     net::Incoming& request, net::Responder& responder);
/// The log of a container of a pod.
[[nodiscard]] Result<void> kubeLog(const KubeServed& served, const kube::Key& pod, net::Incoming& request,
                                   net::Responder& responder);
/// A new process in a container of a pod, the ports of a pod, and what runs there already.
[[nodiscard]] Result<void> kubeExec(const KubeServed& served, const kube::Key& pod, net::Incoming& request,
                                    net::Responder& responder);
[[nodiscard]] Result<void> kubeForward(const KubeServed& served, const kube::Key& pod, net::Incoming& request,
                                       net::Responder& responder);
[[nodiscard]] Result<void> kubeAttach(const KubeServed& served, const kube::Key& pod, net::Incoming& request,
                                      net::Responder& responder);

} // namespace darse::api
