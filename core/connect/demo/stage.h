// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/demo/pace.h"
#include "core/connect/demo/world.h"

#include <QPointer>

#include <array>
#include <deque>

namespace darse::connect::demo {

/// What all interfaces of the demonstration share: the world, the link to it and who watches.
class Stage {
public:
    Stage(quint64 seed, qint64 start) : world(seed, start) {}

    World world;
    std::optional<Error> lost; ///< why nothing can be reached
    std::map<backend::Kind, std::deque<Error>> failures;

    /// Whether the next call about `kind` may go on; a planned failure is used up.
    [[nodiscard]] Result<void> admit(backend::Kind kind);

    void watch(backend::Kind kind, backend::Watch* watch);
    /// Ends every watch.
    void endWatches(const Error& error);
    /// Brings the world in order and tells what has changed.
    void publish();
    /// Lets workloads take their next step, if anything has changed since the last one.
    void proceed();

    [[nodiscard]] Pace pace() const { return m_pace; }
    /// Answers what was stuck.
    void setPace(Pace pace);
    /// The answer, at the pace that is set.
    template <class T>
    [[nodiscard]] backend::Pending<T> reply(Result<T> result)
    {
        if (m_pace == Pace::Prompt)
            return backend::ready<T>(std::move(result));
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        delay([promise, result = std::move(result)] {
            promise->addResult(result);
            promise->finish();
        });
        return promise->future();
    }

private:
    void delay(std::function<void()> answer);

    quint64 m_settled = 0;    ///< revision that follows from itself
    quint64 m_reconciled = 0; ///< revision that workloads have answered to
    Pace m_pace = Pace::Prompt;
    std::vector<std::function<void()>> m_stuck;
    std::map<backend::Kind, std::vector<QPointer<backend::Watch>>> m_watches;
};

} // namespace darse::connect::demo
