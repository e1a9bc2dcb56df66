// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/schema.h"

#include <array>

namespace darse::kube {
namespace {

constexpr std::array kContainer = {
    FieldRow{"Container", "name", "!string", "Name, unique in the pod", "Nom, unique dans le pod"},
    FieldRow{"Container", "image", "string", "The image it is made of", "L'image dont il est fait"},
    FieldRow{"Container", "imagePullPolicy", "enum Always|IfNotPresent|Never", "When the image is pulled",
             "Quand l'image est récupérée"},
    FieldRow{"Container", "command", "[string]", "Instead of the image's entry point",
             "Au lieu du point d'entrée de l'image"},
    FieldRow{"Container", "args", "[string]", "Arguments, instead of the image's command",
             "Arguments, au lieu de la commande de l'image"},
    FieldRow{"Container", "workingDir", "string", "Where it begins", "Dossier de départ"},
    FieldRow{"Container", "ports", "[ContainerPort containerPort]", "Ports it listens on", "Ports écoutés"},
    FieldRow{"Container", "env", "[EnvVar name]", "Environment variables", "Variables d'environnement"},
    FieldRow{"Container", "envFrom", "[EnvFromSource]", "Environment from config maps and secrets",
             "Environnement tiré de config maps et secrets"},
    FieldRow{"Container", "resources", "ResourceRequirements", "CPU and memory", "Processeur et mémoire"},
    FieldRow{"Container", "volumeMounts", "[VolumeMount mountPath]", "Volumes and where they are seen",
             "Volumes et où ils apparaissent"},
    FieldRow{"Container", "volumeDevices", "[any]", "Block devices", "Périphériques de blocs"},
    FieldRow{"Container", "livenessProbe", "Probe", "Failing restarts the container", "Son échec relance le conteneur"},
    FieldRow{"Container", "readinessProbe", "Probe", "Failing makes the container not ready",
             "Son échec rend le conteneur non prêt"},
    FieldRow{"Container", "startupProbe", "Probe", "Others wait until it succeeds", "Les autres attendent son succès"},
    FieldRow{"Container", "lifecycle", "any", "What is done after the start and before the end",
             "Ce qui se fait après le début et avant la fin"},
    FieldRow{"Container", "terminationMessagePath", "string", "File with the last words", "Fichier des derniers mots"},
    FieldRow{"Container", "terminationMessagePolicy", "enum File|FallbackToLogsOnError", "Where last words come from",
             "D'où viennent les derniers mots"},
    FieldRow{"Container", "securityContext", "SecurityContext", "As whom and with what rights it runs",
             "Sous quelle identité et avec quels droits"},
    FieldRow{"Container", "stdin", "bool", "Keeps its input open", "Garde son entrée ouverte"},
    FieldRow{"Container", "stdinOnce", "bool", "Its input ends with the first who attaches",
             "L'entrée finit avec le premier attaché"},
    FieldRow{"Container", "tty", "bool", "Has a terminal", "A un terminal"},
    FieldRow{"Container", "restartPolicy", "string", "Of an init container that runs on",
             "D'un conteneur d'initialisation qui continue"},
    FieldRow{"Container", "resizePolicy", "[any]", "What happens when resources change",
             "Ce qui se passe quand les ressources changent"},
    FieldRow{"ContainerPort", "containerPort", "!int", "Port of the container", "Port du conteneur"},
    FieldRow{"ContainerPort", "name", "string", "Name of the port", "Nom du port"},
    FieldRow{"ContainerPort", "protocol", "enum TCP|UDP|SCTP", "Protocol", "Protocole"},
    FieldRow{"ContainerPort", "hostPort", "int", "Port of the machine", "Port de la machine"},
    FieldRow{"ContainerPort", "hostIP", "string", "Address of the machine", "Adresse de la machine"},
    FieldRow{"EnvVar", "name", "!string", "Name of the variable", "Nom de la variable"},
    FieldRow{"EnvVar", "value", "string", "Its value, $(NAME) is another variable",
             "Sa valeur, $(NOM) est une autre variable"},
    FieldRow{"EnvVar", "valueFrom", "EnvVarSource", "Where its value comes from", "D'où vient sa valeur"},
    FieldRow{"EnvVarSource", "configMapKeyRef", "KeySelector", "A key of a config map", "Une clé d'une config map"},
    FieldRow{"EnvVarSource", "secretKeyRef", "KeySelector", "A key of a secret", "Une clé d'un secret"},
    FieldRow{"EnvVarSource", "fieldRef", "FieldSelector", "A field of the pod", "Un champ du pod"},
    FieldRow{"EnvVarSource", "resourceFieldRef", "any", "A resource of a container", "Une ressource d'un conteneur"},
    FieldRow{"KeySelector", "name", "string", "Name of the object", "Nom de l'objet"},
    FieldRow{"KeySelector", "key", "!string", "The key in it", "La clé dans l'objet"},
    FieldRow{"KeySelector", "optional", "bool", "It need not exist", "Peut ne pas exister"},
    FieldRow{"FieldSelector", "fieldPath", "!string", "Path of the field, as metadata.name",
             "Chemin du champ, comme metadata.name"},
    FieldRow{"FieldSelector", "apiVersion", "string", "Version of the words", "Version du vocabulaire"},
    FieldRow{"EnvFromSource", "prefix", "string", "Put before every name", "Mis devant chaque nom"},
    FieldRow{"EnvFromSource", "configMapRef", "OptionalReference", "A config map", "Une config map"},
    FieldRow{"EnvFromSource", "secretRef", "OptionalReference", "A secret", "Un secret"},
    FieldRow{"OptionalReference", "name", "string", "Name of the object", "Nom de l'objet"},
    FieldRow{"OptionalReference", "optional", "bool", "It need not exist", "Peut ne pas exister"},
    FieldRow{"ResourceRequirements", "limits", "{quantity}", "The most it may take", "Le maximum permis"},
    FieldRow{"ResourceRequirements", "requests", "{quantity}", "What it is sure to get", "Ce qui lui est garanti"},
    FieldRow{"ResourceRequirements", "claims", "[any]", "Claims of devices", "Demandes de périphériques"},
    FieldRow{"Probe", "exec", "ExecAction", "A command that must succeed", "Une commande qui doit réussir"},
    FieldRow{"Probe", "httpGet", "HTTPGetAction", "A request that must be answered well",
             "Une requête dont la réponse doit être bonne"},
    FieldRow{"Probe", "tcpSocket", "TCPSocketAction", "A port that must be open", "Un port qui doit être ouvert"},
    FieldRow{"Probe", "grpc", "any", "A gRPC health check", "Un contrôle de santé gRPC"},
    FieldRow{"Probe", "initialDelaySeconds", "int", "Seconds before the first try", "Secondes avant le premier essai"},
    FieldRow{"Probe", "timeoutSeconds", "int", "Seconds a try may take", "Secondes permises par essai"},
    FieldRow{"Probe", "periodSeconds", "int", "Seconds between tries", "Secondes entre les essais"},
    FieldRow{"Probe", "successThreshold", "int", "Successes in a row that count", "Succès de suite qui comptent"},
    FieldRow{"Probe", "failureThreshold", "int", "Failures in a row that count", "Échecs de suite qui comptent"},
    FieldRow{"Probe", "terminationGracePeriodSeconds", "int", "Grace when it failed", "Délai après échec"},
    FieldRow{"ExecAction", "command", "[string]", "Program and arguments", "Programme et arguments"},
    FieldRow{"HTTPGetAction", "path", "string", "Path of the request", "Chemin de la requête"},
    FieldRow{"HTTPGetAction", "port", "!intorstring", "Number or name of the port", "Numéro ou nom du port"},
    FieldRow{"HTTPGetAction", "host", "string", "Instead of the pod's address", "Au lieu de l'adresse du pod"},
    FieldRow{"HTTPGetAction", "scheme", "enum HTTP|HTTPS", "How it is asked", "Comment demander"},
    FieldRow{"HTTPGetAction", "httpHeaders", "[any]", "Headers of the request", "En-têtes de la requête"},
    FieldRow{"TCPSocketAction", "port", "!intorstring", "Number or name of the port", "Numéro ou nom du port"},
    FieldRow{"TCPSocketAction", "host", "string", "Instead of the pod's address", "Au lieu de l'adresse du pod"},
};

} // namespace

std::span<const FieldRow> containerRows()
{
    return kContainer;
}

} // namespace darse::kube
