// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/objects.h"

namespace darse::connect::kubernetes {

/// Two lists of one kind as one. Both live longer; no key is in both.
class MergedObjects final : public backend::Objects {
public:
    MergedObjects(backend::Objects& one, backend::Objects& other) : m_one(one), m_other(other) {}

    [[nodiscard]] bool isOf(const backend::Objects& one) const { return &m_one == &one; }
    backend::Pending<backend::ObjectList> list() override;
    std::unique_ptr<backend::Watch> watch() override;

private:
    backend::Objects& m_one;
    backend::Objects& m_other;
};

} // namespace darse::connect::kubernetes
