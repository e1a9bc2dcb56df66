// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/schema.h"

#include <array>

namespace darse::kube {
namespace {

constexpr std::array kPod = {
    FieldRow{"Pod", "apiVersion", "string", "Version of the words this object is written in",
             "Version du vocabulaire de cet objet"},
    FieldRow{"Pod", "kind", "string", "What this object is", "Ce qu'est cet objet"},
    FieldRow{"Pod", "metadata", "ObjectMeta", "Name, labels and what else every object has",
             "Nom, étiquettes et ce qu'a tout objet"},
    FieldRow{"Pod", "spec", "!PodSpec", "What is wanted", "Ce qui est souhaité"},
    FieldRow{"Pod", "status", "any", "What is true", "Ce qui est vrai"},
    FieldRow{"PodSpec", "containers", "![Container name]", "The containers of the pod", "Les conteneurs du pod"},
    FieldRow{"PodSpec", "initContainers", "[Container name]", "Run one after the other before the containers",
             "S'exécutent l'un après l'autre avant les conteneurs"},
    FieldRow{"PodSpec", "ephemeralContainers", "[Container name]", "Containers for looking at the others",
             "Conteneurs pour examiner les autres"},
    FieldRow{"PodSpec", "resources", "ResourceRequirements", "CPU and memory of all containers together",
             "Processeur et mémoire de tous les conteneurs ensemble"},
    FieldRow{"PodSpec", "volumes", "[Volume name]", "What containers may mount",
             "Ce que les conteneurs peuvent monter"},
    FieldRow{"PodSpec", "restartPolicy", "enum Always|OnFailure|Never", "When a container that ended is run again",
             "Quand relancer un conteneur terminé"},
    FieldRow{"PodSpec", "terminationGracePeriodSeconds", "int", "Seconds between being asked to end and being killed",
             "Secondes entre la demande d'arrêt et l'arrêt forcé"},
    FieldRow{"PodSpec", "activeDeadlineSeconds", "int", "Seconds after which the pod is ended",
             "Secondes après lesquelles le pod est arrêté"},
    FieldRow{"PodSpec", "dnsPolicy", "enum ClusterFirst|ClusterFirstWithHostNet|Default|None",
             "Where names are looked up", "Où les noms sont résolus"},
    FieldRow{"PodSpec", "dnsConfig", "PodDNSConfig", "More about looking names up", "Précisions sur la résolution"},
    FieldRow{"PodSpec", "nodeSelector", "{string}", "Labels of machines it may run on",
             "Étiquettes des machines possibles"},
    FieldRow{"PodSpec", "nodeName", "string", "The machine it runs on", "La machine où il s'exécute"},
    FieldRow{"PodSpec", "serviceAccountName", "string", "In whose name it acts", "Au nom de qui il agit"},
    FieldRow{"PodSpec", "serviceAccount", "string", "As serviceAccountName", "Comme serviceAccountName"},
    FieldRow{"PodSpec", "automountServiceAccountToken", "bool", "Whether containers see a token of the account",
             "Si les conteneurs voient un jeton du compte"},
    FieldRow{"PodSpec", "hostNetwork", "bool", "Uses the network of the machine", "Utilise le réseau de la machine"},
    FieldRow{"PodSpec", "hostPID", "bool", "Sees all processes of the machine",
             "Voit tous les processus de la machine"},
    FieldRow{"PodSpec", "hostIPC", "bool", "Shares memory with the machine", "Partage la mémoire avec la machine"},
    FieldRow{"PodSpec", "shareProcessNamespace", "bool", "Containers see each other's processes",
             "Les conteneurs voient leurs processus entre eux"},
    FieldRow{"PodSpec", "securityContext", "PodSecurityContext", "As whom containers run",
             "Sous quelle identité tournent les conteneurs"},
    FieldRow{"PodSpec", "imagePullSecrets", "[LocalObjectReference name]", "Logins for registries",
             "Identifiants pour les registres"},
    FieldRow{"PodSpec", "hostname", "string", "Name of the pod as machine", "Nom du pod en tant que machine"},
    FieldRow{"PodSpec", "subdomain", "string", "Domain of the name", "Domaine du nom"},
    FieldRow{"PodSpec", "affinity", "Affinity", "Wishes about machines", "Souhaits sur les machines"},
    FieldRow{"PodSpec", "schedulerName", "string", "Who chooses the machine", "Qui choisit la machine"},
    FieldRow{"PodSpec", "tolerations", "[Toleration]", "Taints of machines that do not matter",
             "Marques de machines tolérées"},
    FieldRow{"PodSpec", "hostAliases", "[HostAlias ip]", "More names for addresses", "Autres noms pour des adresses"},
    FieldRow{"PodSpec", "priorityClassName", "string", "How important it is", "Son importance"},
    FieldRow{"PodSpec", "priority", "int", "How important it is, as a number", "Son importance, en nombre"},
    FieldRow{"PodSpec", "readinessGates", "[PodReadinessGate]", "More conditions for being ready",
             "Autres conditions pour être prêt"},
    FieldRow{"PodSpec", "runtimeClassName", "string", "Which runtime runs it", "Quel moteur l'exécute"},
    FieldRow{"PodSpec", "enableServiceLinks", "bool", "Whether services are in the environment",
             "Si les services sont dans l'environnement"},
    FieldRow{"PodSpec", "preemptionPolicy", "string", "Whether it may push others away",
             "S'il peut en évincer d'autres"},
    FieldRow{"PodSpec", "overhead", "{quantity}", "What the pod itself takes", "Ce que prend le pod lui-même"},
    FieldRow{"PodSpec", "topologySpreadConstraints", "[SpreadConstraint topologyKey]", "How pods are spread",
             "Répartition des pods"},
    FieldRow{"PodSpec", "setHostnameAsFQDN", "bool", "The host name has its domain", "Le nom d'hôte a son domaine"},
    FieldRow{"PodSpec", "os", "PodOS", "Operating system", "Système d'exploitation"},
    FieldRow{"PodSpec", "hostUsers", "bool", "Uses the users of the machine", "Utilise les utilisateurs de la machine"},
    FieldRow{"PodSpec", "schedulingGates", "[any]", "What must happen before a machine is chosen",
             "Ce qui doit arriver avant le choix d'une machine"},
    FieldRow{"PodSpec", "resourceClaims", "[any]", "Devices that are asked for", "Matériels demandés"},
    FieldRow{"PodReadinessGate", "conditionType", "!string", "Type of the condition that must be true",
             "Type de la condition qui doit être vraie"},
    FieldRow{"PodOS", "name", "!enum linux|windows", "Its name", "Son nom"},
    FieldRow{"LocalObjectReference", "name", "string", "Name of the object", "Nom de l'objet"},
    FieldRow{"PodDNSConfig", "nameservers", "[string]", "Addresses of name servers", "Adresses des serveurs de noms"},
    FieldRow{"PodDNSConfig", "searches", "[string]", "Domains to search in", "Domaines de recherche"},
    FieldRow{"PodDNSConfig", "options", "[DNSOption name]", "Options of the resolver", "Options du résolveur"},
    FieldRow{"DNSOption", "name", "string", "Name of the option", "Nom de l'option"},
    FieldRow{"DNSOption", "value", "string", "Its value", "Sa valeur"},
    FieldRow{"HostAlias", "ip", "string", "The address", "L'adresse"},
    FieldRow{"HostAlias", "hostnames", "[string]", "Its names", "Ses noms"},
};

} // namespace

std::span<const FieldRow> podRows()
{
    return kPod;
}

} // namespace darse::kube
