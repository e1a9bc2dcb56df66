// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/transport.h"

#include <algorithm>

namespace darse::net {
namespace {

class PrefixedTransport final : public Transport {
public:
    PrefixedTransport(std::unique_ptr<Transport> inner, std::string prefix) :
        m_inner(std::move(inner)),
        m_prefix(std::move(prefix))
    {
    }

    Result<std::size_t> readSome(std::span<char> into, const Wait& wait) override
    {
        if (m_used == m_prefix.size())
            return m_inner->readSome(into, wait);
        const std::size_t count = m_prefix.copy(into.data(), into.size(), m_used);
        m_used += count;
        return count;
    }
    Result<std::size_t> writeSome(std::string_view data, const Wait& wait) override
    {
        return m_inner->writeSome(data, wait);
    }
    Result<void> waitReadable(const Wait& wait) override
    {
        return m_used < m_prefix.size() ? ok() : m_inner->waitReadable(wait);
    }
    Result<void> shutdownWrite() override { return m_inner->shutdownWrite(); }
    void close() override { m_inner->close(); }
    std::string peer() const override { return m_inner->peer(); }
    int nativeHandle() const override { return m_inner->nativeHandle(); }

private:
    std::unique_ptr<Transport> m_inner;
    std::string m_prefix;
    std::size_t m_used = 0;
};

} // namespace

Result<void> writeAll(Transport& transport, std::string_view data, const Wait& wait)
{
    while (!data.empty()) {
        TRY_DECLARE(const std::size_t count, transport.writeSome(data, wait));
        data.remove_prefix(count);
    }
    return ok();
}

std::unique_ptr<Transport> withPrefix(std::unique_ptr<Transport> transport, std::string prefix)
{
    if (prefix.empty())
        return transport;
    return std::make_unique<PrefixedTransport>(std::move(transport), std::move(prefix));
}

} // namespace darse::net
