// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/glossary.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>

namespace darse::ui {
namespace {

constexpr Term kTerms[] = {
    {"Name", QT_TRANSLATE_NOOP("glossary", "What it is called. Within one kind, a name belongs to one object only.")},
    {"Status", QT_TRANSLATE_NOOP(
                   "glossary", "What it does now, in one word; point at it for the reason in the engine’s own words.")},
    {"State", QT_TRANSLATE_NOOP("glossary", "What it does now, and why.")},
    {"Reason", QT_TRANSLATE_NOOP("glossary", "Why it is in this state, in the engine’s own words.")},
    {"Age", QT_TRANSLATE_NOOP("glossary", "How long ago it was made; point at it for the exact moment.")},
    {"Created", QT_TRANSLATE_NOOP("glossary", "When it was made.")},
    {"Started", QT_TRANSLATE_NOOP("glossary", "When its program began to run.")},
    {"Finished", QT_TRANSLATE_NOOP("glossary", "When its program ended.")},
    {"Project", QT_TRANSLATE_NOOP(
                    "glossary",
                    "What belongs together: a Compose project, or a namespace. The switch at the top shows one only.")},
    {"Image", QT_TRANSLATE_NOOP("glossary", "The read-only files that it was started from.")},
    {"Image in the store",
     QT_TRANSLATE_NOOP("glossary", "The image by its digest: a tag may have been given to another one since.")},
    {"Command",
     QT_TRANSLATE_NOOP("glossary", "The program that runs, with its arguments; when it ends, the container ends.")},
    {"Process", QT_TRANSLATE_NOOP("glossary", "The number of its first process on this machine.")},
    {"Exit code",
     QT_TRANSLATE_NOOP("glossary", "What the program said when it ended: 0 is well, above 128 a signal ended it.")},
    {"Restarts",
     QT_TRANSLATE_NOOP("glossary",
                       "How often it was started again by itself. Many in a short time mean that it crashes.")},
    {"Restart policy", QT_TRANSLATE_NOOP("glossary", "What the engine does when the program has ended by itself.")},
    {"Health",
     QT_TRANSLATE_NOOP("glossary", "What the health check said last: a command that runs inside now and then.")},
    {"Health check", QT_TRANSLATE_NOOP("glossary", "The command that is run inside now and then: 0 means healthy.")},
    {"Last answer", QT_TRANSLATE_NOOP("glossary", "What the health check wrote when it was run last.")},
    {"Failures in a row",
     QT_TRANSLATE_NOOP("glossary",
                       "How often in succession the health check has said no. After some, it is unhealthy.")},
    {"Ports",
     QT_TRANSLATE_NOOP("glossary",
                       "What reaches this machine at the first number is led to the second one in the container.")},
    {"CPU (cores)", QT_TRANSLATE_NOOP("glossary", "Processor time it uses, in cores: 1.0 is one whole core.")},
    {"CPU limit",
     QT_TRANSLATE_NOOP("glossary", "The most processor time that it gets; who wants more is slowed down, not ended.")},
    {"CPUs", QT_TRANSLATE_NOOP("glossary", "The processor cores of the machine.")},
    {"Waits for CPU",
     QT_TRANSLATE_NOOP("glossary", "The share of time in which something in it could run but had to wait (PSI).")},
    {"Memory",
     QT_TRANSLATE_NOOP("glossary", "What it cannot do without: its working set, without files that are only cached.")},
    {"Memory limit",
     QT_TRANSLATE_NOOP("glossary", "Who needs more than this is ended by the kernel (“out of memory”).")},
    {"Disk read", QT_TRANSLATE_NOOP("glossary", "Bytes that it reads from the disk each second.")},
    {"Disk written", QT_TRANSLATE_NOOP("glossary", "Bytes that it writes to the disk each second.")},
    {"Disk", QT_TRANSLATE_NOOP("glossary",
                               "The room of the disk that the engine keeps everything on, and what is used of it.")},
    {"Received", QT_TRANSLATE_NOOP("glossary", "Bytes that come to it over the network each second.")},
    {"Sent", QT_TRANSLATE_NOOP("glossary", "Bytes that it sends over the network each second.")},
    {"Size", QT_TRANSLATE_NOOP("glossary", "What it takes on the disk.")},
    {"Shared", QT_TRANSLATE_NOOP("glossary", "The part of its size that other images have too: it is kept once.")},
    {"Shared with other images",
     QT_TRANSLATE_NOOP("glossary", "The part of its size that other images have too: it is kept once.")},
    {"Freed when deleted", QT_TRANSLATE_NOOP("glossary", "What would come free on the disk; shared layers stay.")},
    {"Layers",
     QT_TRANSLATE_NOOP("glossary", "Steps of files on top of each other. Images that begin alike share them.")},
    {"Tags",
     QT_TRANSLATE_NOOP("glossary", "Names of the image. A tag can be given to another image later; a digest cannot.")},
    {"Digest",
     QT_TRANSLATE_NOOP("glossary", "A fingerprint of the content: the same digest is the same content, everywhere.")},
    {"Platform", QT_TRANSLATE_NOOP("glossary", "The system and processor that its programs are made for.")},
    {"Used by", QT_TRANSLATE_NOOP("glossary", "Containers that need it: as long as there are any, it is not deleted.")},
    {"Driver", QT_TRANSLATE_NOOP("glossary", "The part of the engine that takes care of it.")},
    {"Place", QT_TRANSLATE_NOOP("glossary", "Where it lies on the machine of the engine.")},
    {"Protected", QT_TRANSLATE_NOOP("glossary", "Whether a person has said that it must not be deleted.")},
    {"ID", QT_TRANSLATE_NOOP("glossary", "The number that the engine gave it: it never changes, unlike the name.")},
    {"Identity", QT_TRANSLATE_NOOP("glossary", "What tells it from all others.")},
    {"Labels",
     QT_TRANSLATE_NOOP("glossary", "Notes for people and tools; services and deployments find their pods by them.")},
    {"Mounts", QT_TRANSLATE_NOOP("glossary", "Volumes and folders that appear inside, and under which folder.")},
    {"Networks",
     QT_TRANSLATE_NOOP("glossary",
                       "The networks that it is connected to; within one, containers find each other by name.")},
    {"Network", QT_TRANSLATE_NOOP("glossary", "Whom it can talk to.")},
    {"Part of", QT_TRANSLATE_NOOP("glossary", "What it belongs to, and what takes care of it.")},
    {"Limits and files", QT_TRANSLATE_NOOP("glossary", "What it may use, and what outlives it.")},
    {"Image and command", QT_TRANSLATE_NOOP("glossary", "What it runs, and from which files.")},
};

} // namespace

std::span<const Term> commonTerms()
{
    return kTerms;
}

QString meaningOf(const char* title)
{
    for (const auto terms : {commonTerms(), specialTerms()}) {
        const auto found = std::ranges::find(terms, std::string_view(title), &Term::title);
        if (found != terms.end())
            return QCoreApplication::translate("glossary", found->meaning);
    }
    return {};
}

} // namespace darse::ui
