// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"
#include "core/net/transport.h"

namespace darse::net {

/// A transport straight over a connected socket, unix or plain TCP.
class FdTransport final : public Transport {
public:
    /// Takes a connected stream socket and makes it non-blocking.
    FdTransport(UniqueFd socket, std::string peer);

    Result<std::size_t> readSome(std::span<char> into, const Wait& wait) override;
    Result<std::size_t> writeSome(std::string_view data, const Wait& wait) override;
    Result<void> waitReadable(const Wait& wait) override;
    Result<void> shutdownWrite() override;
    void close() override;
    std::string peer() const override { return m_peer; }
    int nativeHandle() const override { return m_socket.get(); }

private:
    UniqueFd m_socket;
    std::string m_peer;
};

} // namespace darse::net
