// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/kubegroupkinds.h"

#include <algorithm>
#include <array>

namespace darse::api {

using kube::FieldRow;
using kube::Kind;
using nlohmann::json;

namespace {

constexpr std::array kGroupKinds = {
    Kind{.group = "metrics.k8s.io",
         .version = "v1beta1",
         .name = "NodeMetrics",
         .plural = "nodes",
         .singular = "",
         .shortNames = "",
         .isNamespaced = false,
         .verbs = "get list"},
    Kind{.group = "metrics.k8s.io",
         .version = "v1beta1",
         .name = "PodMetrics",
         .plural = "pods",
         .singular = "",
         .shortNames = "",
         .verbs = "get list"},
    Kind{.group = "authorization.k8s.io",
         .version = "v1",
         .name = "SelfSubjectAccessReview",
         .plural = "selfsubjectaccessreviews",
         .singular = "selfsubjectaccessreview",
         .shortNames = "",
         .isNamespaced = false,
         .verbs = "create"},
};

constexpr std::array kPodSubs = {
    KubeSub{"pods", "attach", "PodAttachOptions", "create get"},
    KubeSub{"pods", "ephemeralcontainers", "Pod", "get patch update"},
    KubeSub{"pods", "eviction", "Eviction", "create", "policy", "v1"},
    KubeSub{"pods", "exec", "PodExecOptions", "create get"},
    KubeSub{"pods", "log", "Pod", "get"},
    KubeSub{"pods", "portforward", "PodPortForwardOptions", "create get"},
};

constexpr std::string_view kVersionWords = "Version of the words this object is written in";
constexpr std::string_view kVersionMots = "Version du vocabulaire de cet objet";
constexpr std::string_view kKindWords = "What this object is";
constexpr std::string_view kKindMots = "Ce qu'est cet objet";
constexpr std::string_view kHeadWords = "Name, labels and what else every object has";
constexpr std::string_view kHeadMots = "Nom, étiquettes et ce qu'a tout objet";

constexpr FieldRow kGroupRows[] = {
    {"NodeMetrics", "apiVersion", "string", kVersionWords, kVersionMots},
    {"NodeMetrics", "kind", "string", kKindWords, kKindMots},
    {"NodeMetrics", "metadata", "ObjectMeta", kHeadWords, kHeadMots},
    {"NodeMetrics", "timestamp", "time", "When it was measured", "Moment de la mesure"},
    {"NodeMetrics", "window", "string", "How long it was measured", "Durée de la mesure"},
    {"NodeMetrics", "usage", "{quantity}", "What the machine uses", "Ce que la machine utilise"},
    {"PodMetrics", "apiVersion", "string", kVersionWords, kVersionMots},
    {"PodMetrics", "kind", "string", kKindWords, kKindMots},
    {"PodMetrics", "metadata", "ObjectMeta", kHeadWords, kHeadMots},
    {"PodMetrics", "timestamp", "time", "When it was measured", "Moment de la mesure"},
    {"PodMetrics", "window", "string", "How long it was measured", "Durée de la mesure"},
    {"PodMetrics", "containers", "[ContainerMetrics name]", "Its containers", "Ses conteneurs"},
    {"ContainerMetrics", "name", "string", "Name of the container", "Nom du conteneur"},
    {"ContainerMetrics", "usage", "{quantity}", "What it uses", "Ce qu'il utilise"},
    {"SelfSubjectAccessReview", "apiVersion", "string", kVersionWords, kVersionMots},
    {"SelfSubjectAccessReview", "kind", "string", kKindWords, kKindMots},
    {"SelfSubjectAccessReview", "metadata", "ObjectMeta", kHeadWords, kHeadMots},
    {"SelfSubjectAccessReview", "spec", "!SelfSubjectAccessReviewSpec", "What is asked for", "Ce qui est demandé"},
    {"SelfSubjectAccessReview", "status", "SubjectAccessReviewStatus", "The answer", "La réponse"},
    {"SelfSubjectAccessReviewSpec", "resourceAttributes", "ResourceAttributes", "Something to do with objects",
     "Une action sur des objets"},
    {"SelfSubjectAccessReviewSpec", "nonResourceAttributes", "NonResourceAttributes", "Something to do with a path",
     "Une action sur un chemin"},
    {"ResourceAttributes", "namespace", "string", "Namespace of the objects", "Espace de noms des objets"},
    {"ResourceAttributes", "verb", "string", "What is to be done", "Ce qu'il s'agit de faire"},
    {"ResourceAttributes", "group", "string", "Group of the kind", "Groupe du type"},
    {"ResourceAttributes", "version", "string", "Version of the group", "Version du groupe"},
    {"ResourceAttributes", "resource", "string", "Kind, in the plural", "Type, au pluriel"},
    {"ResourceAttributes", "subresource", "string", "Part of the object", "Partie de l'objet"},
    {"ResourceAttributes", "name", "string", "Name of the object", "Nom de l'objet"},
    {"NonResourceAttributes", "path", "string", "The path", "Le chemin"},
    {"NonResourceAttributes", "verb", "string", "What is to be done", "Ce qu'il s'agit de faire"},
    {"SubjectAccessReviewStatus", "allowed", "!bool", "It may be done", "C'est permis"},
    {"SubjectAccessReviewStatus", "denied", "bool", "It must not be done", "C'est interdit"},
    {"SubjectAccessReviewStatus", "reason", "string", "Why", "Pourquoi"},
    {"SubjectAccessReviewStatus", "evaluationError", "string", "What went wrong while it was found out",
     "Ce qui a échoué pendant la vérification"},
};

} // namespace

std::span<const Kind> kubeGroupKinds()
{
    return kGroupKinds;
}

const kube::Schema& kubeGroupSchema()
{
    static const std::array<std::span<const FieldRow>, 2> kTables = {kube::metaRows(),
                                                                     std::span<const FieldRow>(kGroupRows)};
    static const kube::Schema kSchema(kTables);
    return kSchema;
}

std::vector<KubeSub> kubeSubsOf(const Kind& kind)
{
    std::vector<KubeSub> out;
    for (const KubeSub& one : kPodSubs) {
        if (kind.group.empty() && one.plural == kind.plural)
            out.push_back(one);
    }
    if (kind.hasStatus)
        out.push_back({kind.plural, "status", kind.name, "get patch update"});
    return out;
}

std::vector<KubeGroup> kubeServedGroups()
{
    std::vector<KubeGroup> out;
    for (const std::span<const Kind> all : {kube::kinds(), kubeGroupKinds()}) {
        for (const Kind& kind : all) {
            auto found = std::ranges::find_if(
                out, [&](const KubeGroup& one) { return one.name == kind.group && one.version == kind.version; });
            if (found == out.end())
                found = out.insert(out.end(), KubeGroup{kind.group, kind.version});
            found->kinds.push_back(&kind);
        }
    }
    return out;
}

json kubeWords(std::string_view words)
{
    json out = json::array();
    while (!words.empty()) {
        const std::string_view one = words.substr(0, words.find(' '));
        out.push_back(one);
        words.remove_prefix(std::min(one.size() + 1, words.size()));
    }
    return out;
}

} // namespace darse::api
