// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oci/digest.h"

#include <memory>

namespace darse::oci {

/// Computes the digest of a stream as it passes.
class Digester {
public:
    explicit Digester(Algorithm algorithm = Algorithm::Sha256);
    Digester(Digester&&) noexcept;
    Digester& operator=(Digester&&) noexcept;
    ~Digester();

    void add(std::string_view piece);
    /// The digest of all that was added; the digester begins anew.
    [[nodiscard]] Digest finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace darse::oci
