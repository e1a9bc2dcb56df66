// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/object.h"

#include <chrono>

namespace darse::api {

/// What each row has beside its cells.
enum class RowObject { Metadata, Whole, None };

struct TableAsked {
    RowObject rowObject = RowObject::Metadata;
    std::uint64_t revision = 0;
    std::chrono::system_clock::time_point now{};
};

/// Objects as rows of the columns that `kubectl get` shows.
[[nodiscard]] nlohmann::json tableOf(const kube::Kind& kind, const std::vector<kube::ObjectPtr>& objects,
                                     const TableAsked& asked);
/// The head of an object without the rest.
[[nodiscard]] nlohmann::json metadataOf(const nlohmann::json& object);

/// "5m3s", "2d", as ages are told.
[[nodiscard]] std::string ageText(std::chrono::seconds age);

} // namespace darse::api
