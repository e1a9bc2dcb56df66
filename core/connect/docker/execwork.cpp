// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/execwork.h"

#include <utility>

namespace darse::connect::docker {
namespace {

constexpr std::size_t kMostOutgoing = std::size_t{4} * 1024 * 1024;

class Stream final : public backend::ExecStream {
public:
    Stream(Hands& hands, std::shared_ptr<ExecWork> given) : m_work(std::move(given))
    {
        m_reading.begin(hands, this, [this, work = m_work](Errand& errand) {
            // Only what is told at home may touch this: it may be gone.
            const ExecWork::Listener listener{.started = [this, &errand] { errand.tell([this] { Q_EMIT started(); }); },
                                              .output =
                                                  [this, &errand](const QByteArray& bytes) {
                                                      return errand.tell([this, bytes] { Q_EMIT output(bytes); });
                                                  }};
            const backend::ExecEnd end = work->read(listener, errand.token());
            errand.tell([this, end] { Q_EMIT ended(end); });
        });
        m_feeding.begin(hands, this, [work = m_work](Errand& errand) { work->feed(errand.token()); });
    }

    void write(const QByteArray& bytes) override { m_work->write(bytes); }
    void resize(backend::TerminalSize size) override { m_work->resize(size); }
    void hold() override { m_work->setHeld(true); }
    void release() override { m_work->setHeld(false); }

private:
    std::shared_ptr<ExecWork> m_work;
    ErrandHolder m_reading;
    ErrandHolder m_feeding;
};

} // namespace

ExecWork::ExecWork(backend::ExecOptions options) : m_options(std::move(options))
{
    if (m_options.command.isEmpty())
        m_options.command = backend::shellCommand();
    if (m_options.hasTerminal)
        m_size = m_options.size;
}

void ExecWork::write(const QByteArray& bytes)
{
    const std::lock_guard lock(m_mutex);
    if (m_hasEnded || m_outgoing.size() > kMostOutgoing)
        return;
    m_outgoing.append(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    m_changed.notify_all();
}

void ExecWork::resize(backend::TerminalSize size)
{
    const std::lock_guard lock(m_mutex);
    if (!m_options.hasTerminal)
        return;
    m_size = size;
    m_changed.notify_all();
}

void ExecWork::setHeld(bool isHeld)
{
    const std::lock_guard lock(m_mutex);
    m_isHeld = isHeld;
    m_changed.notify_all();
}

void ExecWork::begun()
{
    const std::lock_guard lock(m_mutex);
    m_hasBegun = true;
    m_changed.notify_all();
}

void ExecWork::finish()
{
    const std::lock_guard lock(m_mutex);
    m_hasEnded = true;
    m_outgoing.clear();
    m_changed.notify_all();
}

bool ExecWork::waitWhileHeld(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait(lock, stop, [this] { return !m_isHeld; });
}

void ExecWork::feed(const std::stop_token& stop)
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        const bool isAlive = m_changed.wait(
            lock, stop, [this] { return m_hasEnded || (m_hasBegun && (m_size.has_value() || !m_outgoing.empty())); });
        if (!isAlive || m_hasEnded)
            return;
        const auto size = std::exchange(m_size, std::nullopt);
        const std::string bytes = std::exchange(m_outgoing, {});
        lock.unlock();
        if (size)
            sendSize(*size, stop);
        if (!bytes.empty() && !sendBytes(bytes, stop))
            return;
    }
}

std::unique_ptr<backend::ExecStream> execStream(Hands& hands, std::shared_ptr<ExecWork> work)
{
    return std::make_unique<Stream>(hands, std::move(work));
}

} // namespace darse::connect::docker
