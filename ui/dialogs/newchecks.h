// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/newobjects.h"
#include "core/backend/object.h"

#include <QMap>
#include <QStringList>

#include <vector>

namespace darse::ui {

enum class NewField { Name, Driver, Subnet, Gateway, Range, Ipv6, Options, Labels };

/// What is wrong, a sentence for each field that has something wrong.
using NewProblems = QMap<NewField, QString>;
using Existing = std::vector<backend::ObjectPtr>;

[[nodiscard]] NewProblems problemsOf(const backend::NewVolume& volume, const Existing& volumes);
[[nodiscard]] NewProblems problemsOf(const backend::NewNetwork& network, const Existing& networks);

/// "name=value" a line; a name alone has no value. What is no such line is told in `problem`.
[[nodiscard]] QMap<QString, QString> pairsOf(const QString& lines, QString& problem);

} // namespace darse::ui
