// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/podmeaning.h"

#include "ui/widgets/meaning.h"

#include <QCoreApplication>

namespace darse::ui {
namespace {

constexpr Meaning kMeanings[] = {
    {"/metadata/name", QT_TRANSLATE_NOOP("podmeaning", "What the pod is called: small letters, digits and “-”.")},
    {"/metadata/namespace",
     QT_TRANSLATE_NOOP("podmeaning", "The project that it belongs to. Names need only differ within one.")},
    {"/metadata/labels",
     QT_TRANSLATE_NOOP("podmeaning", "One a line. By them a service finds the pods that it leads to, "
                                     "and a deployment those that are its own.")},
    {"/spec/restartPolicy",
     QT_TRANSLATE_NOOP("podmeaning", "Always: a server. OnFailure: work that must succeed. Never: it is tried once.")},
    {"/spec/containers/*/name",
     QT_TRANSLATE_NOOP("podmeaning", "What the container is called inside the pod: logs and terminals ask for it.")},
    {"/spec/containers/*/image",
     QT_TRANSLATE_NOOP("podmeaning", "The read-only files that it starts from. Without a tag, “latest” is meant.")},
    {"/spec/containers/*/command",
     QT_TRANSLATE_NOOP("podmeaning", "The program, instead of the image’s entry point. No shell reads it.")},
    {"/spec/containers/*/args",
     QT_TRANSLATE_NOOP("podmeaning", "What the program is given, instead of the image’s own command.")},
    {"/spec/containers/*/env",
     QT_TRANSLATE_NOOP("podmeaning", "Texts that the program reads at its start. What comes from a config map or a "
                                     "secret is shown, and changed in the text.")},
    {"/spec/containers/*/ports",
     QT_TRANSLATE_NOOP("podmeaning", "Name and number of what it listens on. 8080:80 opens 8080 of the machine too.")},
    {"/spec/containers/*/volumeMounts",
     QT_TRANSLATE_NOOP("podmeaning",
                       "A volume of the pod, by its name, and the folder inside under which it appears.")},
    {"/spec/containers/*/imagePullPolicy",
     QT_TRANSLATE_NOOP("podmeaning", "Always asks the registry at each start; IfNotPresent only when it is not here.")},
    {"/spec/containers/*/resources/limits/cpu",
     QT_TRANSLATE_NOOP("podmeaning", "500m is half a core. Who wants more is slowed down, not ended.")},
    {"/spec/containers/*/resources/limits/memory",
     QT_TRANSLATE_NOOP("podmeaning", "64Mi are 64 MiB. Who needs more is ended by the kernel (“out of memory”).")},
    {"/spec/containers/*/resources/requests/cpu",
     QT_TRANSLATE_NOOP("podmeaning", "What it gets even when others are busy: its share when there is not enough.")},
    {"/spec/containers/*/resources/requests/memory",
     QT_TRANSLATE_NOOP("podmeaning", "What it surely needs. Who takes more than was set aside is ended first when "
                                     "memory runs out.")},
    {"/spec/containers/*/livenessProbe",
     QT_TRANSLATE_NOOP("podmeaning", "Asked now and then; when the answer is no several times, the container is "
                                     "started again.")},
    {"/spec/containers/*/readinessProbe",
     QT_TRANSLATE_NOOP("podmeaning", "Asked now and then; as long as the answer is no, services lead nobody to it.")},
};

} // namespace

QString podFieldMeaning(const std::string& path)
{
    return meaningIn(kMeanings, path, "podmeaning");
}

} // namespace darse::ui
