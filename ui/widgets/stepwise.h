// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>

namespace darse::ui {

/// What would hold the window up when it was done at once: one step a turn of the event loop, in order.
class Stepwise final : public QObject {
    Q_OBJECT
public:
    explicit Stepwise(QObject* parent);

    void add(std::function<void()> step);
    /// What has not been done is not done.
    void clear();
    [[nodiscard]] bool isDone() const { return m_steps.empty(); }

private:
    void next();

    std::deque<std::function<void()>> m_steps;
    QTimer m_timer;
};

} // namespace darse::ui
