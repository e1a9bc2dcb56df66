// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/glossary.h"

#include <QCoreApplication>

namespace darse::ui {
namespace {

constexpr Term kTerms[] = {
    {"Address", QT_TRANSLATE_NOOP("glossary", "Where it is reached from inside its network.")},
    {"Subnet", QT_TRANSLATE_NOOP("glossary", "The addresses that this network gives to its containers.")},
    {"Gateway", QT_TRANSLATE_NOOP("glossary", "The address by which its containers reach other networks.")},
    {"Internal",
     QT_TRANSLATE_NOOP("glossary", "A network without a way out: its containers reach each other and nobody else.")},
    {"Without a way out", QT_TRANSLATE_NOOP("glossary", "Its containers reach each other and nobody else.")},
    {"Containers find one another by name",
     QT_TRANSLATE_NOOP("glossary", "Whether the network has a name server of its own.")},
    {"Containers", QT_TRANSLATE_NOOP("glossary", "The containers of it, those that do not run included.")},
    {"Reach", QT_TRANSLATE_NOOP("glossary", "Who can reach it, and how.")},
    {"Type", QT_TRANSLATE_NOOP("glossary", "Which sort of it this is; what it can do depends on that.")},
    {"Selector", QT_TRANSLATE_NOOP("glossary", "The labels by which it finds its pods.")},
    {"Chooses pods with", QT_TRANSLATE_NOOP("glossary", "The labels by which it finds its pods.")},
    {"Endpoints", QT_TRANSLATE_NOOP("glossary", "How many ready pods it leads to; with none, nobody answers.")},
    {"Behind it", QT_TRANSLATE_NOOP("glossary", "The pods that it leads to now.")},
    {"Service", QT_TRANSLATE_NOOP("glossary", "The service that what comes in is led to.")},
    {"Location", QT_TRANSLATE_NOOP("glossary", "The host name and path by which it is reached from outside.")},
    {"TLS", QT_TRANSLATE_NOOP("glossary", "Where the encryption of what comes in ends.")},
    {"TLS ends at", QT_TRANSLATE_NOOP("glossary", "Where the encryption of what comes in ends.")},
    {"Ready", QT_TRANSLATE_NOOP("glossary", "How many work and say so, of how many there are.")},
    {"Ready containers", QT_TRANSLATE_NOOP("glossary", "How many of its containers work and say so.")},
    {"Ready pods", QT_TRANSLATE_NOOP("glossary", "How many of its pods work and say so, of how many are wanted.")},
    {"Up to date", QT_TRANSLATE_NOOP("glossary", "How many pods have the newest version already.")},
    {"Strategy", QT_TRANSLATE_NOOP("glossary", "How a new version takes the place of the old one.")},
    {"Revision", QT_TRANSLATE_NOOP("glossary", "Counts the versions: each change of the template makes a new one.")},
    {"Completions", QT_TRANSLATE_NOOP("glossary", "How many times the work was done, of how many it is to be done.")},
    {"Failures", QT_TRANSLATE_NOOP("glossary", "How often it failed; after too many it is given up.")},
    {"Quality of service",
     QT_TRANSLATE_NOOP(
         "glossary",
         "Who is ended first when the machine runs out of memory: BestEffort, then Burstable, Guaranteed last.")},
    {"Node", QT_TRANSLATE_NOOP("glossary", "The machine that it runs on.")},
    {"Owner", QT_TRANSLATE_NOOP("glossary", "What made it and takes care of it: changes are made there.")},
    {"Plan", QT_TRANSLATE_NOOP("glossary", "What is wanted; the engine works until it is so.")},
    {"Keys", QT_TRANSLATE_NOOP("glossary", "The names under which it keeps values.")},
    {"Entries", QT_TRANSLATE_NOOP("glossary", "How many values it keeps.")},
    {"Files", QT_TRANSLATE_NOOP("glossary", "What it keeps, as files.")},
    {"Object", QT_TRANSLATE_NOOP("glossary", "What it happened to.")},
    {"About", QT_TRANSLATE_NOOP("glossary", "What it happened to, and where to read more.")},
    {"Event", QT_TRANSLATE_NOOP("glossary", "What happened, when, and how often.")},
    {"Message", QT_TRANSLATE_NOOP("glossary", "What happened, in one sentence.")},
    {"Count", QT_TRANSLATE_NOOP("glossary", "How often the same happened.")},
    {"Last seen", QT_TRANSLATE_NOOP("glossary", "When it happened last.")},
    {"System", QT_TRANSLATE_NOOP("glossary", "The operating system of the machine.")},
    {"Operating system", QT_TRANSLATE_NOOP("glossary", "The operating system of the machine.")},
    {"Kernel", QT_TRANSLATE_NOOP(
                   "glossary",
                   "The part of the system that all containers share: there is only one, unlike in virtual machines.")},
    {"Engine", QT_TRANSLATE_NOOP("glossary", "The program that runs the containers, and its version.")},
    {"Runtime",
     QT_TRANSLATE_NOOP("glossary", "The small program that starts one container and steps aside (crun or runc).")},
    {"Control groups",
     QT_TRANSLATE_NOOP("glossary",
                       "The kernel’s way to count and limit what a group of processes uses; version 2 can do more.")},
    {"Rootless",
     QT_TRANSLATE_NOOP(
         "glossary",
         "Whether the engine runs as an ordinary user: root in a container is then nobody special outside.")},
    {"Machine", QT_TRANSLATE_NOOP("glossary", "The machine that the engine runs on.")},
    {"Volumes", QT_TRANSLATE_NOOP("glossary", "The volumes among its mounts.")},
    {"Entry point", QT_TRANSLATE_NOOP("glossary", "The program that gets the command as its arguments.")},
    {"User", QT_TRANSLATE_NOOP("glossary", "As whom the program runs inside; without one, as root.")},
    {"Working folder", QT_TRANSLATE_NOOP("glossary", "The folder inside in which the program starts.")},
    {"Host name", QT_TRANSLATE_NOOP("glossary", "What the program believes that its machine is called.")},
    {"Asked to end by",
     QT_TRANSLATE_NOOP("glossary", "The signal that asks it to end, and how long it gets before it is killed.")},
    {"Under an init", QT_TRANSLATE_NOOP("glossary", "Whether a small program starts it and clears away what its "
                                                    "processes leave behind.")},
    {"Log driver", QT_TRANSLATE_NOOP("glossary", "Where what it writes goes. Not every one can be read here.")},
    {"Name servers", QT_TRANSLATE_NOOP("glossary", "Whom it asks for names, instead of those of the machine.")},
    {"Hosts it knows", QT_TRANSLATE_NOOP("glossary", "Names and addresses that were written into its /etc/hosts.")},
    {"Privileged",
     QT_TRANSLATE_NOOP("glossary", "With all rights of root over the machine: nothing holds it back any more.")},
    {"Own files read-only",
     QT_TRANSLATE_NOOP("glossary", "Whether it can write into its volumes and memory disks only.")},
    {"Capabilities added", QT_TRANSLATE_NOOP("glossary", "Pieces of root’s power that it has beside the usual ones.")},
    {"Capabilities taken away", QT_TRANSLATE_NOOP("glossary", "Pieces of root’s power that it does not have.")},
    {"Security options", QT_TRANSLATE_NOOP("glossary", "What the kernel lets it do, where that is not as usual.")},
    {"Devices", QT_TRANSLATE_NOOP("glossary", "Devices of the machine that it may use.")},
    {"Shared with others",
     QT_TRANSLATE_NOOP("glossary", "What it sees of the machine or of another container, instead of its own.")},
    {"Swap limit", QT_TRANSLATE_NOOP("glossary", "At most so much of its memory is put on the disk.")},
    {"Memory reserved", QT_TRANSLATE_NOOP("glossary", "It is pressed down to this when memory is scarce.")},
    {"Shared memory", QT_TRANSLATE_NOOP("glossary", "The size of its /dev/shm, which databases and browsers use.")},
    {"Process limit", QT_TRANSLATE_NOOP("glossary", "At most so many processes and threads run in it.")},
    {"CPU weight", QT_TRANSLATE_NOOP("glossary", "Its part when all want the processor; 1024 is what most have.")},
    {"On CPUs", QT_TRANSLATE_NOOP("glossary", "It runs on these processors only.")},
    {"Limits of processes", QT_TRANSLATE_NOOP("glossary", "What each of its processes may use: soft and hard limit.")},
    {"Kernel settings", QT_TRANSLATE_NOOP("glossary", "Settings of the kernel that hold for this container alone.")},
};

} // namespace

std::span<const Term> specialTerms()
{
    return kTerms;
}

} // namespace darse::ui
