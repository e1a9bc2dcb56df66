// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/progresswords.h"

#include "ui/widgets/phrasebook.h"

#include <QtGlobal>

namespace darse::ui {
namespace {

// What Docker, Podman and the engine say of a pull, a push and a container that is made anew.
constexpr const char* kSteps[] = {
    QT_TRANSLATE_NOOP("progress", "Already exists"),
    QT_TRANSLATE_NOOP("progress", "Download complete"),
    QT_TRANSLATE_NOOP("progress", "Downloading"),
    QT_TRANSLATE_NOOP("progress", "Extracting"),
    QT_TRANSLATE_NOOP("progress", "Layer already exists"),
    QT_TRANSLATE_NOOP("progress", "Preparing"),
    QT_TRANSLATE_NOOP("progress", "Pull complete"),
    QT_TRANSLATE_NOOP("progress", "Pulling fs layer"),
    QT_TRANSLATE_NOOP("progress", "Pulling from %1"),
    QT_TRANSLATE_NOOP("progress", "Pushed"),
    QT_TRANSLATE_NOOP("progress", "Pushing"),
    QT_TRANSLATE_NOOP("progress", "Retrying in %1"),
    QT_TRANSLATE_NOOP("progress", "Status: Downloaded newer image for %1"),
    QT_TRANSLATE_NOOP("progress", "Status: Image is up to date for %1"),
    QT_TRANSLATE_NOOP("progress", "The push refers to repository [%1]"),
    QT_TRANSLATE_NOOP("progress", "Trying again in 1 second: %1"),
    QT_TRANSLATE_NOOP("progress", "Trying again in %1 seconds: %2"),
    QT_TRANSLATE_NOOP("progress", "Trying again in %1 minutes: %2"),
    QT_TRANSLATE_NOOP("progress", "Verifying Checksum"),
    QT_TRANSLATE_NOOP("progress", "Waiting"),
    QT_TRANSLATE_NOOP("progress", "The old container stops"),
    QT_TRANSLATE_NOOP("progress", "The new container is made"),
    QT_TRANSLATE_NOOP("progress", "The new container starts"),
    QT_TRANSLATE_NOOP("progress", "The old container comes back"),
};

} // namespace

QString progressText(const QString& line)
{
    static const Phrasebook kBook("progress", kSteps);
    if (const auto match = kBook.find(line))
        return kBook.say(match->pattern, match->parts);
    const QString separator = QStringLiteral(": ");
    const qsizetype at = line.indexOf(separator);
    const auto match = at > 0 ? kBook.find(line.mid(at + separator.size())) : std::nullopt;
    return match ? line.first(at) + separator + kBook.say(match->pattern, match->parts) : line;
}

} // namespace darse::ui
