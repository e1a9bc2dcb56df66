// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <QByteArray>

namespace darse::test {

[[nodiscard]] inline QByteArray written(const nlohmann::json& value)
{
    return QByteArray::fromStdString(value.dump());
}

} // namespace darse::test

/// Both are the same, else the test ends and shows them. (QCOMPARE wants to make numbers of QTest's own of a json.)
#define COMPARE_JSON(actual, expected) QCOMPARE(darse::test::written(actual), darse::test::written(expected))
