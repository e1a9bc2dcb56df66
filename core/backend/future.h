// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QPromise>

namespace darse::backend {

/// The border's one-shot: always ends, with a value or with an Error. Watch it with `whenDone` in the console.
template <class T>
using Pending = QFuture<Result<T>>;

/// A future that is already there.
template <class T>
[[nodiscard]] Pending<T> ready(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace darse::backend
