// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/placementwords.h"

#include "ui/widgets/phrasebook.h"

namespace darse::ui {
namespace {

// Why a pod is placed nowhere: for each machine, in pieces with commas between them.
constexpr const char* kPlacements[] = {
    QT_TRANSLATE_NOOP("events", "%1 nodes are available: %2. preemption: %3"),
    QT_TRANSLATE_NOOP("events", "%1 nodes are available: %2."),
};
constexpr const char* kPlacementPieces[] = {
    QT_TRANSLATE_NOOP("events", "%1 node(s) were unschedulable"),
    QT_TRANSLATE_NOOP("events", "%1 node(s) had untolerated taint {%2}"),
    QT_TRANSLATE_NOOP("events", "%1 node(s) didn't match Pod's node affinity/selector"),
    QT_TRANSLATE_NOOP("events", "%1 node(s) didn't have free ports for the requested pod ports"),
    QT_TRANSLATE_NOOP("events", "%1 node(s) didn't match pod affinity rules"),
    QT_TRANSLATE_NOOP("events", "%1 node(s) didn't match pod anti-affinity rules"),
    QT_TRANSLATE_NOOP("events", "%1 Too many pods"),
    QT_TRANSLATE_NOOP("events", "%1 Insufficient %2"),
    QT_TRANSLATE_NOOP("events", "%1 Preemption is not helpful for scheduling"),
    QT_TRANSLATE_NOOP("events", "%1 No preemption victims found for incoming pod"),
    QT_TRANSLATE_NOOP("events", "%1 node(s) had volume node affinity conflict"),
    QT_TRANSLATE_NOOP("events", "%1 node(s) didn't find available persistent volumes to bind"),
    QT_TRANSLATE_NOOP("events", "pod has unbound immediate PersistentVolumeClaims"),
    QT_TRANSLATE_NOOP("events", "persistentvolumeclaim \"%1\" not found"),
};

enum class Nodes { Asked, OfOthers };

/// Of a pod that nobody takes, and behind it what would be if others had to go.
QString placed(const QString& message, Nodes nodes)
{
    static const Phrasebook kWhole("events", kPlacements);
    static const Phrasebook kPieces("events", kPlacementPieces);
    auto match = kWhole.find(message);
    if (!match) {
        const auto alone = kPieces.find(message);
        const bool isSure = alone && *alone->pattern != '%'; // those that begin with a number are read within the whole
        return isSure ? kPieces.say(alone->pattern, alone->parts) : QString();
    }
    QStringList pieces = match->parts.at(1).split(QStringLiteral(", "));
    for (QString& piece : pieces) {
        if (const auto known = kPieces.find(piece))
            piece = kPieces.say(known->pattern, known->parts);
    }
    match->parts[1] = pieces.join(QStringLiteral(", "));
    if (match->parts.size() > 2 && nodes == Nodes::Asked) {
        if (const QString others = placed(match->parts.back(), Nodes::OfOthers); !others.isEmpty())
            match->parts.back() = others;
    }
    return kWhole.say(match->pattern, match->parts);
}

} // namespace

QString placementText(const QString& message)
{
    return placed(message, Nodes::Asked);
}

} // namespace darse::ui
