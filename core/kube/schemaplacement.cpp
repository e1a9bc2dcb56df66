// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where pods may be.
#include "core/kube/schema.h"

namespace darse::kube {
namespace {

constexpr std::string_view kRequired = "requiredDuringSchedulingIgnoredDuringExecution";
constexpr std::string_view kPreferred = "preferredDuringSchedulingIgnoredDuringExecution";
constexpr std::string_view kMust = "What must be true of the place when it is chosen";
constexpr std::string_view kDoit = "Ce qui doit être vrai du lieu au moment du choix";
constexpr std::string_view kShould = "What should be true of the place, by weight";
constexpr std::string_view kDevrait = "Ce qui devrait être vrai du lieu, par poids";

constexpr FieldRow kPlacement[] = {
    {"Affinity", "nodeAffinity", "NodeAffinity", "Wishes about machines", "Souhaits sur les machines"},
    {"Affinity", "podAffinity", "PodAffinity", "Pods it wants to be beside", "Pods près desquels il veut être"},
    {"Affinity", "podAntiAffinity", "PodAffinity", "Pods it does not want to be beside",
     "Pods près desquels il ne veut pas être"},
    {"NodeAffinity", kRequired, "NodeSelector", kMust, kDoit},
    {"NodeAffinity", kPreferred, "[PreferredNodes]", kShould, kDevrait},
    {"NodeSelector", "nodeSelectorTerms", "![NodeSelectorTerm]", "One of these must fit", "L'un d'eux doit convenir"},
    {"NodeSelectorTerm", "matchExpressions", "[NodeRequirement]", "About labels of the machine",
     "Sur les étiquettes de la machine"},
    {"NodeSelectorTerm", "matchFields", "[NodeRequirement]", "About fields of the machine",
     "Sur les champs de la machine"},
    {"NodeRequirement", "key", "!string", "Name of the label or field", "Nom de l'étiquette ou du champ"},
    {"NodeRequirement", "operator", "!enum In|NotIn|Exists|DoesNotExist|Gt|Lt", "How it is compared",
     "Comment elle est comparée"},
    {"NodeRequirement", "values", "[string]", "With what it is compared", "À quoi elle est comparée"},
    {"PreferredNodes", "weight", "int", "How much, from 1 to 100", "Combien, de 1 à 100"},
    {"PreferredNodes", "preference", "!NodeSelectorTerm", "What should be true", "Ce qui devrait être vrai"},
    {"PodAffinity", kRequired, "[PodAffinityTerm]", kMust, kDoit},
    {"PodAffinity", kPreferred, "[PreferredPods]", kShould, kDevrait},
    {"PodAffinityTerm", "labelSelector", "LabelSelector", "Which pods", "Quels pods"},
    {"PodAffinityTerm", "namespaces", "[string]", "In which namespaces", "Dans quels espaces de noms"},
    {"PodAffinityTerm", "namespaceSelector", "LabelSelector", "In namespaces with these labels",
     "Dans les espaces de noms qui ont ces étiquettes"},
    {"PodAffinityTerm", "topologyKey", "!string", "Label that says what counts as one place",
     "Étiquette qui dit ce qui est un même lieu"},
    {"PodAffinityTerm", "matchLabelKeys", "[string]", "Labels with the same value", "Étiquettes de même valeur"},
    {"PodAffinityTerm", "mismatchLabelKeys", "[string]", "Labels with another value", "Étiquettes d'une autre valeur"},
    {"PreferredPods", "weight", "int", "How much, from 1 to 100", "Combien, de 1 à 100"},
    {"PreferredPods", "podAffinityTerm", "!PodAffinityTerm", "Which pods", "Quels pods"},
    {"LabelSelector", "matchLabels", "{string}", "Labels and their values", "Étiquettes et leurs valeurs"},
    {"LabelSelector", "matchExpressions", "[LabelRequirement]", "What else must be true of labels",
     "Ce qui doit encore être vrai des étiquettes"},
    {"LabelRequirement", "key", "!string", "Name of the label", "Nom de l'étiquette"},
    {"LabelRequirement", "operator", "!enum In|NotIn|Exists|DoesNotExist", "How it is compared",
     "Comment elle est comparée"},
    {"LabelRequirement", "values", "[string]", "With what it is compared", "À quoi elle est comparée"},
    {"SpreadConstraint", "maxSkew", "!int", "By how many pods places may differ",
     "De combien de pods les lieux peuvent différer"},
    {"SpreadConstraint", "topologyKey", "!string", "Label that says what counts as one place",
     "Étiquette qui dit ce qui est un même lieu"},
    {"SpreadConstraint", "whenUnsatisfiable", "!enum DoNotSchedule|ScheduleAnyway", "What is done when it cannot be",
     "Ce qui est fait quand c'est impossible"},
    {"SpreadConstraint", "labelSelector", "LabelSelector", "Which pods are counted", "Quels pods sont comptés"},
    {"SpreadConstraint", "matchLabelKeys", "[string]", "Labels with the same value", "Étiquettes de même valeur"},
    {"SpreadConstraint", "minDomains", "int", "How many places there are at least", "Nombre minimal de lieux"},
    {"SpreadConstraint", "nodeAffinityPolicy", "enum Honor|Ignore", "Whether wishes about machines count",
     "Si les souhaits sur les machines comptent"},
    {"SpreadConstraint", "nodeTaintsPolicy", "enum Honor|Ignore", "Whether taints of machines count",
     "Si les marques des machines comptent"},
    {"Toleration", "key", "string", "Name of the mark; none: all", "Nom de la marque ; aucun : toutes"},
    {"Toleration", "operator", "enum Exists|Equal", "How its value is compared", "Comment sa valeur est comparée"},
    {"Toleration", "value", "string", "Value of the mark", "Valeur de la marque"},
    {"Toleration", "effect", "enum |NoSchedule|PreferNoSchedule|NoExecute", "What the mark does; none: all",
     "Effet de la marque ; aucun : tous"},
    {"Toleration", "tolerationSeconds", "int", "How long it stays in spite of it",
     "Combien de temps il reste malgré elle"},
};

} // namespace

std::span<const FieldRow> placementRows()
{
    return kPlacement;
}

} // namespace darse::kube
