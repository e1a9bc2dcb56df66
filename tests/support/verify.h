// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtTest>

#include <string>

namespace darse::test {

/// What a result says, for the output of a failing test.
template <class T>
[[nodiscard]] std::string told(const Result<T>& result)
{
    if (result)
        return "no error";
    return std::string(toString(result.error().kind())) + ": " + result.error().message();
}

} // namespace darse::test

/// The result is a success; else the test ends and shows the error.
#define VERIFY_OK(result) QVERIFY2((result).isOk(), darse::test::told(result).c_str())

/// The result is an error of this kind. (QCOMPARE does not work on types that have a toString of their own.)
#define VERIFY_FAILS(result, expected)                                                                                 \
    QVERIFY2(!(result).isOk() && (result).error().kind() == (expected), darse::test::told(result).c_str())
