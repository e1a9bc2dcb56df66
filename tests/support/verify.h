// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QTest>

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
#define VERIFY_OK(result)                                                                                              \
    do {                                                                                                               \
        const auto& darseVerified = (result);                                                                          \
        QVERIFY2(darseVerified.isOk(), darse::test::told(darseVerified).c_str());                                      \
    } while (false)

/// The result is an error of this kind. (QCOMPARE does not work on types that have a toString of their own.)
#define VERIFY_FAILS(result, expected)                                                                                 \
    do {                                                                                                               \
        const auto& darseVerified = (result);                                                                          \
        QVERIFY2(!darseVerified.isOk() && darseVerified.error().kind() == (expected),                                  \
                 darse::test::told(darseVerified).c_str());                                                            \
    } while (false)
