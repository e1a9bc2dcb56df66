// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/kubernetes/kubewire.h"
#include "core/kube/reading.h"

#include <QString>

namespace darse::connect::kubernetes {

/// The objects of a text; fails when there is none.
[[nodiscard]] Result<kube::Reading> readable(const QString& text, const kube::Vocabulary& words);
/// Where an object of a known kind belongs: in its own namespace, else in `project`, else in the usual one.
/// The object of a text; `space` is that of objects that name none.
[[nodiscard]] Named namedBy(const kube::Written& written, const std::string& space);
/// The project that is shown, else what the configuration says, else the usual one.
[[nodiscard]] std::string spaceMeant(KubeWire& wire, const QString& project);
/// Without what the machine notes: what two versions are compared by.
[[nodiscard]] json essence(json object);

} // namespace darse::connect::kubernetes
