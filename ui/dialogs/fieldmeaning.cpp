// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/fieldmeaning.h"

#include <QCoreApplication>

namespace darse::ui {
namespace {

struct Meaning {
    PlanField field;
    const char* sentence;
};

constexpr Meaning kMeanings[] = {
    {PlanField::Image, QT_TRANSLATE_NOOP("planmeaning", "The read-only files that the container starts from, with the "
                                                        "command that it runs unless you say another.")},
    {PlanField::Name, QT_TRANSLATE_NOOP("planmeaning", "What you call it, and the name by which others of the same "
                                                       "network find it.")},
    {PlanField::Command, QT_TRANSLATE_NOOP("planmeaning", "The program that the container is: when it ends, the "
                                                          "container ends.")},
    {PlanField::User, QT_TRANSLATE_NOOP("planmeaning", "Who the program is inside, by name or number. Root inside is "
                                                       "not root of this machine when the engine runs as you.")},
    {PlanField::Ports, QT_TRANSLATE_NOOP("planmeaning", "One a line. What reaches this machine at the first number is "
                                                        "led to the second one in the container.")},
    {PlanField::Mounts, QT_TRANSLATE_NOOP("planmeaning", "One a line. A volume or a folder of this machine appears "
                                                         "under a folder inside, and stays when the container goes.")},
    {PlanField::Environment, QT_TRANSLATE_NOOP("planmeaning", "One a line: texts that the program reads at its start. "
                                                              "Anyone who may look at the container can read them.")},
    {PlanField::WorkingDirectory, QT_TRANSLATE_NOOP("planmeaning", "The folder inside in which the program starts.")},
    {PlanField::Network, QT_TRANSLATE_NOOP("planmeaning", "Whom it can talk to. Containers of one network find each "
                                                          "other by name; “none” has none, “host” is this machine’s.")},
    {PlanField::Restart,
     QT_TRANSLATE_NOOP("planmeaning", "What the engine does when the program has ended by itself.")},
    {PlanField::Cpus,
     QT_TRANSLATE_NOOP("planmeaning", "Processor time for each second of the clock: 0.5 is half a core. "
                                      "Who wants more is slowed down, not ended.")},
    {PlanField::Memory,
     QT_TRANSLATE_NOOP("planmeaning", "Who needs more than this is ended by the kernel (“out of "
                                      "memory”). Files that were read count, and are given back first.")},
    {PlanField::Health, QT_TRANSLATE_NOOP("planmeaning", "A command that runs inside now and then: 0 means healthy, "
                                                         "anything else, several times, unhealthy.")},
    {PlanField::HealthInterval, QT_TRANSLATE_NOOP("planmeaning", "The time between two health checks.")},
    {PlanField::AddedCapabilities,
     QT_TRANSLATE_NOOP("planmeaning", "Pieces of root’s power that it gets beside the "
                                      "usual ones, such as NET_ADMIN to change networks.")},
    {PlanField::DroppedCapabilities, QT_TRANSLATE_NOOP("planmeaning", "Pieces of root’s power that it loses; “ALL” "
                                                                      "takes everything. The fewer, the safer.")},
    {PlanField::Entrypoint, QT_TRANSLATE_NOOP("planmeaning", "The program that gets the command as its arguments.")},
    {PlanField::HostName, QT_TRANSLATE_NOOP("planmeaning", "What the program believes that its machine is called.")},
    {PlanField::Labels, QT_TRANSLATE_NOOP("planmeaning", "One a line: notes for people and tools. They change nothing "
                                                         "about how it runs.")},
    {PlanField::Networks, QT_TRANSLATE_NOOP("planmeaning", "One a line: networks that it is in beside the first. After "
                                                           "a comma, “alias=” gives it another name there, and “ip=” a "
                                                           "fixed address.")},
    {PlanField::More, QT_TRANSLATE_NOOP("planmeaning", "One a line, as “docker run” writes them: what has no field of "
                                                       "its own, such as --device /dev/fuse or --tmpfs /run.")},
};

} // namespace

QString fieldMeaning(PlanField field)
{
    for (const Meaning& each : kMeanings) {
        if (each.field == field)
            return QCoreApplication::translate("planmeaning", each.sentence);
    }
    return {};
}

} // namespace darse::ui
