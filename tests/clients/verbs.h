// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/future.h"

#include <QTest>

#include <cstdio>
#include <optional>

namespace darse::test {

inline constexpr int kVerbPatience = 60'000;

/// Says what went wrong; false.
inline bool failed(const char* what, const std::optional<Error>& error = {})
{
    std::printf("FAILED: %s: %s\n%s\n", what, error ? error->message().c_str() : "",
                error ? error->detail().c_str() : "");
    return false;
}

template <class T>
Result<T> wait(backend::Pending<T> pending)
{
    if (!QTest::qWaitFor([&] { return pending.isFinished(); }, kVerbPatience))
        return Error(ErrorKind::Timeout, "no answer");
    return pending.result();
}

} // namespace darse::test
