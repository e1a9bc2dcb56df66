// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <QDateTime>
#include <QMap>
#include <QString>
#include <QStringList>

#include <string>

namespace darse::connect::docker {

using nlohmann::json;

// Readers of what a server says. Servers differ and may lie: what is missing or of another type gives the empty value.

/// The member, or a null value.
[[nodiscard]] const json& member(const json& object, const char* name);
/// The member of the member; "a.b" would not do, because names have dots.
[[nodiscard]] const json& member(const json& object, const char* outer, const char* inner);
[[nodiscard]] QString textOf(const json& value);
[[nodiscard]] QString textOf(const json& object, const char* name);
/// Numbers and numbers in texts; those beyond 64 bits are cut to the range.
[[nodiscard]] qint64 numberOf(const json& object, const char* name);
[[nodiscard]] double realOf(const json& object, const char* name);
[[nodiscard]] bool flagOf(const json& object, const char* name);
/// An array of texts, or one text as a list of one.
[[nodiscard]] QStringList textsOf(const json& object, const char* name);
[[nodiscard]] QMap<QString, QString> mapOf(const json& object, const char* name);
/// Seconds since the epoch, or RFC 3339; invalid for "0001-01-01…", which means never.
[[nodiscard]] QDateTime momentOf(const json& object, const char* name);

/// As a query wants it: everything but letters and digits as %XX.
[[nodiscard]] std::string queryText(const std::string& text);
[[nodiscard]] std::string queryText(const QString& text);
/// For a path: as queryText, but slashes and colons stay, because image names have them.
[[nodiscard]] std::string pathText(const QString& text);

} // namespace darse::connect::docker
