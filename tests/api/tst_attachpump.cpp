// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/attach.h"
#include "core/net/fdtransport.h"
#include "tests/support/verify.h"

#include <QTest>

#include <condition_variable>
#include <future>
#include <mutex>
#include <sys/socket.h>
#include <unistd.h>

using namespace darse;
using namespace darse::api;
using namespace std::chrono_literals;
using runtime::Piece;
using runtime::Stream;

namespace {

/// A process that says what it is told to say, and keeps what it hears.
class FakeProcess final : public runtime::Streams {
public:
    void says(Stream stream, std::string text)
    {
        const std::scoped_lock lock(m_mutex);
        m_said.emplace_back(stream, std::move(text));
        m_changed.notify_all();
    }
    void ends()
    {
        const std::scoped_lock lock(m_mutex);
        m_hasEnded = true;
        m_changed.notify_all();
    }
    [[nodiscard]] std::string heard() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_heard;
    }
    [[nodiscard]] bool isInputClosed() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_isInputClosed;
    }

    Result<std::optional<Piece>> read(const std::stop_token& stop) override
    {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, stop, [this] { return !m_said.empty() || m_hasEnded; }))
            return canceled("read");
        if (m_said.empty())
            return std::optional<Piece>();
        m_now = std::move(m_said.front());
        m_said.erase(m_said.begin());
        return std::optional(Piece{m_now.first, m_now.second});
    }
    Result<void> write(std::string_view bytes, const std::stop_token&) override
    {
        const std::scoped_lock lock(m_mutex);
        m_heard.append(bytes);
        return ok();
    }
    Result<void> closeInput() override
    {
        const std::scoped_lock lock(m_mutex);
        m_isInputClosed = true;
        return ok();
    }
    Result<void> resize(container::Size) override { return ok(); }

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<std::pair<Stream, std::string>> m_said;
    std::pair<Stream, std::string> m_now;
    std::string m_heard;
    bool m_hasEnded = false;
    bool m_isInputClosed = false;
};

} // namespace

/// Bytes between a client and a process.
class TestAttachPump : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<FakeProcess> m_process;
    std::unique_ptr<AttachPump> m_pump;
    std::unique_ptr<net::Transport> m_client;
    std::stop_source m_server;
    std::future<AttachEnd> m_end;

    void begin(AttachAsked asked)
    {
        std::array<int, 2> ends{};
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
        m_client = std::make_unique<net::FdTransport>(UniqueFd(ends[0]), "engine");
        m_pump = std::make_unique<AttachPump>(std::make_unique<net::FdTransport>(UniqueFd(ends[1]), "client"),
                                              std::move(asked), m_server.get_token());
        m_end = std::async(std::launch::async, [this] {
            const AttachEnd end = m_pump->run(*m_process);
            m_pump->close();
            return end;
        });
    }
    void send(std::string_view bytes) { VERIFY_OK(writeAll(*m_client, bytes, {Deadline::after(10s), {}})); }
    std::string toTheEnd()
    {
        std::string out;
        std::array<char, 4096> buffer{};
        for (;;) {
            const auto count = m_client->readSome(buffer, {Deadline::after(10s), {}});
            if (!count || *count == 0)
                return count ? out : out + "?";
            out.append(buffer.data(), *count);
        }
    }
    static AttachAsked all() { return {.hasInput = true, .hasOutput = true, .hasErrors = true}; }

private Q_SLOTS:
    void init()
    {
        m_process = std::make_unique<FakeProcess>();
        m_server = {};
    }
    void cleanup()
    {
        m_server.request_stop();
        if (m_end.valid())
            m_end.wait();
        m_pump.reset();
        m_client.reset();
    }

    void outputReachesTheClientInFrames()
    {
        begin(all());
        m_process->says(Stream::Output, "out");
        m_process->says(Stream::Errors, "err");
        m_process->ends();
        QCOMPARE(QByteArray::fromStdString(toTheEnd()),
                 QByteArray("\x01\0\0\0\0\0\0\x03out\x02\0\0\0\0\0\0\x03", 19) + "err");
        m_client.reset();
        QVERIFY(m_end.get() == AttachEnd::Ended);
    }
    void streamsThatAreNotWantedAreLeftOut()
    {
        begin({.hasErrors = true, .form = StreamForm::Raw});
        m_process->says(Stream::Output, "out");
        m_process->says(Stream::Errors, "err");
        m_process->ends();
        QCOMPARE(toTheEnd(), std::string("err"));
    }
    void inputReachesTheProcessAndItsEndToo()
    {
        begin(all());
        send("hello ");
        send("world");
        VERIFY_OK(m_client->shutdownWrite());
        QTRY_VERIFY(m_process->isInputClosed());
        QCOMPARE(m_process->heard(), std::string("hello world"));
        m_process->says(Stream::Output, "x");
        m_process->ends();
        QCOMPARE(toTheEnd().size(), 9U);
        QVERIFY(m_end.get() == AttachEnd::Ended);
    }
    void clientWithoutInputMayEndItsSide()
    {
        begin({.hasOutput = true, .form = StreamForm::Raw});
        VERIFY_OK(m_client->shutdownWrite());
        m_process->says(Stream::Output, "late");
        m_process->ends();
        QCOMPARE(toTheEnd(), std::string("late"));
        QVERIFY(!m_process->isInputClosed());
        QVERIFY(m_end.get() == AttachEnd::Ended);
    }
    void clientThatHangsUpEndsIt()
    {
        begin(all());
        m_client.reset();
        QVERIFY(m_end.get() == AttachEnd::Left);
    }
    void keysDetach()
    {
        AttachAsked asked = all();
        asked.form = StreamForm::Raw;
        asked.detachKeys = "\x10\x11";
        begin(asked);
        send("ls\n\x10");
        send("\x11");
        QCOMPARE(toTheEnd(), std::string());
        QVERIFY(m_end.get() == AttachEnd::Detached);
        QCOMPARE(m_process->heard(), std::string("ls\n"));
        QVERIFY(!m_process->isInputClosed());
    }
    void endOfInputMayDetach()
    {
        AttachAsked asked = all();
        asked.atInputEnd = AtInputEnd::Detaches;
        begin(asked);
        VERIFY_OK(m_client->shutdownWrite());
        QCOMPARE(toTheEnd(), std::string());
        QVERIFY(m_end.get() == AttachEnd::Detached);
        QVERIFY(!m_process->isInputClosed());
    }
    void serverThatEndsEndsIt()
    {
        begin(all());
        m_server.request_stop();
        QVERIFY(m_end.get() == AttachEnd::Left);
    }
    void slowClientHoldsTheProcessBack()
    {
        begin({.hasOutput = true, .form = StreamForm::Raw});
        const std::string piece(65536, 'x');
        for (int i = 0; i < 64; ++i)
            m_process->says(Stream::Output, piece);
        m_process->ends();
        QCOMPARE(toTheEnd().size(), piece.size() * 64);
    }
};

QTEST_GUILESS_MAIN(TestAttachPump)
#include "tst_attachpump.moc"
