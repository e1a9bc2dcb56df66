// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/demo/world.h"

namespace darse::connect::demo {

/// How a process came to its end.
struct Ending {
    int code = 0;
    backend::Status status = backend::Status::Stopped;
    QString reason;
};

/// A new course of a container: what was scheduled for it is void, who waited for it is told so.
void newCourse(World& world, const QString& key);
/// `action` happens later unless the container is gone or on another course by then.
void later(World& world, const QString& key, Milliseconds delay, std::function<void()> action);
/// Answers who waits for the course, if anybody.
void answer(World& world, const QString& key, const Result<void>& result);

/// Starting, then Running. A container whose image is missing fails with ImagePullBackOff and tries again by itself.
void beginStart(World& world, const QString& key);
/// Running now, without a way there. `since` is when its process began.
void setRunning(World& world, const QString& key, qint64 since);
/// Its process ends now.
void setEnded(World& world, const QString& key, const Ending& ending);
/// Stopping, then `ending`, then `afterwards` if given.
void beginStop(World& world, const QString& key, const Ending& ending, std::function<void()> afterwards = {});
/// Its process ends by itself; the restart policy decides whether it comes back, with a growing delay.
void crash(World& world, const QString& key, const Ending& ending);
void pause(World& world, const QString& key);
void resume(World& world, const QString& key);

/// The key of the image with this reference, empty when there is none.
[[nodiscard]] QString imageKeyOf(const World& world, const QString& reference);

} // namespace darse::connect::demo
