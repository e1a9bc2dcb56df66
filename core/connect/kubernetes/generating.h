// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/inspection.h"

namespace darse::connect::kubernetes {

/// YAML that makes a container again, as a pod. Containers are inspected in the other language.
[[nodiscard]] backend::Pending<QString> generateOfContainer(backend::Inspection& inspection, const QString& key);

} // namespace darse::connect::kubernetes
