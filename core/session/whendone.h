// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>

#include <utility>

namespace darse::session {

/// Calls `function(result)` on the thread of `context` once the future has its result; never when `context` has died
/// first, never when the future ended without a result. The one way to wait for a future in the console.
template <class T, class Context, class Function>
void whenDone(const QFuture<T>& future, Context* context, Function function)
{
    auto* watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, function = std::move(function)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             function(watcher->result());
                     });
    watcher->setFuture(future);
}

} // namespace darse::session
