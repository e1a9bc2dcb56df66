// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/schema.h"

#include <array>

namespace darse::kube {
namespace {

// Drivers of other times and of clouds: they are known, and no more.
constexpr std::string_view kElsewhere = "Storage of somebody else";
constexpr std::string_view kElsewhereFr = "Un stockage d'ailleurs";

constexpr std::array kVolume = {
    FieldRow{"Volume", "name", "!string", "Name, unique in the pod", "Nom, unique dans le pod"},
    FieldRow{"Volume", "emptyDir", "EmptyDirVolume", "An empty folder that goes with the pod",
             "Un dossier vide qui disparaît avec le pod"},
    FieldRow{"Volume", "hostPath", "HostPathVolume", "A path of the machine", "Un chemin de la machine"},
    FieldRow{"Volume", "configMap", "ConfigMapVolume", "The keys of a config map as files",
             "Les clés d'une config map en fichiers"},
    FieldRow{"Volume", "secret", "SecretVolume", "The keys of a secret as files", "Les clés d'un secret en fichiers"},
    FieldRow{"Volume", "persistentVolumeClaim", "ClaimVolume", "A volume that outlives the pod",
             "Un volume qui survit au pod"},
    FieldRow{"Volume", "projected", "ProjectedVolume", "Several sources in one folder",
             "Plusieurs sources dans un dossier"},
    FieldRow{"Volume", "downwardAPI", "DownwardVolume", "Fields of the pod as files", "Champs du pod en fichiers"},
    FieldRow{"Volume", "nfs", "any", "A network file system", "Un système de fichiers réseau"},
    FieldRow{"Volume", "csi", "any", "A storage driver", "Un pilote de stockage"},
    FieldRow{"Volume", "ephemeral", "any", "A claim that goes with the pod", "Une demande qui disparaît avec le pod"},
    FieldRow{"Volume", "image", "any", "An image as a folder", "Une image comme dossier"},
    FieldRow{"Volume", "iscsi", "any", "A disk over iSCSI", "Un disque iSCSI"},
    FieldRow{"Volume", "awsElasticBlockStore", "any", kElsewhere, kElsewhereFr},
    FieldRow{"Volume", "azureDisk", "any", kElsewhere, kElsewhereFr},
    FieldRow{"Volume", "azureFile", "any", kElsewhere, kElsewhereFr},
    FieldRow{"Volume", "cephfs", "any", kElsewhere, kElsewhereFr},
    FieldRow{"Volume", "cinder", "any", kElsewhere, kElsewhereFr},
    FieldRow{"Volume", "fc", "any", kElsewhere, kElsewhereFr},
    FieldRow{"Volume", "flexVolume", "any", kElsewhere, kElsewhereFr},
    FieldRow{"Volume", "flocker", "any", kElsewhere, kElsewhereFr},
    FieldRow{"Volume", "gcePersistentDisk", "any", kElsewhere, kElsewhereFr},
    FieldRow{"Volume", "gitRepo", "any", kElsewhere, kElsewhereFr},
    FieldRow{"Volume", "glusterfs", "any", kElsewhere, kElsewhereFr},
    FieldRow{"Volume", "photonPersistentDisk", "any", kElsewhere, kElsewhereFr},
    FieldRow{"Volume", "portworxVolume", "any", kElsewhere, kElsewhereFr},
    FieldRow{"Volume", "quobyte", "any", kElsewhere, kElsewhereFr},
    FieldRow{"Volume", "rbd", "any", kElsewhere, kElsewhereFr},
    FieldRow{"Volume", "scaleIO", "any", kElsewhere, kElsewhereFr},
    FieldRow{"Volume", "storageos", "any", kElsewhere, kElsewhereFr},
    FieldRow{"Volume", "vsphereVolume", "any", kElsewhere, kElsewhereFr},
    FieldRow{"EmptyDirVolume", "medium", "enum |Memory", "Where it lies: disk or Memory",
             "Où il se trouve : disque ou Memory"},
    FieldRow{"EmptyDirVolume", "sizeLimit", "quantity", "The most it may hold", "Contenu maximal"},
    FieldRow{"HostPathVolume", "path", "!string", "Path of the machine", "Chemin de la machine"},
    FieldRow{"HostPathVolume", "type",
             "enum |DirectoryOrCreate|Directory|FileOrCreate|File|Socket|CharDevice|BlockDevice", "What must be there",
             "Ce qui doit s'y trouver"},
    FieldRow{"ConfigMapVolume", "name", "string", "Name of the config map", "Nom de la config map"},
    FieldRow{"ConfigMapVolume", "items", "[KeyToPath]", "Which keys, and their paths",
             "Quelles clés, et leurs chemins"},
    FieldRow{"ConfigMapVolume", "defaultMode", "int", "Mode of the files", "Droits des fichiers"},
    FieldRow{"ConfigMapVolume", "optional", "bool", "It need not exist", "Peut ne pas exister"},
    FieldRow{"SecretVolume", "secretName", "string", "Name of the secret", "Nom du secret"},
    FieldRow{"SecretVolume", "items", "[KeyToPath]", "Which keys, and their paths", "Quelles clés, et leurs chemins"},
    FieldRow{"SecretVolume", "defaultMode", "int", "Mode of the files", "Droits des fichiers"},
    FieldRow{"SecretVolume", "optional", "bool", "It need not exist", "Peut ne pas exister"},
    FieldRow{"ClaimVolume", "claimName", "!string", "Name of the claim", "Nom de la demande"},
    FieldRow{"ClaimVolume", "readOnly", "bool", "It is only read", "En lecture seule"},
    FieldRow{"ProjectedVolume", "sources", "[ProjectedSource]", "What is in the folder", "Contenu du dossier"},
    FieldRow{"ProjectedVolume", "defaultMode", "int", "Mode of the files", "Droits des fichiers"},
    FieldRow{"ProjectedSource", "configMap", "ConfigMapVolume", "The keys of a config map",
             "Les clés d'une config map"},
    FieldRow{"ProjectedSource", "secret", "ConfigMapVolume", "The keys of a secret", "Les clés d'un secret"},
    FieldRow{"ProjectedSource", "downwardAPI", "DownwardVolume", "Fields of the pod", "Champs du pod"},
    FieldRow{"ProjectedSource", "serviceAccountToken", "any", "A token of the cluster", "Un jeton du cluster"},
    FieldRow{"ProjectedSource", "clusterTrustBundle", "any", "Authorities of the cluster", "Autorités du cluster"},
    FieldRow{"DownwardVolume", "items", "[DownwardFile]", "Which fields, and their paths",
             "Quels champs, et leurs chemins"},
    FieldRow{"DownwardVolume", "defaultMode", "int", "Mode of the files", "Droits des fichiers"},
    FieldRow{"DownwardFile", "path", "!string", "Path of the file in the volume", "Chemin du fichier dans le volume"},
    FieldRow{"DownwardFile", "fieldRef", "FieldSelector", "Which field of the pod", "Quel champ du pod"},
    FieldRow{"DownwardFile", "resourceFieldRef", "ResourceSelector", "Which limit of a container",
             "Quelle limite d'un conteneur"},
    FieldRow{"DownwardFile", "mode", "int", "Mode of the file", "Droits du fichier"},
    FieldRow{"PersistentVolumeClaim", "apiVersion", "string", "Version of the words this object is written in",
             "Version du vocabulaire de cet objet"},
    FieldRow{"PersistentVolumeClaim", "kind", "string", "What this object is", "Ce qu'est cet objet"},
    FieldRow{"PersistentVolumeClaim", "metadata", "ObjectMeta", "Name, labels and what else every object has",
             "Nom, étiquettes et ce qu'a tout objet"},
    FieldRow{"PersistentVolumeClaim", "spec", "ClaimSpec", "What is wanted", "Ce qui est souhaité"},
    FieldRow{"PersistentVolumeClaim", "status", "any", "What is true", "Ce qui est vrai"},
    FieldRow{"ClaimSpec", "accessModes", "[string]", "How it may be used", "Modes d'utilisation"},
    FieldRow{"ClaimSpec", "resources", "ResourceRequirements", "How much is wanted", "Taille souhaitée"},
    FieldRow{"ClaimSpec", "storageClassName", "string", "Which kind of storage", "Type de stockage"},
    FieldRow{"ClaimSpec", "volumeName", "string", "Which volume", "Quel volume"},
    FieldRow{"ClaimSpec", "volumeMode", "string", "Files or a raw disk", "Fichiers ou disque brut"},
    FieldRow{"ClaimSpec", "volumeAttributesClassName", "string", "Class of the properties", "Classe des propriétés"},
    FieldRow{"ClaimSpec", "selector", "any", "Which volumes fit", "Volumes qui conviennent"},
    FieldRow{"ClaimSpec", "dataSource", "any", "What it is filled with", "Contenu initial"},
    FieldRow{"ClaimSpec", "dataSourceRef", "any", "What it is filled with", "Contenu initial"},
    FieldRow{"KeyToPath", "key", "!string", "The key", "La clé"},
    FieldRow{"KeyToPath", "path", "!string", "Path of the file in the volume", "Chemin du fichier dans le volume"},
    FieldRow{"KeyToPath", "mode", "int", "Mode of the file", "Droits du fichier"},
    FieldRow{"VolumeMount", "name", "!string", "Name of the volume", "Nom du volume"},
    FieldRow{"VolumeMount", "mountPath", "!string", "Where the container sees it", "Où le conteneur le voit"},
    FieldRow{"VolumeMount", "readOnly", "bool", "It is only read", "En lecture seule"},
    FieldRow{"VolumeMount", "subPath", "string", "Which part of the volume", "Quelle partie du volume"},
    FieldRow{"VolumeMount", "subPathExpr", "string", "The same, with variables", "De même, avec variables"},
    FieldRow{"VolumeMount", "mountPropagation", "string", "Whether later mounts are seen",
             "Si les montages ultérieurs sont vus"},
    FieldRow{"VolumeMount", "recursiveReadOnly", "string", "Whether what is below is only read too",
             "Si le dessous est aussi en lecture seule"},
};

} // namespace

std::span<const FieldRow> volumeRows()
{
    return kVolume;
}

} // namespace darse::kube
