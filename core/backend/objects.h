// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/future.h"
#include "core/backend/object.h"
#include "core/backend/stream.h"

#include <memory>

namespace darse::backend {

/// What can be done with every kind: list, watch, read as YAML, delete.
class Objects {
public:
    virtual ~Objects() = default;

    /// Sorted by key.
    virtual Pending<ObjectList> list() = 0;
    /// Tells what changes after the call.
    virtual std::unique_ptr<Watch> watch() = 0;

    [[nodiscard]] virtual bool hasYaml() const { return false; }
    virtual Pending<QString> yaml(const QString& key);

    [[nodiscard]] virtual bool canRemove() const { return false; }
    virtual Pending<void> remove(const QString& key);
};

} // namespace darse::backend
