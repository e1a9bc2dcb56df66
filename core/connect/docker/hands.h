// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/future.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>

namespace darse::connect::docker {

/// The threads that work for one connection: one that hangs slows no other. Lives on the thread of the console; its
/// end stops all work and waits for it, which is short, because every wait can be stopped.
class Hands : public QObject {
    Q_OBJECT
public:
    explicit Hands(QObject* parent = nullptr);
    ~Hands() override;

    /// Does the work on some thread.
    void start(std::function<void(const std::stop_token& stop)> work);
    /// For workers: calls the function on the thread of the console, unless this has gone.
    void home(std::function<void()> function);
    /// Ends everything and takes nothing more.
    void finish();
    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

    /// The work's result as a future. It always ends.
    template <class T>
    [[nodiscard]] backend::Pending<T> ask(std::function<Result<T>(const std::stop_token& stop)> work)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        start([promise, work = std::move(work)](const std::stop_token& stop) {
            promise->addResult(work(stop));
            promise->finish();
        });
        return promise->future();
    }

private:
    QThreadPool m_pool;
    std::stop_source m_stop;
};

/// A worker's end of a stream: what it tells reaches the stream's object on the console's thread, in order, as long as
/// that object lives. A worker that is faster than the console waits.
class Errand : public std::enable_shared_from_this<Errand> {
public:
    Errand(Hands& hands, QObject* owner) : m_hands(hands), m_owner(owner) {}

    [[nodiscard]] const std::stop_token& token() const { return m_token; }
    /// False: nobody listens any more.
    bool tell(std::function<void()> function);

private:
    friend class ErrandHolder;

    Hands& m_hands;
    QPointer<QObject> m_owner; ///< looked at on the console's thread only
    std::stop_token m_token;
    std::mutex m_mutex;
    std::condition_variable_any m_heard;
    int m_underWay = 0;
};

/// A stream's end of an errand. Its destruction stops the worker and does not wait for it.
class ErrandHolder {
public:
    ErrandHolder() = default;
    ErrandHolder(const ErrandHolder&) = delete;
    ErrandHolder& operator=(const ErrandHolder&) = delete;
    ~ErrandHolder() { stop(); }

    void begin(Hands& hands, QObject* owner, std::function<void(Errand& errand)> work);
    void stop() { m_stop.request_stop(); }

private:
    std::stop_source m_stop;
};

} // namespace darse::connect::docker
