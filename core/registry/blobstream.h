// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oci/descriptor.h"
#include "core/registry/session.h"

namespace darse::registry {

/// A content that comes from a registry, with as many connections as it takes. For one thread at a time.
class BlobStream {
public:
    BlobStream(std::shared_ptr<Session> session, std::string repository, oci::Descriptor descriptor,
               std::uint64_t offset, RetryTold told = {});

    /// Asks for it, so that the first failure comes before the first byte.
    [[nodiscard]] Result<void> open(const std::stop_token& stop);
    [[nodiscard]] Result<std::size_t> read(std::span<char> into, const std::stop_token& stop);

private:
    [[nodiscard]] Result<void> accept(Answer answer);
    [[nodiscard]] Result<std::size_t> readOnce(std::span<char> into, const std::stop_token& stop);
    [[nodiscard]] Result<void> skip(const std::stop_token& stop);
    [[nodiscard]] Result<std::size_t> finish(const std::stop_token& stop);
    [[nodiscard]] Error lie(const std::string& why) const;
    [[nodiscard]] bool isAtEnd() const { return m_offset == m_descriptor.size; }

    const std::shared_ptr<Session> m_session;
    const std::string m_repository;
    const oci::Descriptor m_descriptor;
    const std::string m_what;
    Patience m_patience;
    std::unique_ptr<net::Exchange> m_exchange;
    std::uint64_t m_offset;
    std::uint64_t m_toSkip = 0; ///< of an answer that begins too early
    int m_cuts = 0;
};

} // namespace darse::registry
