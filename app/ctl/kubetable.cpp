// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the commands about Kubernetes objects.
#include "app/ctl/kubecommands.h"

#include <array>

namespace darse::ctl {
namespace {

using app::Option;

constexpr Option kNamespace{"namespace", 'n', "NAME", "In this namespace instead of \"default\""};
constexpr std::array kSpace = {kNamespace};
constexpr std::array kGet = {
    kNamespace,
    Option{"all-namespaces", 'A', "", "In all namespaces"},
    Option{"selector", 'l', "LABELS", "Only what has these labels: app=web,tier!=db"},
    Option{"output", 'o', "FORM", "wide, yaml or json"},
};
constexpr std::array kDelete = {
    kNamespace,
    Option{"file", 'f', "FILE", "The objects of this file"},
    Option{"grace", '\0', "SECONDS", "How long a pod may take to end"},
};
constexpr std::array kPlay = {
    kNamespace,
    Option{"detach", 'd', "", "Only wait until they run"},
};
constexpr std::array kGate = {
    Option{"close", '\0', "", "Let nobody in any more"},
};
constexpr std::array kGenerate = {
    kNamespace,
    Option{"name", '\0', "NAME", "What the pod is called; else as its first container"},
};

constexpr std::array kCommands = {
    Command{"apply", "FILE...", 1, kAnyNumber, kSpace, "Make or change the objects of YAML files", applyObjects},
    Command{"get", "KIND [NAME]", 1, 2, kGet, "List pods, configmaps, secrets, claims, events, nodes …", getObjects},
    Command{"describe", "KIND NAME", 1, 2, kSpace, "Show an object and what happened to it", describeObject},
    Command{"delete", "[KIND NAME]", 0, 2, kDelete, "Delete an object, or those of a file", deleteObjects},
    Command{"play", "FILE", 1, 1, kPlay, "Apply a YAML file and follow its pods until they end", playFile},
    Command{"generate", "NAME...", 1, kAnyNumber, kGenerate, "Print containers, or pods, as YAML that makes them again",
            generateObjects},
    Command{"kubeconfig", "", 0, 0, kGate, "Let kubectl and others in, on 127.0.0.1, and print what they need for it",
            kubeConfig},
};

} // namespace

std::span<const Command> kubeCommands()
{
    return kCommands;
}

} // namespace darse::ctl
