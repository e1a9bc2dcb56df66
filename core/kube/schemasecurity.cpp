// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/schema.h"

#include <array>

namespace darse::kube {
namespace {

constexpr std::array kSecurity = {
    FieldRow{"PodSecurityContext", "runAsUser", "int", "Number of the user", "Numéro de l'utilisateur"},
    FieldRow{"PodSecurityContext", "runAsGroup", "int", "Number of the group", "Numéro du groupe"},
    FieldRow{"PodSecurityContext", "runAsNonRoot", "bool", "Refuses to run as root", "Refuse de tourner en root"},
    FieldRow{"PodSecurityContext", "fsGroup", "int", "Group that owns volumes", "Groupe propriétaire des volumes"},
    FieldRow{"PodSecurityContext", "fsGroupChangePolicy", "string", "When volumes are given to the group",
             "Quand les volumes sont donnés au groupe"},
    FieldRow{"PodSecurityContext", "supplementalGroups", "[int]", "More groups", "Autres groupes"},
    FieldRow{"PodSecurityContext", "supplementalGroupsPolicy", "enum Merge|Strict",
             "Whether the groups that the image gives its user count", "Si les groupes donnés par l'image comptent"},
    FieldRow{"PodSecurityContext", "seLinuxChangePolicy", "string", "How volumes get their label",
             "Comment les volumes reçoivent leur étiquette"},
    FieldRow{"PodSecurityContext", "sysctls", "[Sysctl]", "Settings of the kernel", "Réglages du noyau"},
    FieldRow{"PodSecurityContext", "seLinuxOptions", "SELinuxOptions", "SELinux labels", "Étiquettes SELinux"},
    FieldRow{"PodSecurityContext", "seccompProfile", "SeccompProfile", "Which system calls are allowed",
             "Appels système permis"},
    FieldRow{"PodSecurityContext", "appArmorProfile", "AppArmorProfile", "AppArmor profile", "Profil AppArmor"},
    FieldRow{"PodSecurityContext", "windowsOptions", "any", "Only on Windows", "Seulement sous Windows"},
    FieldRow{"SecurityContext", "runAsUser", "int", "Number of the user", "Numéro de l'utilisateur"},
    FieldRow{"SecurityContext", "runAsGroup", "int", "Number of the group", "Numéro du groupe"},
    FieldRow{"SecurityContext", "runAsNonRoot", "bool", "Refuses to run as root", "Refuse de tourner en root"},
    FieldRow{"SecurityContext", "privileged", "bool", "May do all that root may", "Peut tout ce que peut root"},
    FieldRow{"SecurityContext", "readOnlyRootFilesystem", "bool", "The file system is only read",
             "Système de fichiers en lecture seule"},
    FieldRow{"SecurityContext", "allowPrivilegeEscalation", "bool", "Whether programs may gain rights",
             "Si les programmes peuvent gagner des droits"},
    FieldRow{"SecurityContext", "capabilities", "Capabilities", "Single rights of root", "Droits isolés de root"},
    FieldRow{"SecurityContext", "procMount", "string", "How /proc is seen", "Comment /proc est vu"},
    FieldRow{"SecurityContext", "seLinuxOptions", "SELinuxOptions", "SELinux labels", "Étiquettes SELinux"},
    FieldRow{"SecurityContext", "seccompProfile", "SeccompProfile", "Which system calls are allowed",
             "Appels système permis"},
    FieldRow{"SecurityContext", "appArmorProfile", "AppArmorProfile", "AppArmor profile", "Profil AppArmor"},
    FieldRow{"SecurityContext", "windowsOptions", "any", "Only on Windows", "Seulement sous Windows"},
    FieldRow{"Capabilities", "add", "[string]", "Rights that are added", "Droits ajoutés"},
    FieldRow{"Capabilities", "drop", "[string]", "Rights that are taken", "Droits retirés"},
    FieldRow{"SeccompProfile", "type", "!enum RuntimeDefault|Localhost|Unconfined", "Where the profile comes from",
             "D'où vient le profil"},
    FieldRow{"SeccompProfile", "localhostProfile", "string", "A profile of the machine", "Un profil de la machine"},
    FieldRow{"AppArmorProfile", "type", "!enum RuntimeDefault|Localhost|Unconfined", "Where the profile comes from",
             "D'où vient le profil"},
    FieldRow{"AppArmorProfile", "localhostProfile", "string", "A profile of the machine", "Un profil de la machine"},
    FieldRow{"SELinuxOptions", "user", "string", "Its part about the user", "Sa partie sur l'utilisateur"},
    FieldRow{"SELinuxOptions", "role", "string", "Its part about the role", "Sa partie sur le rôle"},
    FieldRow{"SELinuxOptions", "type", "string", "Its part about the type", "Sa partie sur le type"},
    FieldRow{"SELinuxOptions", "level", "string", "Its part about the level", "Sa partie sur le niveau"},
    FieldRow{"Sysctl", "name", "!string", "Name of the setting", "Nom du réglage"},
    FieldRow{"Sysctl", "value", "!string", "Its value", "Sa valeur"},
};

} // namespace

std::span<const FieldRow> securityRows()
{
    return kSecurity;
}

} // namespace darse::kube
