// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QFuture>
#include <QFutureWatcher>

#include <type_traits>
#include <utility>

namespace darse::session {

/// Calls `function(result)` on the thread of `context` once the future has ended; never when `context` has died first.
/// A future of Results that ended without one (its maker died) counts as Canceled; any other is passed over in silence.
/// The one way to wait for a future in the console.
template <class T, class Context, class Function>
void whenDone(const QFuture<T>& future, Context* context, Function function)
{
    auto* watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, function = std::move(function)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             function(watcher->result());
                         else if constexpr (std::is_constructible_v<T, Error>)
                             function(T(Error(ErrorKind::Canceled, "the work was given up")));
                     });
    watcher->setFuture(future);
}

} // namespace darse::session
