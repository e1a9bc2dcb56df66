// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/containerreading.h"
#include "core/connect/docker/otherreading.h"
#include "core/connect/docker/volumeview.h"

#include <algorithm>
#include <array>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;
using backend::Kind;

/// How a word of the wire is told.
struct Telling {
    QLatin1StringView type;
    QLatin1StringView action;
    QLatin1StringView word;     ///< as a column
    QLatin1StringView sentence; ///< "%1" is the object
};

constexpr std::array kTellings{
    Telling{"container"_L1, "create"_L1, "Created"_L1, "Created container %1"_L1},
    Telling{"container"_L1, "start"_L1, "Started"_L1, "Started container %1"_L1},
    Telling{"container"_L1, "die"_L1, "Ended"_L1, "Container %1 ended"_L1},
    Telling{"container"_L1, "died"_L1, "Ended"_L1, "Container %1 ended"_L1},
    Telling{"container"_L1, "stop"_L1, "Stopped"_L1, "Stopped container %1"_L1},
    Telling{"container"_L1, "kill"_L1, "Signalled"_L1, "Sent a signal to container %1"_L1},
    Telling{"container"_L1, "restart"_L1, "Restarted"_L1, "Restarted container %1"_L1},
    Telling{"container"_L1, "pause"_L1, "Paused"_L1, "Paused container %1"_L1},
    Telling{"container"_L1, "unpause"_L1, "Resumed"_L1, "Resumed container %1"_L1},
    Telling{"container"_L1, "oom"_L1, "OutOfMemory"_L1, "Container %1 reached its memory limit"_L1},
    Telling{"container"_L1, "health_status"_L1, "Health"_L1, "The health of container %1 changed"_L1},
    Telling{"container"_L1, "rename"_L1, "Renamed"_L1, "Renamed container %1"_L1},
    Telling{"container"_L1, "update"_L1, "Updated"_L1, "Changed the limits of container %1"_L1},
    Telling{"container"_L1, "destroy"_L1, "Removed"_L1, "Removed container %1"_L1},
    Telling{"container"_L1, "remove"_L1, "Removed"_L1, "Removed container %1"_L1},
    Telling{"container"_L1, "commit"_L1, "Committed"_L1, "Made an image of container %1"_L1},
    Telling{"image"_L1, "pull"_L1, "Pulled"_L1, "Pulled image %1"_L1},
    Telling{"image"_L1, "push"_L1, "Pushed"_L1, "Pushed image %1"_L1},
    Telling{"image"_L1, "tag"_L1, "Tagged"_L1, "Tagged image %1"_L1},
    Telling{"image"_L1, "untag"_L1, "Untagged"_L1, "Took a name from image %1"_L1},
    Telling{"image"_L1, "delete"_L1, "Removed"_L1, "Removed image %1"_L1},
    Telling{"image"_L1, "remove"_L1, "Removed"_L1, "Removed image %1"_L1},
    Telling{"image"_L1, "load"_L1, "Loaded"_L1, "Loaded image %1"_L1},
    Telling{"image"_L1, "import"_L1, "Imported"_L1, "Imported image %1"_L1},
    Telling{"image"_L1, "save"_L1, "Saved"_L1, "Saved image %1"_L1},
    Telling{"volume"_L1, "create"_L1, "Created"_L1, "Created volume %1"_L1},
    Telling{"volume"_L1, "destroy"_L1, "Removed"_L1, "Removed volume %1"_L1},
    Telling{"network"_L1, "create"_L1, "Created"_L1, "Created network %1"_L1},
    Telling{"network"_L1, "destroy"_L1, "Removed"_L1, "Removed network %1"_L1},
    Telling{"network"_L1, "connect"_L1, "Connected"_L1, "Connected a container to network %1"_L1},
    Telling{"network"_L1, "disconnect"_L1, "Disconnected"_L1, "Disconnected a container from network %1"_L1},
};

std::optional<Kind> kindOf(const QString& type)
{
    static const QMap<QString, Kind> kKinds{{u"container"_s, Kind::Container},
                                            {u"image"_s, Kind::Image},
                                            {u"volume"_s, Kind::Volume},
                                            {u"network"_s, Kind::Network}};
    const auto found = kKinds.constFind(type);
    return found == kKinds.constEnd() ? std::nullopt : std::optional(*found);
}

/// With what the wire tells beside the word: exit codes, signals, health.
QString sentenceOf(const Telling& telling, const QString& name, const json& attributes, const QString& rest)
{
    QString sentence = QString(telling.sentence).arg(name);
    QString exitCode = textOf(attributes, "exitCode");
    if (exitCode.isEmpty())
        exitCode = textOf(attributes, "containerExitCode");
    const QString signal = textOf(attributes, "signal");
    if (telling.word == "Ended"_L1 && !exitCode.isEmpty())
        sentence += u" with code %1"_s.arg(exitCode);
    if (telling.action == "kill"_L1 && !signal.isEmpty())
        sentence += u": %1"_s.arg(signal);
    if (telling.action == "health_status"_L1 && !rest.isEmpty())
        sentence += u": %1"_s.arg(rest);
    return sentence;
}

bool isBad(const Telling& telling, const json& attributes, const QString& rest)
{
    if (telling.word == "Ended"_L1) {
        const QString code = textOf(attributes, "exitCode");
        return !code.isEmpty() && code != "0"_L1 && code != "143"_L1;
    }
    return telling.word == "OutOfMemory"_L1 || rest == "unhealthy"_L1;
}

qint64 nanosecondsOf(const json& line)
{
    const qint64 nano = numberOf(line, "timeNano");
    constexpr qint64 kNanoPerSecond = 1'000'000'000;
    constexpr qint64 kMostSeconds = std::numeric_limits<qint64>::max() / kNanoPerSecond;
    return nano > 0 ? nano : std::clamp<qint64>(numberOf(line, "time"), 0, kMostSeconds) * kNanoPerSecond;
}

} // namespace

std::optional<Happening> happeningOf(const json& line)
{
    const json& actor = member(line, "Actor");
    const json& attributes = member(actor, "Attributes");
    Happening happening;
    happening.type = textOf(line, "Type");
    QString action = textOf(line, "Action");
    if (action.isEmpty())
        action = textOf(line, "status");
    happening.action = action.section(u':', 0, 0);
    const QString rest = action.section(u':', 1).trimmed();
    const QString id = textOf(actor, "ID");
    const QString container = textOf(attributes, "container");
    happening.id = happening.type == "network"_L1 ? container : id;
    const std::optional<Kind> kind = kindOf(happening.type);
    const bool isView = happening.type == "container"_L1 && isViewName(textOf(attributes, "name"));
    if (!kind || happening.action.isEmpty() || isView)
        return std::nullopt;
    const auto* telling = std::ranges::find_if(kTellings, [&happening](const Telling& row) {
        return row.type == happening.type && row.action == happening.action;
    });
    if (telling == kTellings.end())
        return happening;
    auto event = std::make_shared<backend::Event>();
    const qint64 at = nanosecondsOf(line);
    constexpr qint64 kNanoPerMilli = 1'000'000;
    constexpr int kDigits = 20;
    QString name = *kind == Kind::Container ? nameInPod(mapOf(actor, "Attributes")) : QString();
    if (name.isEmpty())
        name = textOf(attributes, "name");
    if (name.isEmpty())
        name = id;
    event->key = u"%1-%2-%3"_s.arg(at, kDigits, 10, QLatin1Char('0')).arg(happening.action, id.left(24));
    event->created = event->lastSeen = QDateTime::fromMSecsSinceEpoch(at / kNanoPerMilli, Qt::UTC);
    event->type = telling->word;
    event->message = sentenceOf(*telling, name, attributes, rest);
    event->name = event->type;
    event->aboutName = name;
    event->about = {*kind, *kind == Kind::Network || *kind == Kind::Volume ? name : id};
    if (*kind == Kind::Image)
        event->about.key = imageKeyOf(id);
    event->project = textOf(attributes, "com.docker.compose.project");
    event->isWarning = isBad(*telling, attributes, rest);
    event->status = event->isWarning ? backend::Status::Warning : backend::Status::Normal;
    happening.event = std::move(event);
    return happening;
}

} // namespace darse::connect::docker
