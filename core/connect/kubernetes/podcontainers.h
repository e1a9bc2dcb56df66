// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace darse::connect::kubernetes {

/// A container of a cluster: the server knows it by its pod and its name there.
struct ContainerPlace {
    QString pod; ///< key
    QString name;

    /// "default/web/nginx"
    [[nodiscard]] QString key() const { return pod + QLatin1Char('/') + name; }
};

[[nodiscard]] ContainerPlace containerPlace(const QString& key);
/// A pod whose containers are known by their places: readPod() knows them by what their runtime calls them.
[[nodiscard]] backend::ObjectPtr readClusterPod(const nlohmann::json& from);
/// Those of a pod that have been made, as far as the pod tells of them.
[[nodiscard]] backend::ObjectList containersOfPod(const nlohmann::json& from);
/// What a pod says about one of its containers: {"spec": …, "status": …}. Null: nothing.
[[nodiscard]] nlohmann::json containerIn(const nlohmann::json& pod, const QString& name);

} // namespace darse::connect::kubernetes
