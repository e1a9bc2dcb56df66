// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/container.h"
#include "core/backend/networking.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace darse::ui {

/// Values as people read them, in the language of the console.

/// Stands where a value is not known: an en dash, never an empty cell that could mean zero.
[[nodiscard]] QString missingValue();

/// "512 B", "48.2 MiB": binary units, three significant digits. Negative values keep their sign.
[[nodiscard]] QString formatBytes(double bytes);
[[nodiscard]] QString formatBytes(std::optional<qint64> bytes);
/// "1.2 MiB/s".
[[nodiscard]] QString formatRate(double bytesPerSecond);

/// The unit that several numbers share, as the labels of an axis do: each is divided by `factor`, `symbol` is said
/// once.
struct UnitScale {
    double factor = 1;
    QString symbol; ///< "MiB"; translated
};
/// The unit in which formatBytes tells `largest`.
[[nodiscard]] UnitScale byteScale(double largest);
/// The unit in which formatRate tells `largest`.
[[nodiscard]] UnitScale rateScale(double largest);

/// "0.25", "1.5", "12", "0.012": without a unit, for columns.
[[nodiscard]] QString formatCores(double cores);
/// "0.25 cores".
[[nodiscard]] QString formatCoresWithUnit(double cores);
/// `share` from 0 to 1: "42 %", below one per cent "0.4 %".
[[nodiscard]] QString formatShare(double share);

/// The largest unit alone: "42 s", "3 min", "5 h", "12 d", "2 y". A moment in the future (clocks differ) counts as now.
[[nodiscard]] QString formatAge(const QDateTime& then, const QDateTime& now);
/// The two largest units: "42 s", "3 min 5 s", "2 h 10 min", "4 d 3 h".
[[nodiscard]] QString formatDuration(std::chrono::seconds duration);
/// Local date and time to the second, for tooltips and facts.
[[nodiscard]] QString formatMoment(const QDateTime& moment);

/// "8080 → 80, 53 → 53/udp, 9000": published ones first; "tcp" is left out.
[[nodiscard]] QString joinPorts(const std::vector<backend::PublishedPort>& ports);
/// What this machine opens: "8080, 5353/udp"; empty for none.
[[nodiscard]] QString publishedPorts(const std::vector<backend::PublishedPort>& ports);
/// Where this machine reaches the port: a page for a browser unless it is UDP; empty for one that is not published.
[[nodiscard]] QString addressOf(const backend::PublishedPort& port);
/// The pages among them, each once.
[[nodiscard]] QStringList pagesOf(const std::vector<backend::PublishedPort>& ports);
/// "http 80 → 8080, 53/udp".
[[nodiscard]] QString joinPorts(const std::vector<backend::ServicePort>& ports);

/// The first twelve digits of an id or digest, without "sha256:"; other texts as they are.
[[nodiscard]] QString shortId(const QString& id);
/// "a=1, b=2".
[[nodiscard]] QString joinPairs(const QMap<QString, QString>& pairs, const QString& separator);

} // namespace darse::ui
