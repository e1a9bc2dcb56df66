// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/duplex.h"
#include "core/net/transport.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/beast/core/error.hpp>

#include <optional>
#include <thread>

namespace darse::net {

/// A Transport as Beast's SyncReadStream and SyncWriteStream. Private to the sources that include Beast.
class BeastStream {
public:
    // Beast asks a WebSocket's stream for an executor; nothing is ever run on it.
    using executor_type = boost::asio::io_context::executor_type;

    BeastStream(Transport& transport, boost::asio::io_context& context) : m_transport(transport), m_context(context) {}

    executor_type get_executor() { return m_context.get_executor(); }

    Wait readWait{Deadline::never(), {}};
    Wait writeWait{Deadline::never(), {}};
    Duplex* duplex = nullptr; ///< with it, its mutex is held by every caller
    /// Why the last call failed; Beast only sees an error code.
    std::optional<Error> failure;

    template <class Buffers>
    std::size_t read_some(const Buffers& buffers, boost::beast::error_code& ec)
    {
        const boost::asio::mutable_buffer buffer = firstFull<boost::asio::mutable_buffer>(buffers);
        if (buffer.size() == 0)
            return 0;
        auto got = readBuffer({static_cast<char*>(buffer.data()), buffer.size()});
        if (got && *got == 0)
            ec = boost::asio::error::eof;
        return finish(std::move(got), ec);
    }
    template <class Buffers>
    std::size_t write_some(const Buffers& buffers, boost::beast::error_code& ec)
    {
        const boost::asio::const_buffer buffer = firstFull<boost::asio::const_buffer>(buffers);
        if (buffer.size() == 0)
            return 0;
        return finish(writeBuffer({static_cast<const char*>(buffer.data()), buffer.size()}), ec);
    }
    // Asked for by the concepts, never called: every call passes an error code.
    template <class Buffers>
    std::size_t read_some(const Buffers& buffers)
    {
        boost::beast::error_code ec;
        return read_some(buffers, ec);
    }
    template <class Buffers>
    std::size_t write_some(const Buffers& buffers)
    {
        boost::beast::error_code ec;
        return write_some(buffers, ec);
    }

    [[nodiscard]] Transport& transport() { return m_transport; }

private:
    template <class Buffer, class Buffers>
    static Buffer firstFull(const Buffers& buffers)
    {
        for (auto it = boost::asio::buffer_sequence_begin(buffers); it != boost::asio::buffer_sequence_end(buffers);
             ++it) {
            if (Buffer buffer(*it); buffer.size() > 0)
                return buffer;
        }
        return Buffer();
    }

    Result<std::size_t> readBuffer(std::span<char> into)
    {
        if (duplex) {
            duplex->mutex.unlock();
            auto ready = m_transport.waitReadable(readWait);
            duplex->mutex.lock();
            TRY(ready);
        }
        return m_transport.readSome(into, readWait);
    }

    Result<std::size_t> writeBuffer(std::string_view data)
    {
        if (!duplex)
            return m_transport.writeSome(data, writeWait);
        if (duplex->isSending && duplex->sender == std::this_thread::get_id()) {
            duplex->mutex.unlock();
            auto result = m_transport.writeSome(data, writeWait);
            duplex->mutex.lock();
            return result;
        }
        duplex->sent.wait(duplex->mutex, [this] { return !duplex->isSending; });
        return m_transport.writeSome(data, readWait);
    }

    std::size_t finish(Result<std::size_t> result, boost::beast::error_code& ec)
    {
        if (result)
            return *result;
        failure = std::move(result).error();
        ec = boost::asio::error::connection_aborted;
        return 0;
    }

    Transport& m_transport;
    boost::asio::io_context& m_context;
};

} // namespace darse::net
