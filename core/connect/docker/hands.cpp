// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/hands.h"

#include <utility>

namespace darse::connect::docker {
namespace {

/// Streams hold a thread each while they run.
constexpr int kMostThreads = 64;
/// Batches on their way to the console.
constexpr int kMostUnderWay = 4;

} // namespace

Hands::Hands(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(kMostThreads);
}

Hands::~Hands()
{
    finish();
}

void Hands::finish()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void Hands::start(std::function<void(const std::stop_token& stop)> work)
{
    m_pool.start([work = std::move(work), stop = m_stop.get_token()] { work(stop); });
}

void Hands::home(std::function<void()> function)
{
    QMetaObject::invokeMethod(this, std::move(function), Qt::QueuedConnection);
}

bool Errand::tell(std::function<void()> function)
{
    std::unique_lock lock(m_mutex);
    if (!m_heard.wait(lock, m_token, [this] { return m_underWay < kMostUnderWay; }))
        return false;
    ++m_underWay;
    lock.unlock();
    m_hands.home([self = shared_from_this(), function = std::move(function)] {
        if (self->m_owner && !self->m_token.stop_requested())
            function();
        const std::lock_guard heard(self->m_mutex);
        --self->m_underWay;
        self->m_heard.notify_all();
    });
    return true;
}

void ErrandHolder::begin(Hands& hands, QObject* owner, std::function<void(Errand& errand)> work)
{
    auto errand = std::make_shared<Errand>(hands, owner);
    errand->m_token = m_stop.get_token();
    hands.start([errand, stop = m_stop, work = std::move(work)](const std::stop_token& all) mutable {
        const std::stop_callback both(all, [&stop] { stop.request_stop(); });
        work(*errand);
    });
}

} // namespace darse::connect::docker
