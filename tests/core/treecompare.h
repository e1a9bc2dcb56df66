// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <filesystem>
#include <string>

namespace darse::test {

/// Makes a directory with one of everything that a layer may hold; the program in it gets `capability`. Needs root.
void plantTree(const std::filesystem::path& place, const std::string& capability);

/// What GNU tar makes of a directory, empty when it fails.
[[nodiscard]] std::string tarOf(const std::filesystem::path& place, const QStringList& options);

/// A line for each entry with its kind, mode, owner, times, links, content and attributes, so that two trees can be
/// compared. `isCoarse`: times to the second, because the tar had no more.
[[nodiscard]] QByteArrayList describeTree(const std::filesystem::path& place, bool isCoarse);

} // namespace darse::test
